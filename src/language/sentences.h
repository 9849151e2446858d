#pragma once
// Sentences of a token sequence, with the part each plays on the page.
#include <string_view>

#include "language/analysis.h"

namespace tawatur {

/// Fills `sentences` from `tokens`. A sentence ends at a line's end or at a stop outside quotation marks. Marks that
/// are not closed on their line, or only after `longest_quote` tokens, do not hold sentences together. Linear.
void find_sentences(std::string_view text, uint32_t title_end, Analysis& out);

}  // namespace tawatur
