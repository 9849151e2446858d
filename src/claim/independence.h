#pragma once
// Which tellings of one fact may be independent of each other.
#include <cstdint>
#include <string_view>

#include "claim/pair.h"
#include "claim/profile.h"

namespace tawatur {

/// Whether one telling cannot be held for independent of the other, though lineage ties their pages by nothing: they
/// have a row of words in common that two writers do not find by chance (shorter where one quotes), the same speaker
/// says it, or one gives as its own word what the other has from a speaker. Costs the product of the two lengths.
bool may_depend(const Profile& a, const Profile& b, const Pair& pair);

/// Whether two statements have enough in common, names aside, for one to confirm the other: a cut-off "in a statement
/// to the agency" confirms nothing.
/// And what they have in common must be of someone or something named, or of a number: "in the presence of relatives
/// and friends" tells of many feasts.
bool tells_enough(const Profile& a, const Profile& b);

/// One number for all the names of a medium ("هيئة الإذاعة البريطانية (بي بي سي)", "BBC"); for names that are not
/// listed, for their folded words.
uint64_t medium_key(std::string_view name);

}  // namespace tawatur
