#pragma once
// Who holds which office, where two pages differ about it.
#include "claim/difference.h"

namespace tawatur {

/// One office told of two people on two pages (who), and one person told of two offices of one rank (role). Only
/// offices that one person holds at a time (minister of, governor of …: offices.tsv), told with what they are over;
/// former and deputy holders are left out, and offices that one page gives to several people.
std::vector<GroupDifference> differing_offices(const ProfileSet& profiles);

}  // namespace tawatur
