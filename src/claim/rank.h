#pragma once
// How a pair stands among the other pairs of its two pages.
#include <vector>

#include "claim/pair.h"

namespace tawatur {

/// Sets the signs best_of_page, margin and neighbours. O(pairs).
void set_ranks(const ProfileSet& set, std::vector<Pair>& pairs);

}  // namespace tawatur
