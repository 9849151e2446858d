#pragma once
// How far apart two Arabic spellings of one foreign name are, learnt from names in Latin and in Arabic letters.
//
// A name is transliterated unit by unit (ch → تش or ش; g → غ, ج or ق; a → ا or nothing). The model holds, for every two
// units of zero to two Arabic letters, how likely both stand for the same Latin unit:
//   S(u, v) = Σ_l P(l) P(u|l) P(v|l),   cost(u, v) = −ln( S(u, v) / √(S(u, u) S(v, v)) ) ≥ 0
// and −ln( S(u, nothing) / S(u, u) ) for a letter that is left out,
// with P by expectation maximisation over all alignments (many-to-many, after Jiampojamarn et al. 2007). The distance
// of two spellings is that of their cheapest alignment. Made by training/spelling.cpp into models/spelling.bin.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace tawatur {

inline constexpr std::string_view spelling_magic = "TWTSPELL";
inline constexpr uint32_t spelling_version = 1;
inline constexpr size_t spelling_letters = 37;     // 0 is no letter, 1 to 36 the folded Arabic letters ء to ي
inline constexpr size_t longest_spelling = 24;     // letters; longer names are compared as different
inline constexpr float spelling_step = 1.0f / 32;  // costs are stored as bytes in these steps
inline constexpr uint8_t spelling_never = 255;

/// Letters of a folded Arabic word as small numbers; empty where it is too long or holds anything else.
std::vector<uint8_t> spelling_of(std::string_view folded);

/// Payload of the model file: how many units of two letters there are, which (first · 64 + second), then the square
/// matrix of costs over all units: 0 is nothing, 1 to 36 the letters, then the pairs.
struct SpellingHeader {
  uint32_t pairs;
  float same_below;  // the distance per letter below which two spellings are taken as one name
  uint32_t reserved[2];
};

class SpellingModel {
 public:
  SpellingModel() = default;  // knows no costs: every two different spellings are infinitely far apart
  /// `file` must outlive the model. Errors: unreadable.
  static Result<SpellingModel> load(std::string_view file);
  static const SpellingModel& shipped();

  /// Distance of two spellings in nats; 0 for equal ones. Stops at `limit` and returns at least that then. O(|a|·|b|).
  float distance(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b, float limit) const;
  /// The limit under which two spellings of these lengths are one name.
  float limit(size_t letters_a, size_t letters_b) const;

 private:
  float cost(size_t u, size_t v) const {
    return costs_[u * units_ + v] == spelling_never ? never_
                                                    : static_cast<float>(costs_[u * units_ + v]) * spelling_step;
  }
  uint8_t pair(uint8_t first, uint8_t second) const { return pair_of_[first * 64 + second]; }

  static constexpr float never_ = 1e9f;
  const uint8_t* costs_ = nullptr;
  size_t units_ = 0;
  float same_below_ = 0;
  std::vector<uint8_t> pair_of_;  // unit of two letters, 0 where they are none
};

}  // namespace tawatur
