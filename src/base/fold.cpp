#include "base/fold.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace tawatur {

bool is_arabic_mark(char32_t c) {
  return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || (c >= 0x610 && c <= 0x61A) ||
         (c >= 0x6D6 && c <= 0x6ED && c != 0x6DD && c != 0x6DE && c != 0x6E9) || c == 0x200E || c == 0x200F ||
         c == 0x61C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200C || c == 0x200D ||
         c == 0xFEFF || c == 0xAD;
}

bool is_arabic_letter(char32_t c) {
  return (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D3 && c != 0x670) ||
         c == 0x6D5 || (c >= 0x750 && c <= 0x77F) || (c >= 0xFB50 && c <= 0xFDFB && c != 0xFD3E && c != 0xFD3F) ||
         (c >= 0xFE70 && c <= 0xFEFC);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (is_arabic_letter(c)) return true;
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
  if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
  return -1;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ':
      return U'ا';
    case U'ى':
    case U'ئ':
    case U'ی':
      return U'ي';
    case U'ة':
      return U'ه';
    case U'ؤ':
      return U'و';
    case U'گ':
    case U'ک':
      return U'ك';
    case U'پ':
      return U'ب';
    case U'ڤ':
      return U'ف';
    default:
      break;
  }
  if (is_arabic_mark(c)) return 0;
  if (c >= 0x600 && c < 0x700) {
    const int digit = digit_value(c);
    return digit >= 0 ? static_cast<char32_t>('0' + digit) : c;
  }
  if (c >= 0xC0 && c < 0x590) return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return c;
}

void fold_to(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      out.push_back(static_cast<char>(fold(byte)));
      ++at;
      continue;
    }
    const CodePoint c = decode(text, at);
    at += c.size;
    if (const char32_t f = fold(c.value)) append_utf8(out, f);
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_to(out, text);
  return out;
}

}  // namespace tawatur
