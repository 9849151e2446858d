#pragma once
// Pairs of statements that may tell the same fact, and what speaks for it.
#include <vector>

#include "claim/model.h"
#include "claim/pair_memory.h"
#include "claim/profile.h"

namespace tawatur {

struct Pair {
  uint32_t a = 0, b = 0;  // indices into the ProfileSet, a < b
  PairSigns signs{};
  float telling = 1;  // Partner::telling
  float probability = 0;
};

/// How much weaker the same likeness is as evidence in one group of pages than in another: candidates grow as the
/// product of what is told, facts told twice as what is told.
class ChanceOdds {
 public:
  explicit ChanceOdds(const ProfileSet& set);
  /// Natural logarithm of what the odds of a pair are divided by; 0 for pages as long and groups as large as those that
  /// the weights were learnt from.
  float logarithm(const Pair& pair) const;

 private:
  std::vector<float> statements_;  // of the page of each statement
  float of_group_ = 0;
};

/// All pairs worth a look, in order of (a, b): those that share enough rare words. Statements of one page whose texts
/// lie on each other are no pair. Cost: the words' occurrences within the group of pages, with limits for those that
/// are everywhere and for pairs per statement, so that a story of many copies stays linear. `skip[i]`: statement i
/// takes part in no pair. `memory`: where signs are kept for the next time; may be null.
std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip = {},
                             PairMemory* memory = nullptr);

}  // namespace tawatur
