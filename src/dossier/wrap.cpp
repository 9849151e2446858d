#include "dossier/wrap.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

uint32_t columns_of(char32_t c) {
  if (c < 0x300) return c >= 0x20 ? 1 : 0;
  if (is_arabic_mark(c) && c != 0x640) return 0;
  const auto point = static_cast<UChar32>(c);
  const int8_t type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int32_t width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

/// Bytes of `text` that fit into `width` columns; at least one code point.
size_t fitting(std::string_view text, uint32_t width) {
  uint32_t columns = 0;
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    columns += columns_of(c.value);
    if (columns > width && at > 0) break;
    at += c.size;
  }
  return at;
}

/// Takes the next run without white space off the front of `text`; empty at the end.
std::string_view next_word(std::string_view& text) {
  size_t begin = 0;
  while (begin < text.size() && is_space(decode(text, begin).value)) begin += decode(text, begin).size;
  size_t end = begin;
  while (end < text.size() && !is_space(decode(text, end).value)) end += decode(text, end).size;
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

}  // namespace

uint32_t display_width(std::string_view text) {
  uint32_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    columns += columns_of(c.value);
    at += c.size;
  }
  return columns;
}

void append_wrapped(std::string& out, std::string_view text, uint32_t width, std::string_view first_indent,
                    std::string_view indent) {
  out += first_indent;
  const uint32_t least = 16;
  const uint32_t room = std::max(least, width > display_width(indent) ? width - display_width(indent) : least);
  uint32_t column = 0;
  for (std::string_view word; !(word = next_word(text)).empty();) {
    uint32_t columns = display_width(word);
    if (column > 0 && column + 1 + columns > room) {
      out += '\n';
      out += indent;
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    while (columns > room) {
      const size_t part = fitting(word, room);
      out.append(word.substr(0, part)) += '\n';
      out += indent;
      word.remove_prefix(part);
      columns = display_width(word);
    }
    out += word;
    column += columns;
  }
  out += '\n';
}

std::string shortened(std::string_view text, uint32_t width) {
  std::string out;
  uint32_t column = 0;
  for (std::string_view word; !(word = next_word(text)).empty();) {
    const uint32_t columns = display_width(word);
    if (column > 0 && column + 1 + columns + 1 > width) return out + "…";
    if (column > 0) out += ' ', ++column;
    if (columns > width) return out.append(word.substr(0, fitting(word, width))) + "…";
    out += word;
    column += columns;
  }
  return out;
}

}  // namespace tawatur
