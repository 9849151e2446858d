#pragma once
// What statements of two pages have in common, kept while groups of pages form, split and merge.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <vector>

#include "claim/claim.h"
#include "claim/model.h"

namespace tawatur {

/// Signs of pairs by two statements, for pairs whose later page is among the newest that came. Pages of different
/// groups may be asked for by several threads at once; one page's pairs by one thread only.
class PairMemory {
 public:
  /// Room for the pairs of `pages` pages in all; forgets those of older pages.
  void make_room(uint32_t pages);
  /// The place for the signs of a pair, and whether they have yet to be written there; null where this page's pairs are
  /// not kept. `earlier` < `later`. Good until the next call with this page.
  struct Place {
    PairSigns* signs = nullptr;
    bool fresh = true;
  };
  Place of(StatementRef earlier, StatementRef later);

 private:
  static constexpr uint32_t kept_pages = 2048;  // some 45 KB each: two weeks of five outlets

  using Signs = boost::unordered_flat_map<uint64_t, PairSigns>;
  uint32_t first_ = 0;          // pages before it are forgotten
  std::vector<Signs> of_page_;  // by later page from first_ on
};

}  // namespace tawatur
