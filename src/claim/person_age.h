#pragma once
// How old a person is, told differently by two pages.
#include <vector>

#include "claim/difference.h"

namespace tawatur {

/// Conflicts of quantity between pages that give one person different ages. Linear in the statements but for the pages
/// of one person, of which each is held against the first.
std::vector<GroupDifference> differing_ages(const ProfileSet& profiles);

}  // namespace tawatur
