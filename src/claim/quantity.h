#pragma once
// Where two statements count one thing differently.
#include "claim/difference.h"

namespace tawatur {

/// Numbers of one unit that do not agree, and a dual noun (two ministers) against the same noun alone. `joined`: both
/// stand in one claim; a looser pair must share the words around the numbers.
void differing_quantities(const Profile& a, const Profile& b, const Pair& pair, bool joined,
                          std::vector<Difference>& out);

}  // namespace tawatur
