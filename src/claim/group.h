#pragma once
// The claims of one group of pages that are compared with each other.
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/pair.h"
#include "claim/profile.h"

namespace tawatur {

/// Where a page comes from, as far as lineage tells.
struct PageOrigin {
  uint32_t family = no_index;
  std::string_view origin_name;  // the credited wire of its family; empty where none
};

/// Everything about a group that the readers of claims (support, conflicts, losses) look at.
struct ComparedGroup {
  const Corpus& corpus;
  const ProfileSet& profiles;
  std::span<const PageOrigin> origins;  // by PageIndex
  float least_link = 0.3f;              // probability from which two members are held against each other
  std::vector<Pair> pairs;              // by (a, b)
  std::vector<std::vector<uint32_t>>
      claims;  // members: indices into `profiles`, ascending; no title told by its article
  size_t pages = 0;

  /// The pair of two statements, null where it was not looked at.
  const Pair* pair_of(uint32_t a, uint32_t b) const;

  /// Calls visit(i, j, pair), i < j, for every pair that was looked at between members[i] and members[j], in order.
  /// `members` ascending. Cost: the pairs of the members, not the square of their number.
  template <class Visit>
  void for_each_pair(std::span<const uint32_t> members, Visit visit) const {
    for (size_t i = 0; i < members.size(); ++i) {
      for (auto p = std::ranges::lower_bound(pairs, members[i], {}, &Pair::a); p != pairs.end() && p->a == members[i];
           ++p) {
        const auto j = std::lower_bound(members.begin(), members.end(), p->b);
        if (j != members.end() && *j == p->b) visit(i, static_cast<size_t>(j - members.begin()), *p);
      }
    }
  }
};

/// Claims, conflicts, losses and timeline of pages that are compared with each other. Deterministic; `memory` (may be
/// null) saves work and changes nothing.
ClaimReport report_of(const Corpus& corpus, std::span<const ComparedPage> pages, std::span<const PageOrigin> origins,
                      const ClaimModel& model, PairMemory* memory = nullptr);

/// Fills pages, outlets and origins of a claim. Pages and outlets are those of all members; an origin is counted only
/// for members that surely tell the same as another page's.
void count_support(const ComparedGroup& group, std::span<const uint32_t> members, Claim& claim);
/// Conflicts between statements that tell one fact, with the claim they belong to; in order of claims.
std::vector<Conflict> find_conflicts(const ComparedGroup& group);
/// What statements lost against their best retelling on every other page, among members of one claim.
std::vector<Loss> find_losses(const ComparedGroup& group);
/// When the claim's fact happened, by its dated members; empty time where none is dated to a year at least.
Event date_of(const ComparedGroup& group, std::span<const uint32_t> members);

}  // namespace tawatur
