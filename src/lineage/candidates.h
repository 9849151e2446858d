#pragma once
// Which pages are worth comparing: those that share rare shingles, and those that tell the same rare things within
// days.
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
  std::vector<uint64_t> shingles;  // distinct, ascending, without formulas
  Telling telling;
  int64_t day = no_day;  // since 1970, of publication
};

PageTraces traces_of(const Reading& reading);

/// Postings of shingles and of rare words. A page's relatives are looked for among the pages before it, and by how
/// often a shingle was met before it, so that adding pages one by one and all at once give the same.
class CandidateIndex {
 public:
  /// Pages come in ascending order.
  void add(PageIndex page, const PageTraces& traces);
  /// Pages before `page`, distinct, best first; bounded. Costs the postings of the page's shingles and marks.
  /// Thread-safe while nothing is added.
  std::vector<PageIndex> earlier_relatives(PageIndex page, std::span<const PageTraces> traces) const;

 private:
  struct Mark {
    PageIndex page;
    float weight;
  };
  std::vector<PageIndex> by_shingles(PageIndex page, std::span<const PageTraces> traces) const;
  std::vector<PageIndex> by_marks(PageIndex page, std::span<const PageTraces> traces) const;

  boost::unordered_flat_map<uint64_t, std::vector<PageIndex>> pages_of_shingle_;
  boost::unordered_flat_map<uint64_t, std::vector<Mark>> pages_of_mark_;
};

}  // namespace tawatur
