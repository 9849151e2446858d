#include "lineage/lineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "base/fold.h"
#include "base/parallel.h"
#include "lineage/alignment.h"
#include "lineage/formulas.h"
#include "lineage/shingles.h"

namespace tawatur {

const char* name_of(Relation relation) {
  switch (relation) {
    case Relation::copy: return "copy";
    case Relation::edited: return "edited";
    case Relation::shared_passages: return "shared_passages";
    case Relation::rewrite: return "rewrite";
    case Relation::translation: return "translation";
  }
  return "copy";
}

const char* name_of(Direction direction) {
  switch (direction) {
    case Direction::known: return "known";
    case Direction::common_source: return "common_source";
    case Direction::unclear: return "unclear";
  }
  return "unclear";
}

namespace {

// Thresholds of containment: share of the shorter page's words that lie in common passages.
constexpr double copy_share = 0.88, edited_share = 0.45, passages_share = 0.12;
constexpr double least_longer_share = 0.3;    // below it the longer page is a composite that holds the other
constexpr uint32_t least_shared_words = 16;   // fewer are chance
constexpr size_t most_postings = 64;          // a shingle in more pages is a formula
constexpr size_t most_relatives = 40;         // candidates of one page that are aligned, best first
constexpr double least_candidate = 0.04;      // share of rare shingles in common before a pair is aligned

Relation relation_of(double shorter_share, double longer_share) {
  if (shorter_share >= copy_share && longer_share >= copy_share - 0.1) return Relation::copy;
  return shorter_share >= edited_share && longer_share >= least_longer_share ? Relation::edited : Relation::shared_passages;
}

std::vector<uint64_t> distinct(std::vector<uint64_t> shingles) {
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

/// How many of the first i words lie in no formula, for i from 0 to `words`.
std::vector<uint32_t> count_own_words(const std::vector<uint64_t>& shingles, size_t words) {
  std::vector<uint32_t> out(words + 1);
  size_t formula_end = 0;
  for (size_t i = 0; i < words; ++i) {
    if (i < shingles.size() && Formulas::built_in().has(shingles[i])) formula_end = i + shingle_words;
    out[i + 1] = out[i] + (i >= formula_end);
  }
  return out;
}

PassagePair in_bytes(const WordPassage& p, const Reading& a, const WordSequence& wa, const Reading& b, const WordSequence& wb) {
  return {a.analysis.bytes({wa.tokens[p.a_begin], wa.tokens[p.a_end - 1] + 1}), b.analysis.bytes({wb.tokens[p.b_begin], wb.tokens[p.b_end - 1] + 1})};
}

/// Whom a page says it has its report from.
std::string wire_of(const Reading& r) {
  for (const Credit& c : r.speech.credits) {
    if (c.is_wire) return folded(c.name);
  }
  return {};
}

/// Sets which of the two is nearer the origin.
void decide_direction(const Reading& a, const Reading& b, LineageLink& link) {
  const std::string wire_a = wire_of(a), wire_b = wire_of(b);
  const std::string outlet_a = folded(a.page.outlet.value_or("")), outlet_b = folded(b.page.outlet.value_or(""));
  const auto names = [](const std::string& wire, const std::string& outlet) {
    return !wire.empty() && !outlet.empty() && (outlet.find(wire) != std::string::npos || wire.find(outlet) != std::string::npos);
  };
  if (names(wire_b, outlet_a) && !names(wire_a, outlet_b)) {
    link.direction = Direction::known;
    return;
  }
  if (names(wire_a, outlet_b) && !names(wire_b, outlet_a)) {
    std::swap(link.from, link.to);
    link.direction = Direction::known;
    return;
  }
  const bool b_first = a.page.published && b.page.published && b.page.published->seconds < a.page.published->seconds;
  if (b_first) std::swap(link.from, link.to);
  // two outlets that print one text and credit neither the other: both have it from a third
  const bool two_outlets = !outlet_a.empty() && !outlet_b.empty() && outlet_a != outlet_b;
  link.direction = two_outlets || !wire_a.empty() || !wire_b.empty() ? Direction::common_source : Direction::unclear;
}

/// Union of pages by links that are strong enough to weld: a page that only shares passages joins no family's core.
class Groups {
 public:
  explicit Groups(uint32_t count) : parent_(count) {
    for (uint32_t i = 0; i < count; ++i) parent_[i] = i;
  }
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

}  // namespace

struct Lineage::State {
  const Corpus& corpus;
  unsigned threads;
  std::vector<WordSequence> words;
  std::vector<std::vector<uint64_t>> shingles;  // distinct, sorted, without formulas
  std::vector<std::vector<uint32_t>> own_before;  // of each page: how many of the first i words lie in no formula
  boost::unordered_flat_map<uint64_t, std::vector<PageIndex>> pages_of;
  std::vector<LineageLink> links;

  void index_new_pages() {
    const auto first = static_cast<PageIndex>(words.size());
    words.resize(corpus.size()), shingles.resize(corpus.size()), own_before.resize(corpus.size());
    parallel_for(corpus.size() - first, threads, [&](size_t i) {
      const auto p = static_cast<PageIndex>(first + i);
      words[p] = words_of(corpus[p]);
      std::vector<uint64_t> all = shingles_of(words[p]);
      own_before[p] = count_own_words(all, words[p].size());
      std::erase_if(all, [](uint64_t s) { return Formulas::built_in().has(s); });
      shingles[p] = distinct(std::move(all));
    });
    for (PageIndex p = first; p < corpus.size(); ++p) {
      for (const uint64_t s : shingles[p]) {
        std::vector<PageIndex>& list = pages_of[s];
        if (list.size() <= most_postings) list.push_back(p);
      }
    }
  }

  /// Pages before `p` with rare shingles in common, best first.
  std::vector<PageIndex> candidates(PageIndex p) const {
    boost::unordered_flat_map<PageIndex, double> shared;
    double all = 0;
    for (const uint64_t s : shingles[p]) {
      const std::vector<PageIndex>& list = pages_of.find(s)->second;
      if (list.size() > most_postings) continue;
      const double weight = 1.0 / std::sqrt(static_cast<double>(list.size()));
      all += weight;
      for (const PageIndex q : list) {
        if (q < p) shared[q] += weight;
      }
    }
    std::vector<std::pair<double, PageIndex>> order;
    for (const auto& [q, weight] : shared) {
      const double shorter = std::min(all, static_cast<double>(shingles[q].size()));
      if (weight >= least_candidate * shorter) order.emplace_back(-weight, q);
    }
    std::ranges::sort(order);
    if (order.size() > most_relatives) order.resize(most_relatives);
    std::vector<PageIndex> out;
    for (const auto& [weight, q] : order) out.push_back(q);
    return out;
  }

  std::optional<LineageLink> compare(PageIndex p, PageIndex q) const {
    const Alignment alignment = align(words[p], words[q]);
    uint32_t common_p = 0, common_q = 0;
    for (const WordPassage& passage : alignment.passages) {
      common_p += own_before[p][passage.a_end] - own_before[p][passage.a_begin];
      common_q += own_before[q][passage.b_end] - own_before[q][passage.b_begin];
    }
    const uint32_t common = std::min(common_p, common_q);
    const double own_p = std::max(1u, own_before[p].back()), own_q = std::max(1u, own_before[q].back());
    const double shorter = std::min(own_p, own_q), longer = std::max(own_p, own_q);
    const double share = std::min(1.0, common / shorter), longer_share = std::min(1.0, common / longer);
    if (share < passages_share || (common < least_shared_words && share < copy_share)) return std::nullopt;
    LineageLink link;
    link.from = p, link.to = q, link.score = share;
    link.relation = relation_of(share, longer_share);
    decide_direction(corpus[p], corpus[q], link);
    const bool swapped = link.from != p;
    for (const WordPassage& passage : alignment.passages) {
      PassagePair pair = in_bytes(passage, corpus[p], words[p], corpus[q], words[q]);
      if (swapped) std::swap(pair.from, pair.to);
      link.passages.push_back(pair);
    }
    if (swapped) std::ranges::sort(link.passages, {}, [](const PassagePair& x) { return x.from.begin; });
    link.evidence = fmt::format("{} of the shorter page's {} own words stand in {} common passages", common, static_cast<uint32_t>(shorter), link.passages.size());
    return link;
  }
};

Lineage::Lineage(const Corpus& corpus, unsigned threads) : state_(new State{corpus, threads, {}, {}, {}, {}, {}}) {}
Lineage::~Lineage() = default;

void Lineage::update() {
  State& s = *state_;
  const auto first = static_cast<PageIndex>(s.words.size());
  s.index_new_pages();
  std::vector<std::vector<LineageLink>> found(s.corpus.size() - first);
  parallel_for(found.size(), s.threads, [&](size_t i) {
    const auto p = static_cast<PageIndex>(first + i);
    for (const PageIndex q : s.candidates(p)) {
      if (auto link = s.compare(q, p)) found[i].push_back(std::move(*link));
    }
  });
  for (auto& list : found) std::ranges::move(list, std::back_inserter(s.links));
}

std::vector<Family> Lineage::families() const {
  const State& s = *state_;
  Groups groups(s.corpus.size());
  for (const LineageLink& link : s.links) {
    if (link.relation != Relation::shared_passages) groups.join(link.from, link.to);
  }
  // a page with shared passages alone joins the family it shares most with, and welds none
  std::vector<uint32_t> size(s.corpus.size());
  for (PageIndex p = 0; p < s.corpus.size(); ++p) ++size[groups.find(p)];
  std::vector<const LineageLink*> loose;
  for (const LineageLink& link : s.links) {
    if (link.relation == Relation::shared_passages) loose.push_back(&link);
  }
  std::ranges::stable_sort(loose, std::ranges::greater{}, [](const LineageLink* l) { return l->score; });
  for (const LineageLink* link : loose) {
    const uint32_t a = groups.find(link->from), b = groups.find(link->to);
    if (a == b || (size[a] > 1 && size[b] > 1)) continue;
    const uint32_t sum = size[a] + size[b];
    groups.join(a, b);
    size[groups.find(a)] = sum;
  }
  std::vector<Family> out;
  std::vector<uint32_t> index(s.corpus.size(), no_index);
  for (PageIndex p = 0; p < s.corpus.size(); ++p) {
    const uint32_t root = groups.find(p);
    if (size[root] < 2) continue;
    if (index[root] == no_index) {
      index[root] = static_cast<uint32_t>(out.size());
      out.emplace_back();
    }
    out[index[root]].pages.push_back(p);
  }
  for (const LineageLink& link : s.links) {
    const uint32_t a = groups.find(link.from);
    if (index[a] != no_index && a == groups.find(link.to)) out[index[a]].links.push_back(link);
  }
  for (Family& f : out) {
    std::ranges::sort(f.links, {}, [](const LineageLink& l) { return std::pair(l.from, l.to); });
    // the origin is the page that others come from and that comes from none, where one is known
    for (const PageIndex p : f.pages) {
      const bool gives = std::ranges::any_of(f.links, [&](const LineageLink& l) { return l.from == p && l.direction == Direction::known; });
      const bool takes = std::ranges::any_of(f.links, [&](const LineageLink& l) { return l.to == p && l.direction == Direction::known; });
      if (gives && !takes && !f.origin_page) f.origin_page = p;
    }
    if (f.origin_page) continue;
    for (const PageIndex p : f.pages) {
      for (const Credit& c : s.corpus[p].speech.credits) {
        if (c.is_wire && f.origin_name.empty()) f.origin_name = c.name;
      }
    }
  }
  return out;
}

std::vector<uint32_t> Lineage::family_of_pages() const {
  std::vector<uint32_t> out(state_->corpus.size(), no_index);
  const std::vector<Family> all = families();
  for (uint32_t f = 0; f < all.size(); ++f) {
    for (const PageIndex p : all[f].pages) out[p] = f;
  }
  return out;
}

}  // namespace tawatur
