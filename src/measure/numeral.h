#pragma once
// One numeral: digits, number words and scales that make one value together.
#include <optional>
#include <span>

#include "language/analysis.h"
#include "measure/lexicon.h"

namespace tawatur {

enum class NumeralForm : uint8_t { digits, words, vague };

struct Numeral {
  TokenSpan tokens;
  double low = 0, high = 0;  // differ where the form is vague: tens of thousands, a few
  NumeralForm form = NumeralForm::digits;
  bool definite = false;  // الخمسة, الـ12
  bool scaled = false;    // ends in thousand, million …
};

/// Reads the longest numeral that begins at token `at` and ends before `end`. Arabic grammar of compounds: units before
/// tens (خمسة وعشرون), scales from large to small joined by و, a half after a scale (مليار ونصف). O(tokens read).
std::optional<Numeral> read_numeral(const Analysis& analysis, std::span<const Word> words, TokenIndex at,
                                    TokenIndex end);

/// An ordinal (الثالث, الحادي عشر, الخامس والعشرين): its value and where it ends.
struct Ordinal {
  TokenIndex end;
  int value;
};
std::optional<Ordinal> read_ordinal(std::span<const Word> words, TokenIndex at, TokenIndex end);

}  // namespace tawatur
