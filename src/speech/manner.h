#pragma once
// How something is said: polarity, modality, and the words that hedge it.
#include "speech/statement.h"
#include "speech/tagged_text.h"

namespace tawatur {

/// Fills polarity, modality and hedges of a statement from its words; what its cue has set already stays unless the
/// words say more. Linear in the statement.
void read_manner(const TaggedText& text, Statement& statement);

}  // namespace tawatur
