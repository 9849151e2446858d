#pragma once
// Walking valid UTF-8. Page::text is always valid (the page stage sees to it), so these do not check; text from
// outside goes through make_valid_utf8 first.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur {

struct CodePoint {
  char32_t value;
  uint32_t size;  // bytes, 1 to 4
};

/// The code point that begins at byte `at` of valid UTF-8; `at` < text.size(). A stray byte gives U+FFFD of size 1.
inline CodePoint decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char b = byte(at);
  const size_t left = text.size() - at;
  if (b < 0x80) return {b, 1};
  if ((b & 0xE0) == 0xC0 && left >= 2) return {static_cast<char32_t>((b & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
  if ((b & 0xF0) == 0xE0 && left >= 3)
    return {static_cast<char32_t>((b & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F)), 3};
  if ((b & 0xF8) == 0xF0 && left >= 4)
    return {static_cast<char32_t>((b & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 |
                                  (byte(at + 3) & 0x3F)),
            4};
  return {0xFFFD, 1};
}

/// The code point that ends just before byte `at`; `at` > 0.
inline CodePoint decode_before(std::string_view text, size_t at) {
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return decode(text, begin);
}

void append_utf8(std::string& out, char32_t value);

/// How many code points valid UTF-8 holds. Linear, vectorised by the compiler.
uint32_t count_code_points(std::string_view text);

/// `bytes` with every ill-formed sequence replaced by U+FFFD, and the control characters that no text has (all below
/// space but tab and newline, DEL, non-characters) dropped. Linear.
std::string make_valid_utf8(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);

/// Unicode NFC of valid UTF-8. Returns `text` itself where it is NFC already (the common case is one fast check).
std::string to_nfc(std::string text);

/// Translates byte offsets of one text into code point offsets. Built in one pass; a look-up walks at most 64 bytes.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  uint32_t at(uint32_t byte) const;
  CodePointSpan of(ByteSpan span) const { return {at(span.begin), at(span.end)}; }

 private:
  std::string_view text_;
  std::vector<uint32_t> every_64_;  // code points before byte 64·i
};

}  // namespace tawatur
