#include "language/characters.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace tawatur {

CharClass CharTable::classify(char32_t c) {
  if (is_space(c)) return CharClass::space;
  if (is_arabic_mark(c)) return CharClass::mark;
  if (digit_value(c) >= 0) return CharClass::digit;
  if (is_arabic_letter(c)) return CharClass::arabic;
  return is_letter(c) ? CharClass::letter : CharClass::other;
}

CharTable::CharTable() {
  for (char32_t c = 0; c < size; ++c) {
    kind[c] = classify(c);
    folded[c] = static_cast<char16_t>(fold(c));
  }
}

const CharTable& char_table() {
  static const CharTable table;
  return table;
}

TokenKind kind_of_symbol(char32_t c) {
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case U'﴿':
      return TokenKind::open_bracket;
    case U')':
    case U']':
    case U'}':
    case U'﴾':
      return TokenKind::close_bracket;
    case U'.':
    case U'!':
    case U'?':
    case U'؟':
    case U'…':
    case U'۔':
      return TokenKind::stop;
    case U',':
    case U'،':
    case U'؛':
    case U';':
      return TokenKind::comma;
    case U':':
      return TokenKind::colon;
    case U'-':
    case U'–':
    case U'—':
    case U'−':
      return TokenKind::dash;
    default:
      return TokenKind::symbol;
  }
}

bool is_quote(char32_t c) {
  switch (c) {
    case U'"':
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'‹':
    case U'›':
    case U'‘':
    case U'’':
    case U'\'':
    case U'`':
      return true;
    default:
      return false;
  }
}

bool is_single_quote(char32_t c) { return c == U'‘' || c == U'’' || c == U'\'' || c == U'`'; }

int shape_of_quote(char32_t c) {
  switch (c) {
    case U'«':
    case U'“':
    case U'„':
    case U'‟':
    case U'‹':
    case U'‘':
      return 1;
    case U'»':
    case U'”':
    case U'›':
    case U'’':
      return -1;
    default:
      return 0;
  }
}

}  // namespace tawatur
