#pragma once
// Words inside quotation marks, and what becomes of them in another telling.
#include <vector>

#include "claim/profile.h"

namespace tawatur {

/// The quoted parts of a statement: all of a direct one, what stands between marks in a mixed one. Parts of one word
/// are left out: they mark a term and not a saying.
std::vector<TokenSpan> quoted_parts(const Profile& statement);

/// Whether another statement has the words of a quoted part, but not between quotation marks.
bool lost_its_marks(const Profile& quotation, TokenSpan part, const Profile& other);

/// Whether two quotations are one saying in different words: much in common, but not word for word (spelling and
/// clitics aside), and neither simply cut out of the other.
bool is_other_version(const Profile& a, TokenSpan part_a, const Profile& b, TokenSpan part_b);

/// Whether two statements put different words into one mouth: each has one quotation, what stands around the two is
/// much the same, and the quotations are not.
bool quotes_differently(const Profile& a, TokenSpan part_a, const Profile& b, TokenSpan part_b);

}  // namespace tawatur
