#pragma once
// Pairs of statements that may tell the same fact, and what speaks for it.
#include <vector>

#include "claim/model.h"
#include "claim/profile.h"

namespace tawatur {

struct Pair {
  uint32_t a = 0, b = 0;  // indices into the ProfileSet, a < b
  PairSigns signs{};
  float probability = 0;
};

/// All pairs worth a look, in order of (a, b): those that share enough rare words. Statements of one page whose texts
/// lie on each other are no pair. Cost: the words' occurrences within the group of pages, with limits for those that
/// are everywhere and for pairs per statement, so that a story of many copies stays linear. `skip[i]`: statement i
/// takes part in no pair.
std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip = {});

}  // namespace tawatur
