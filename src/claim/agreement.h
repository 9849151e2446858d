#pragma once
// What state an agreement is in (sought, ratified, in force), where pages differ about it.
#include <vector>

#include "claim/difference.h"

namespace tawatur {

/// One agreement of the compared pages told in different states, whatever else the statements tell: agreements are one
/// where their nouns are of one kind and a telling word behind each is the same ("the strategic … treaty"). States of
/// states.tsv, topic `agreement`. One telling of each state a page, the first; a page that tells two is left out.
std::vector<GroupDifference> differing_agreements(const ProfileSet& profiles);

}  // namespace tawatur
