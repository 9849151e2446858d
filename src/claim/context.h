#pragma once
// What stands around a number or a word in its statement, as the readers of differences look at it.
#include <optional>
#include <string>
#include <vector>

#include "claim/profile.h"

namespace tawatur {

std::string text_of(const Profile& p, ByteSpan span);

/// Rough roots of the telling words within eight tokens of a passage and within the statement, the passage and `unit`
/// aside.
std::vector<uint64_t> context_of(const Profile& p, TokenSpan passage, ByteSpan unit);
uint32_t shared_context(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

/// "The mother of X" speaks of another one than X; "her mother X" of X.
bool tells_another(const Analysis& analysis, const Mention& mention);
/// Whether both passages have people named around them and none in common, or bodies that the other statement does not
/// name, or both statements places: they tell of different ones.
bool names_apart(const Profile& a, TokenSpan passage_a, const Profile& b, TokenSpan passage_b);

/// Days between the publication of two pages, 0 or more; none where one of them is not dated.
std::optional<double> days_between(const Profile& a, const Profile& b);

bool of_one_outlet(const Profile& a, const Profile& b);

}  // namespace tawatur
