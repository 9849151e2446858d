#pragma once
// Cuts text into tokens. Clitics, keys and sentences come after (clitics.h, sentences.h).
#include <string_view>

#include "language/analysis.h"

namespace tawatur {

/// Fills `tokens` (all but clitics and key) and `folded`. One pass; every token is at most 1,024 bytes (a longer run of
/// letters is cut). Straight and reversed quotation marks get their direction from what touches them.
void tokenise(std::string_view text, Analysis& out);

}  // namespace tawatur
