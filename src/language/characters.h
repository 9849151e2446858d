#pragma once
// What single characters are to the tokeniser.
#include <array>
#include <cstdint>

#include "language/analysis.h"

namespace tawatur {

enum class CharClass : uint8_t { other, space, digit, arabic, mark, letter };

/// Class and folded value of the code points that Arabic news is made of, so that inner loops only look up.
struct CharTable {
  static constexpr char32_t size = 0x780;
  std::array<CharClass, size> kind;
  std::array<char16_t, size> folded;

  CharTable();
  CharClass class_of(char32_t c) const { return c < size ? kind[c] : classify(c); }
  static CharClass classify(char32_t c);
};
const CharTable& char_table();

/// The kind of a token that is one character, neither letter, digit nor quotation mark.
TokenKind kind_of_symbol(char32_t c);

bool is_quote(char32_t c);
bool is_single_quote(char32_t c);
/// Direction by shape alone: 1 opens, -1 closes, 0 says nothing.
int shape_of_quote(char32_t c);

}  // namespace tawatur
