#pragma once
// Passages that two pages share.
#include <vector>

#include "lineage/shingles.h"

namespace tawatur {

/// A run of words in two pages that is the same but for small edits. Half-open ranges into the two word sequences.
struct WordPassage {
  uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
  uint32_t same = 0;  // words that both have unchanged; the others were edited
};

struct Alignment {
  std::vector<WordPassage> passages;  // in order of a; they overlap neither in a nor in b
  uint32_t a_words = 0, b_words = 0;  // words of each page inside passages
};

/// Seeds are shingles that both have once or few times; runs of seeds on one diagonal grow over small edits.
/// O((|a| + |b|) log) for pages without heavy repetition; repeated shingles are bounded.
Alignment align(const WordSequence& a, const WordSequence& b);

}  // namespace tawatur
