#pragma once
// Prepositional attributions: "بحسب", "وفقا لما ذكرت", "نقلا عن", "على حد قوله".
#include <optional>

#include "speech/tagged_text.h"

namespace tawatur {

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
