#pragma once
// Which statements are worth comparing.
#include <vector>

#include "claim/profile.h"

namespace tawatur {

struct Partner {
  uint32_t statement = 0;
  float telling = 1;  // share of the weight in common that is left where words that are everywhere in the group lose
};

/// Candidate partners b > a of every statement, by words in common.
class PartnerFinder {
 public:
  /// `skip[i]`: statement i is nobody's partner; empty for none. Keeps a reference to `set`.
  PartnerFinder(const ProfileSet& set, const std::vector<bool>& skip);

  /// Ascending; good until the next call. At most 40, those that share most of the shorter statement's weight.
  const std::vector<Partner>& partners_of(uint32_t a);

 private:
  struct Found {
    float share;
    Partner partner;
  };
  /// Not where two statements of one page lie on each other, nor a title with what other pages tell: its body is.
  bool comparable(uint32_t a, uint32_t b) const;

  const ProfileSet& set_;
  std::vector<std::vector<uint32_t>> occurrences_;  // by number of the root
  std::vector<float> weight_;                       // of each statement in this group
  std::vector<float> shared_, shared_here_;         // of the statement at hand with each other: as such, in this group
  std::vector<uint32_t> met_;
  std::vector<Partner> partners_;
  std::vector<Found> found_;
};

}  // namespace tawatur
