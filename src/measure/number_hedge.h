#pragma once
// The words around a number that bound or blur it: أكثر من, نحو, على الأقل.
#include "measure/sentence_words.h"

namespace tawatur {

struct HedgesFound {
  TokenIndex first;  // where the hedges before the number begin; the number's own first token where there are none
  bool at_least = false, at_most = false, about = false;
};

/// The hedges before `number` (not before token `least`) and behind it; `behind` is the end of the number and its unit.
HedgesFound hedges_around(const SentenceWords& sentence, TokenSpan number, TokenIndex least, TokenIndex behind);

/// Whether a hedge ends right before token i.
bool is_hedged(const SentenceWords& sentence, TokenIndex i);

}  // namespace tawatur
