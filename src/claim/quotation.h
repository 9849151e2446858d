#pragma once
// Two versions of words inside quotation marks.
#include "claim/profile.h"

namespace tawatur {

/// Share of the quotation's weight that the other statement has in the same words.
float quotation_kept(const Profile& quotation, const Profile& other);

/// Whether two quotations are one saying in different words: much in common, but not word for word (spelling, marks and
/// clitics aside) and neither simply cut out of the other.
bool is_other_version(const Profile& a, const Profile& b);

}  // namespace tawatur
