#pragma once
// What speaks for and against two statements telling one fact.
#include "claim/model.h"
#include "claim/overlap.h"

namespace tawatur {

/// All signs of the one at hand with another, but those that need the other pairs (best_of_page, margin, neighbours:
/// rank.h). Linear in the other's words, and once for each word that is new to the one at hand linear in its words.
PairSigns signs_of(StatementAtHand& at_hand, const Profile& other);

/// How alike two statements are at first sight, to rank the matches of a page by.
float likeness(const PairSigns& signs);

}  // namespace tawatur
