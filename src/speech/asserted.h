#pragma once
// What the page says in its own voice, cut into clauses that can be compared with those of other pages.
#include <span>
#include <vector>

#include "speech/draft.h"

namespace tawatur {

/// Clauses of all words that no attributed statement, its cue or its speaker takes, in text order. Linear.
std::vector<TokenSpan> find_asserted(const TaggedText& text, std::span<const Draft> attributed);

}  // namespace tawatur
