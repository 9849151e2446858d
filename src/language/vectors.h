#pragma once
// Word vectors: words that news uses in like company lie near each other (استقال, استقالة, تنحى).
#include <cstdint>
#include <span>
#include <string_view>

namespace tawatur {

/// Read-only view of models/vectors.bin (made by training/vectors.cpp: PPMI with smoothed contexts, Levy, Goldberg and
/// Dagan 2015, cut to its strongest directions by randomised SVD). Without the file every look-up is empty.
class WordVectors {
 public:
  static constexpr size_t dimensions = 64;

  static const WordVectors& built_in();
  explicit WordVectors(std::string_view file);

  bool ready() const { return !key_.empty(); }
  /// The vector of a word by Token::key, of length about 127 as a whole; empty where the word is not known. O(log n).
  std::span<const int8_t> of(uint64_t key) const;

 private:
  std::span<const uint32_t> key_;   // upper halves of the keys, ascending
  std::span<const int8_t> vector_;  // key_.size() × dimensions
};

/// Cosine of two vectors of WordVectors, 0 where either is empty.
float cosine(std::span<const int8_t> a, std::span<const int8_t> b);

}  // namespace tawatur
