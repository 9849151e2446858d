#pragma once
// Whose verb it is: the noun phrase behind it, before it, or none.
#include <optional>

#include "speech/complement.h"
#include "speech/source.h"

namespace tawatur {

struct Subject {
  std::optional<Source> source;  // none: a pronoun or nothing
  bool before_verb = false;
};

/// The subject of the reporting verb at `verb` inside the sentence `bounds`.
Subject find_subject(const TaggedText& text, TokenIndex verb, const FoundComplement& complement, TokenSpan bounds);

/// Whether a pronoun ends the word (دعمه): not the ة that folds to the same letter.
bool has_pronoun(const TaggedText& text, TokenIndex i);

}  // namespace tawatur
