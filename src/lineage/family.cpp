#include "lineage/family.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "base/disjoint_sets.h"

namespace tawatur {
namespace {

constexpr size_t most_compared =
    24;  // welding links of a page that are looked at; a text printed more often is one text
constexpr double most_overlap = 0.15;  // of the shorter of two parts that lie apart

bool welds(const LineageLink& link) { return link.relation == Relation::copy || link.relation == Relation::edited; }

/// What of a page stands on the other page of a link.
std::vector<ByteSpan> parts_of(const LineageLink& link, PageIndex page) {
  std::vector<ByteSpan> out;
  for (const PassagePair& p : link.passages) out.push_back(link.from == page ? p.from : p.to);
  std::ranges::sort(out, {}, &ByteSpan::begin);
  return out;
}

uint64_t length_of(std::span<const ByteSpan> parts) {
  return std::accumulate(parts.begin(), parts.end(), uint64_t{0},
                         [](uint64_t sum, ByteSpan s) { return sum + s.end - s.begin; });
}

uint64_t overlap_of(std::span<const ByteSpan> a, std::span<const ByteSpan> b) {
  uint64_t out = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const uint32_t begin = std::max(x->begin, y->begin), end = std::min(x->end, y->end);
    if (begin < end) out += end - begin;
    x->end < y->end ? ++x : ++y;
  }
  return out;
}

/// A round-up of two or three texts reads as edited from each of them: its parts from the one and from the other lie
/// apart, and those two have nothing in common. Its links share passages and weld nothing.
void unweld_round_ups(std::span<LineageLink> links) {
  std::map<PageIndex, std::vector<size_t>> welds_of;
  std::set<std::pair<PageIndex, PageIndex>> linked;
  for (size_t i = 0; i < links.size(); ++i) {
    linked.insert(std::minmax(links[i].from, links[i].to));
    if (!welds(links[i])) continue;
    for (const PageIndex p : {links[i].from, links[i].to}) {
      if (welds_of[p].size() < most_compared) welds_of[p].push_back(i);
    }
  }
  std::set<size_t> loosened;
  for (const auto& [page, all] : welds_of) {
    std::vector<std::vector<ByteSpan>> parts;
    for (const size_t i : all) parts.push_back(parts_of(links[i], page));
    const auto other = [&, p = page](size_t k) {
      return links[all[k]].from == p ? links[all[k]].to : links[all[k]].from;
    };
    for (size_t x = 0; x < all.size(); ++x) {
      for (size_t y = x + 1; y < all.size(); ++y) {
        const uint64_t least = std::min(length_of(parts[x]), length_of(parts[y]));
        if (static_cast<double>(overlap_of(parts[x], parts[y])) > most_overlap * static_cast<double>(least) ||
            linked.contains(std::minmax(other(x), other(y))))
          continue;
        loosened.insert(all[x]), loosened.insert(all[y]);
      }
    }
  }
  for (const size_t i : loosened) links[i].relation = Relation::shared_passages;
}

/// The page that others come from and that comes from none; else the wire that most members credit.
void set_origin(const Corpus& corpus, Family& family) {
  std::set<PageIndex> gave, took;
  for (const LineageLink& l : family.links)
    if (l.direction == Direction::known) gave.insert(l.from), took.insert(l.to);
  for (const PageIndex p : family.pages)
    if (gave.contains(p) && !took.contains(p)) {
      family.origin_page = p;
      return;
    }
  std::map<std::string, size_t> credited;
  for (const PageIndex p : family.pages) {
    for (const Credit& c : corpus[p].speech.credits) {
      if (c.is_wire) ++credited[c.name];
    }
  }
  const auto most = std::ranges::max_element(credited, {}, [](const auto& c) { return c.second; });
  if (most != credited.end()) family.origin_name = most->first;
}

}  // namespace

std::vector<Family> group_families(const Corpus& corpus, std::vector<LineageLink> links) {
  unweld_round_ups(links);
  DisjointSets groups(corpus.size());
  for (const LineageLink& link : links) {
    if (welds(link)) groups.join(link.from, link.to);
  }
  std::vector<uint32_t> members(corpus.size());
  for (PageIndex p = 0; p < corpus.size(); ++p) ++members[groups.root(p)];
  // a page alone hangs on one page of a family or on another page alone; nothing hangs on what itself hangs
  std::vector<const LineageLink*> loose;
  for (const LineageLink& link : links) {
    if (!welds(link)) loose.push_back(&link);
  }
  std::ranges::sort(loose, {}, [](const LineageLink* l) { return std::tuple(-l->score, l->from, l->to); });
  std::vector<bool> hangs(corpus.size());
  DisjointSets all = groups;
  std::vector<uint32_t> hanging(corpus.size());  // on this page
  for (const LineageLink* link : loose) {
    for (const auto& [page, on] : {std::pair(link->to, link->from), std::pair(link->from, link->to)}) {
      if (members[groups.root(page)] > 1 || hangs[page] || hanging[page] > 0 || hangs[on]) continue;
      all.join(page, on);
      hangs[page] = true, ++hanging[on];
      break;
    }
  }
  std::vector<uint32_t> size(corpus.size()), index(corpus.size(), no_index);
  for (PageIndex p = 0; p < corpus.size(); ++p) ++size[all.root(p)];
  std::vector<Family> out;
  for (PageIndex p = 0; p < corpus.size(); ++p) {
    const uint32_t root = all.root(p);
    if (size[root] < 2) continue;
    if (index[root] == no_index) index[root] = static_cast<uint32_t>(out.size()), out.emplace_back();
    out[index[root]].pages.push_back(p);
  }
  for (LineageLink& link : links) {
    const uint32_t at = index[all.root(link.from)] != no_index ? index[all.root(link.from)] : index[all.root(link.to)];
    if (at != no_index) out[at].links.push_back(std::move(link));
  }
  for (Family& f : out) {
    std::ranges::sort(f.links, {}, [](const LineageLink& l) { return std::pair(l.from, l.to); });
    set_origin(corpus, f);
  }
  return out;
}

}  // namespace tawatur
