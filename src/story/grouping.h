#pragma once
// A partition of the pages at one level, kept up to date as pages come.
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>

#include "story/growing_linkage.h"
#include "story/page_graph.h"
#include "story/ruling.h"
#include "story/settle.h"

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

/// Pages that stay together at a level, whatever their similarity: a page and those that are its text at the level of
/// stories; a story at the level of threads.
class PageBlocks {
 public:
  virtual ~PageBlocks() = default;
  /// All pages of this page's block.
  virtual std::vector<uint32_t> block_of(uint32_t page) const = 0;
};

/// Average linkage, exact: what pages a group has depends on the graph alone, not on the order in which it grew. An
/// update regroups only what the changed pages reach (growing_linkage.h). Stories are parts of such groups.
class Grouping : private LinkSource {
 public:
  Grouping(const PageGraph& graph, GroupLevel level)
      : graph_(graph), level_(level), linkage_(*this, graph.threshold(level)) {}

  /// Regroups around `changed`: pages that are new, whose similarities changed, or whose block did; all pages of such
  /// blocks. `apart` are pairs that a person keeps apart; the pages of a pair that came or went are in `changed`.
  std::vector<Regrouped> update(std::span<const uint32_t> changed, const PageBlocks& blocks,
                                std::span<const ApartPair> apart);
  uint32_t group_of(uint32_t page) const { return group_of_[page]; }
  const PageGroup& group(uint32_t number) const { return groups_[number]; }
  size_t count() const { return groups_.size(); }
  /// How the linkage's group of two pages was judged; nothing where it did not join them or was too great. Works it out
  /// anew: O(its pages²).
  std::optional<PairJudgement> judgement(uint32_t a, uint32_t b, const PageBlocks& blocks) const;
  /// Links read since the beginning (growing_linkage.h).
  uint64_t links_read() const { return linkage_.links_read(); }

 private:
  void append_links(uint32_t page, std::vector<ItemLink>& out) const override;
  /// What in each group is one story (settle.h); greater groups than these stay as they are, for the cost.
  static constexpr size_t most_settled = 1000;
  std::vector<std::vector<uint32_t>> settle(std::vector<std::vector<uint32_t>> groups, const PageBlocks& blocks) const;
  std::vector<Regrouped> rename(std::vector<std::vector<uint32_t>> parts);

  const PageGraph& graph_;
  const GroupLevel level_;
  boost::unordered_flat_map<uint32_t, std::vector<uint32_t>> apart_;  // by page
  GrowingLinkage linkage_;
  std::vector<uint32_t> group_of_;
  std::vector<PageGroup> groups_;
  std::vector<uint8_t> seen_;  // by page, 0 between calls
};

}  // namespace tawatur
