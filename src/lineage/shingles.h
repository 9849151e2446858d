#pragma once
// Fingerprints of a page's folded words: what candidates for reuse are found by.
#include <cstdint>
#include <vector>

#include "reading/reading.h"

namespace tawatur {

inline constexpr uint32_t shingle_words = 5;

/// The words of a page, marks and punctuation left out: hash of each folded form and the token it is.
struct WordSequence {
  std::vector<uint64_t> hashes;
  std::vector<TokenIndex> tokens;
  size_t size() const { return hashes.size(); }
};

WordSequence words_of(const Reading& reading);

/// Hash of each run of `shingle_words` words, in order; a page with fewer words gives one shingle of all it has.
std::vector<uint64_t> shingles_of(const WordSequence& words);

}  // namespace tawatur
