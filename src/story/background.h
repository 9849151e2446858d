#pragma once
// What unlabelled news taught: how rare words are in it, and which words are used in the same articles.
// models/story_vectors.bin, made by training/story_vectors.cpp; models/story_vectors.md says from what.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tawatur {

/// Read-only view of the file. Latent semantic analysis (Deerwester et al. 1990): each word has a unit vector.
class Background {
 public:
  static constexpr size_t dimensions = 64;
  static constexpr std::string_view magic = "TWTSTVEC";
  static constexpr uint32_t version = 1;

  /// The one that is part of the program. Thread-safe.
  static const Background& built_in();
  /// `file` must outlive it. A missing or damaged file leaves ready() false, every word equally rare and without
  /// vector.
  explicit Background(std::string_view file);

  bool ready() const { return !keys_.empty(); }
  /// Natural logarithm of articles per article with the word, 0 to about 9.
  float rarity(uint32_t key) const;
  /// Unit vector times 127, or empty for a word that was seen too rarely. O(log words).
  std::span<const int8_t> vector(uint32_t key) const;

 private:
  uint32_t find(uint32_t key) const;
  std::span<const uint32_t> keys_;   // ascending
  std::span<const uint8_t> rarity_;  // in 1/24
  std::span<const int8_t> vectors_;
};

/// The payload that Background reads: words, then keys, vectors, rarities.
std::string background_payload(std::span<const uint32_t> keys, std::span<const uint8_t> rarity,
                               std::span<const int8_t> vectors);

}  // namespace tawatur
