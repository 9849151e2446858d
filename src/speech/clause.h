#pragma once
// Where a long sentence in the page's own voice says several things.
#include <vector>

#include "language/analysis.h"

namespace tawatur {

/// Cuts a passage into clauses: at commas and before connectors that begin a new one (فيما, حيث, بعد أن), where both sides
/// have words enough to say something; never inside quotation marks or brackets. Covers the passage, in order, none empty.
/// Linear.
std::vector<TokenSpan> cut_clauses(const Analysis& analysis, TokenSpan passage);

}  // namespace tawatur
