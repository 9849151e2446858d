#pragma once
// As what a word was read, over much text.
#include <array>
#include <cstddef>
#include <cstdint>

namespace tawatur {

/// As what a word is read.
enum class ReadingClass : uint8_t {
  person_begin,
  person_inside,
  place,
  organisation_begin,
  organisation_inside,
  other,
  outside
};
inline constexpr size_t reading_class_count = 7;
using ReadingCounts = std::array<uint32_t, reading_class_count>;  // in news without annotation
using ReadingShares = std::array<float, reading_class_count>;     // sum to 1

/// Shares in steps of none, some, many, most: two bits each for every class but outside; above them three bits for how
/// often the word was met, 0 where the shares are a guess.
uint16_t reading_code(const ReadingShares& shares, uint16_t met);
uint16_t reading_code(const ReadingCounts& counts);

}  // namespace tawatur
