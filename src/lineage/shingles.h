#pragma once
// Fingerprints of a page's folded words: what candidates for reuse are found by.
#include <cstdint>
#include <vector>

#include "lineage/formulas.h"
#include "reading/reading.h"

namespace tawatur {

inline constexpr uint32_t shingle_words = 5;

/// The words of a page, marks and punctuation left out: hash of each folded form and the token it is.
struct WordSequence {
  std::vector<uint64_t> hashes;
  std::vector<TokenIndex> tokens;
  std::vector<uint32_t> own_before;  // for i from 0 to size(): how many of the first i words lie in no formula
  uint32_t own(uint32_t begin, uint32_t end) const { return own_before[end] - own_before[begin]; }
  size_t size() const { return hashes.size(); }
};

/// Whether a token is one of them.
bool is_sequence_word(const Token& token);

WordSequence words_of(const Reading& reading, const Formulas& formulas = Formulas::built_in());

/// Hash of each run of `shingle_words` words, in order; a page with fewer words gives one shingle of all it has.
std::vector<uint64_t> shingles_of(const WordSequence& words);

}  // namespace tawatur
