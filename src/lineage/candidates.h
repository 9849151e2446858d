#pragma once
// Which pages are worth comparing: those that share rare shingles, and those that tell the same rare things within
// days.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "lineage/shingles.h"
#include "lineage/telling.h"
#include "names/resolver.h"

namespace tawatur {

/// What lineage keeps of a page.
struct PageTraces {
  static constexpr int64_t no_day = std::numeric_limits<int64_t>::min();
  WordSequence words;
  std::vector<uint64_t> shingles;  // distinct, ascending, without formulas; until the page is in the index
  Telling telling;
  int64_t day = no_day;  // since 1970, of publication
};

PageTraces traces_of(const Reading& reading);

/// What one thread counts in while it looks for relatives; empty between calls.
class RelativeCounts {
 public:
  void add(PageIndex page, double weight) {
    if (sum_[page] == 0) touched_.push_back(page);
    sum_[page] += weight;
  }
  /// Calls visit(page, sum) for every page that was added to, and empties.
  template <class Visit>
  void take(Visit visit) {
    for (const PageIndex page : touched_) visit(page, sum_[page]), sum_[page] = 0;
    touched_.clear();
  }
  /// Before pages up to `count` are added to.
  void fit(size_t count) {
    if (sum_.size() < count) sum_.resize(std::max(count, 2 * sum_.size()), 0.0);
  }

 private:
  std::vector<double> sum_;  // by page
  std::vector<PageIndex> touched_;
};

/// Postings of shingles and of rare words. A page's relatives are looked for among the pages before it, and by how
/// often a shingle was met before it, so that adding pages one by one and all at once give the same.
class TraceIndex {
 public:
  /// All pages of `traces` from `first` on.
  void add(PageIndex first, std::span<const PageTraces> traces, unsigned threads);
  /// Pages before `page`, distinct, best first; bounded. Costs the postings of the page's shingles and marks.
  /// Thread-safe while nothing is added, with counts of one's own.
  std::vector<PageIndex> earlier_relatives(PageIndex page, const PageTraces& traces, RelativeCounts& counts) const;

 private:
  static constexpr size_t part_bits = 6;

  struct Mark {
    PageIndex page;
    float weight;
  };
  /// The pages of a shingle. Nearly all shingles are one page's alone: its number stands here, the others elsewhere.
  struct Postings {
    PageIndex first;
    uint32_t others;  // index into Part::others, or none
  };
  /// Shingles whose hashes begin with the same bits.
  struct Part {
    boost::unordered_flat_map<uint64_t, Postings> pages_of_shingle;
    std::vector<std::vector<PageIndex>> others;  // ascending, without the first
  };
  struct PageFacts {
    int64_t day;
    uint32_t shingles;
  };
  void add(Part& part, PageIndex page, std::span<const uint64_t> shingles);
  std::vector<PageIndex> by_shingles(PageIndex page, const PageTraces& traces, RelativeCounts& counts) const;
  std::vector<PageIndex> by_marks(PageIndex page, const PageTraces& traces, RelativeCounts& counts) const;

  std::array<Part, size_t{1} << part_bits> parts_;
  boost::unordered_flat_map<uint64_t, std::vector<Mark>> pages_of_mark_;
  std::vector<PageFacts> facts_;  // by page
};

}  // namespace tawatur
