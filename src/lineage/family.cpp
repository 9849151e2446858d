#include "lineage/family.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace tawatur {
namespace {

bool welds(const LineageLink& link) { return link.relation == Relation::copy || link.relation == Relation::edited; }

class Groups {
 public:
  explicit Groups(uint32_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  uint32_t find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = find(a), b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

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

std::vector<Family> group_families(const Corpus& corpus, std::span<const LineageLink> links) {
  Groups groups(corpus.size());
  for (const LineageLink& link : links) {
    if (welds(link)) groups.join(link.from, link.to);
  }
  std::vector<uint32_t> members(corpus.size());
  for (PageIndex p = 0; p < corpus.size(); ++p) ++members[groups.find(p)];
  // a page alone hangs on one page of a family or on another page alone; nothing hangs on what itself hangs
  std::vector<const LineageLink*> loose;
  for (const LineageLink& link : links) {
    if (!welds(link)) loose.push_back(&link);
  }
  std::ranges::sort(loose, {}, [](const LineageLink* l) { return std::tuple(-l->score, l->from, l->to); });
  std::vector<bool> hangs(corpus.size());
  Groups all = groups;
  std::vector<uint32_t> hanging(corpus.size());  // on this page
  for (const LineageLink* link : loose) {
    for (const auto& [page, on] : {std::pair(link->to, link->from), std::pair(link->from, link->to)}) {
      if (members[groups.find(page)] > 1 || hangs[page] || hanging[page] > 0 || hangs[on]) continue;
      all.join(page, on);
      hangs[page] = true, ++hanging[on];
      break;
    }
  }
  std::vector<uint32_t> size(corpus.size()), index(corpus.size(), no_index);
  for (PageIndex p = 0; p < corpus.size(); ++p) ++size[all.find(p)];
  std::vector<Family> out;
  for (PageIndex p = 0; p < corpus.size(); ++p) {
    const uint32_t root = all.find(p);
    if (size[root] < 2) continue;
    if (index[root] == no_index) index[root] = static_cast<uint32_t>(out.size()), out.emplace_back();
    out[index[root]].pages.push_back(p);
  }
  for (const LineageLink& link : links) {
    const uint32_t at = index[all.find(link.from)] != no_index ? index[all.find(link.from)] : index[all.find(link.to)];
    if (at != no_index) out[at].links.push_back(link);
  }
  for (Family& f : out) {
    std::ranges::sort(f.links, {}, [](const LineageLink& l) { return std::pair(l.from, l.to); });
    set_origin(corpus, f);
  }
  return out;
}

}  // namespace tawatur
