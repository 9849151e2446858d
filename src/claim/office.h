#pragma once
// Who holds which office, where two pages differ about it.
#include "claim/difference.h"

namespace tawatur {

struct OfficeDifference {
  uint32_t a = 0, b = 0;  // indices into the ProfileSet
  Difference what;
};

/// One office told of two people on two pages (who), and one person told of two offices of one rank (role). Only
/// offices that one person holds at a time (minister of, governor of …: offices.tsv), told with what they are over;
/// former and deputy holders are left out, and offices that one page gives to several people.
std::vector<OfficeDifference> differing_offices(const ProfileSet& profiles);

}  // namespace tawatur
