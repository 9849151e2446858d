#pragma once
// What speaks for and against two statements telling one fact.
#include "claim/model.h"
#include "claim/profile.h"

namespace tawatur {

/// All signs but those that need the other pairs (best_of_page, margin, neighbours: rank.h). O(words of a · words of
/// b).
PairSigns signs_of(const Profile& a, const Profile& b);

/// How alike two statements are at first sight, to rank the matches of a page by.
float likeness(const PairSigns& signs);

}  // namespace tawatur
