#pragma once
// Where one page denies what another tells.
#include "claim/difference.h"

namespace tawatur {

/// A denial against the act it denies, or a negated act against the same act told without a negation. The words that
/// are denied must stand in the other statement: a statement that tells something else with a "not" in it contradicts
/// nothing.
void differing_polarity(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out);

}  // namespace tawatur
