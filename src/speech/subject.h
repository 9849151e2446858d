#pragma once
// Whose verb it is: the noun phrase behind it, before it, or none; and prepositional attributions with the source behind them.
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

struct MatchedAttribution {
  TokenIndex source = 0;   // where the source's phrase begins
  TokenIndex end = 0;      // behind the cue
  bool pronoun = false;    // على حد قوله
  bool needs_end = false;  // كما قال X: an attribution only where the clause ends behind X
  Gender gender = Gender::unknown;
};

/// A prepositional attribution (data/prepositions.tsv) that begins at `i`.
std::optional<MatchedAttribution> match_attribution(const TaggedText& text, TokenIndex i, TokenIndex end);

}  // namespace tawatur
