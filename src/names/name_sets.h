#pragma once
// Which of a graph's possible joins hold, and the sets of names that they make.
#include <string>
#include <vector>

#include "base/disjoint_sets.h"
#include "names/name_graph.h"

namespace tawatur {

/// One candidate is taken over others where it is told of on so many times more pages.
inline constexpr size_t dominates = 4;

class NameSets {
 public:
  explicit NameSets(const NameGraph& graph) : graph_(graph) {}

  /// Decides all joins anew from counts over all pages: the same sets whatever the order in which names came. Linear in
  /// names and joins but for sorting.
  void decide();

  /// The set of a name, told by one of its members.
  NameIndex root(NameIndex i) const { return sets_.root(i); }
  /// On how many pages the names of a set stand, each name's own pages counted.
  uint32_t pages(NameIndex root) const { return pages_[root]; }
  /// What joined a name to its set; same_form where nothing did.
  VariantReason why(NameIndex i) const { return why_[i]; }

 private:
  bool holds(const Join& join) const;
  bool used_side_by_side(const Join& join) const;
  bool differ_by_a_vowel(NameIndex a, NameIndex b) const;
  void join_slips_and_spellings();
  void join_shorter_forms(const std::vector<Join>& joins);
  bool is_more_frequent(NameIndex a, NameIndex b) const;
  bool begins_with_conjunction(NameIndex i) const;
  std::string text_of(NameIndex i) const;

  const NameGraph& graph_;
  DisjointSets sets_;
  std::vector<uint32_t> pages_;
  std::vector<VariantReason> why_;
  std::vector<bool> is_conjoined_;  // names whose first letter is a و or ف that was not taken off
};

}  // namespace tawatur
