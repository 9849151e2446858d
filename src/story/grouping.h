#pragma once
// A partition of the pages at one level, kept up to date as pages come.
#include <boost/unordered/unordered_flat_map.hpp>

#include "story/page_graph.h"
#include "story/ruling.h"

namespace tawatur {

struct PageGroup {
  std::vector<uint32_t> pages;  // ascending; empty once its pages are all in others
  uint32_t number = 0;          // stays the group's own
  uint32_t founder = 0;         // the page that it was named for
};

/// A group whose pages became others: what was before, as far as its pages had a group.
struct Regrouped {
  uint32_t group;
  std::vector<uint32_t> came;  // pages that it did not have
  std::vector<uint32_t> from;  // groups that these pages left, ascending, each once; none for new pages alone
};

/// Average linkage, exact: what pages a group has depends on the graph alone, not on the order in which it grew. An
/// update regroups only the pages that chains of links of at least the threshold join to what changed, for no other
/// group can change.
class Grouping {
 public:
  Grouping(const PageGraph& graph, GroupLevel level) : graph_(graph), level_(level) {}

  /// Regroups around the pages in `changed`; `first` gives groups that stay together at this level (stories in
  /// threads), or null.
  std::vector<Regrouped> update(std::span<const uint32_t> changed, std::span<const Ruling> rulings,
                                const Grouping* first);
  uint32_t group_of(uint32_t page) const { return group_of_[page]; }
  const PageGroup& group(uint32_t number) const { return groups_[number]; }
  size_t count() const { return groups_.size(); }

 private:
  std::vector<uint32_t> touched(std::span<const uint32_t> changed, std::span<const Ruling> rulings,
                                const Grouping* first);
  std::vector<std::vector<uint32_t>> partition(std::vector<uint32_t> pages, std::span<const Ruling> rulings,
                                               const Grouping* first) const;
  std::vector<Regrouped> rename(std::vector<std::vector<uint32_t>> parts);

  const PageGraph& graph_;
  const GroupLevel level_;
  std::vector<uint32_t> group_of_;
  std::vector<PageGroup> groups_;
  std::vector<uint8_t> seen_;  // by page, 0 between calls
};

}  // namespace tawatur
