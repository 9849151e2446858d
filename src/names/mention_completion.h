#pragma once
// Names that the tagger left: institutions told by their head and a definite adjective (الحكومة البريطانية), what is
// named elsewhere on the page in full, acronyms in Latin letters, treaties named after places.
#include <vector>

#include "names/mention.h"
#include "names/name_lexicon.h"

namespace tawatur {

/// Adds to and widens `mentions` (span, tokens, kind); keeps them in text order and apart. Near-linear.
void complete_mentions(std::string_view text, const Analysis& analysis, const NameLexicon& names,
                       std::vector<Mention>& mentions);

}  // namespace tawatur
