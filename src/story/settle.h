#pragma once
// What in a group of similar pages is one story: the judgement of parts rather than of pairs of pages.
#include "story/join_signs.h"
#include "story/model.h"

namespace tawatur {

/// From this many pages a group is a giant: its pages are held against it as a whole.
inline constexpr uint32_t least_giant = 15;

/// The tree by which a group grew under average linkage, children before parents. Leaves are blocks.
struct JoinTree {
  static constexpr uint32_t none = UINT32_MAX;
  struct Node {
    uint32_t left = none, right = none;
    double level = 1;             // mean likelihood between its halves; 1 for a leaf
    std::vector<uint32_t> pages;  // ascending
  };
  std::vector<Node> nodes;
  std::vector<uint32_t> roots;
};

/// `blocks` gives each page's label below the number of pages; pages of one label are not parted. Joins down to
/// `threshold`. O(pages²).
JoinTree join_tree(const GroupView& view, std::span<const uint32_t> blocks, double threshold);
/// The same of some pages, ascending, by one of the likelihoods.
JoinTree join_tree(const GroupView& view, std::span<const uint32_t> blocks, std::span<const uint32_t> pages,
                   float Likeness::*likelihood, double threshold);

/// How a part stands to a giant event.
struct PartOfGiant {
  std::vector<uint32_t> pages;
  MemberSigns signs;
};
/// Of a giant's `pages` and of the `others` of its group. Both ascending.
std::vector<PartOfGiant> parts_of_giant(const GroupView& view, std::span<const uint32_t> blocks,
                                        std::span<const uint32_t> pages, std::span<const uint32_t> others);

/// What became of a page when the pages of a giant, and those beside it, were held against it.
enum class GiantVerdict : uint8_t { not_asked, stayed, left, came };

/// The group's pages by story. The cut of the tree is the one with the highest sum of the model's log-odds that two
/// halves are one story, each times the pages of the smaller half (a tree of parts, as in Ward and Marshall, is cut by
/// dynamic programming). Then pages of giants that tell another event in passing leave. The result depends on the view
/// alone. O(pages²).
std::vector<std::vector<uint32_t>> settled(const GroupView& view, std::span<const uint32_t> blocks,
                                           const StoryModel& model);

/// The pages in stories that are no giants, ascending.
std::vector<uint32_t> beside_giants(std::span<const std::vector<uint32_t>> stories);

/// How two pages of one group were judged; worked out anew, for telling a person.
struct PairJudgement {
  bool joined = false;    // whether the cut left them together
  bool by_level = false;  // a giant's halves are joined by their mean likelihood alone
  size_t pages_a = 0,
         pages_b = 0;     // of the two halves that hold one page each, where they meet in the tree; 0: nowhere
  double likelihood = 0;  // that these halves report one event; the mean of their pages' where `by_level`
  GiantVerdict a = GiantVerdict::not_asked, b = GiantVerdict::not_asked;
};
PairJudgement judged_pair(const GroupView& view, std::span<const uint32_t> blocks, const StoryModel& model, uint32_t a,
                          uint32_t b);

/// The first step alone, for training the second.
std::vector<std::vector<uint32_t>> cut(const GroupView& view, std::span<const uint32_t> blocks,
                                       const StoryModel& model);

}  // namespace tawatur
