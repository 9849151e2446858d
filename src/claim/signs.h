#pragma once
// What speaks for and against two statements telling one fact.
#include "claim/model.h"
#include "claim/overlap.h"

namespace tawatur {

/// The signs that depend on the two statements' pages alone. Linear in the other's words, and once for each word that
/// is new to the one at hand linear in its words.
PairSigns signs_of(StatementAtHand& at_hand, const Profile& other);

/// Those that depend on the group as well: entities, speakers, stories. The rest needs the other pairs (best_of_page,
/// margin, neighbours: rank.h).
void set_group_signs(const Profile& a, const Profile& b, PairSigns& signs);

/// How alike two statements are at first sight, to rank the matches of a page by.
float likeness(const PairSigns& signs);

}  // namespace tawatur
