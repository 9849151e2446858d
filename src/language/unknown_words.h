#pragma once
// Words that the counted news never have: where their clitics end is told by the page that uses them, if by anything.
#include "language/analysis.h"
#include "language/lexicon.h"

namespace tawatur {

/// Mends the first clitic of words of unknown form: كاسيرا is no ك+اسيرا where the page has وكاسيرا or الكاسيرية too,
/// وأورسان is و+أورسان where it has أورسان. Linear in the tokens; words of the lexicon stay as they are.
void split_unknown_words(const Lexicon& lexicon, Analysis& analysis);

}  // namespace tawatur
