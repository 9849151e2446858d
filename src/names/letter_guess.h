#pragma once
// What a word never read before is likely to be, by its letters: most strangers in news are names, and foreign names
// are spelt unlike Arabic words. A multinomial logistic regression over runs of two to five letters, learnt from how an
// earlier tagger read the rarer words of unlabelled news. A part of models/names.bin.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "names/name_reading.h"

namespace tawatur {

/// One run of letters' weights, by ReadingClass.
using LetterRow = std::array<int8_t, 8>;
static_assert(reading_class_count <= std::tuple_size_v<LetterRow>);

/// The runs of letters of one word, as row numbers.
struct LetterRuns {
  static constexpr size_t most = 128;
  std::array<uint32_t, most> row;
  size_t size = 0;
};
LetterRuns letter_runs(std::string_view word, uint32_t bits);

class LetterGuess {
 public:
  LetterGuess() = default;                                                                   // guesses nothing
  LetterGuess(std::span<const LetterRow> rows, float scale) : rows_(rows), scale_(scale) {}  // size is a power of two
  /// Reading code of a folded word, its count step 0. Bounded time: only the ends of a long word are looked at.
  uint16_t operator()(std::string_view word) const;

 private:
  std::span<const LetterRow> rows_;
  float scale_ = 0;
};

}  // namespace tawatur
