#include "page/character_references.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr size_t longest_name = 10;
constexpr char32_t last_named = 0x2666;  // of HTML 4
constexpr char32_t latin_end = 0x100;    // names below it are read without a semicolon, too

using Names = boost::unordered_flat_map<std::string_view, char32_t>;

const Names& names() {
  static const Names table = [] {
    Names out;
    for (unsigned value = 1; value <= last_named; ++value) {
      const htmlEntityDesc* const entity = htmlEntityValueLookup(value);
      if (entity != nullptr) out[entity->name] = value;
    }
    out["apos"] = '\'';
    return out;
  }();
  return table;
}

// What 0x80 to 0x9F stand for in windows-1252; 0 for nothing.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

struct Reference {
  char32_t value;  // 0: stands for nothing
  size_t size;     // bytes of markup
};

std::optional<Reference> numbered(std::string_view markup) {
  const bool hexadecimal = markup.size() > 2 && (markup[2] | 32) == 'x';
  size_t at = hexadecimal ? 3 : 2;
  const size_t first = at;
  char32_t value = 0;
  for (; at < markup.size(); ++at) {
    const char c = markup[at], small = static_cast<char>(c | 32);
    const int digit = c >= '0' && c <= '9'                          ? c - '0'
                      : hexadecimal && small >= 'a' && small <= 'f' ? small - 'a' + 10
                                                                    : -1;
    if (digit < 0) break;
    if (value <= 0x10FFFF) value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (at == first) return std::nullopt;
  if (at < markup.size() && markup[at] == ';') ++at;
  if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  const bool control = (value < 0x20 && value != '\n' && value != '\t') || value == 0x7F || (value & 0xFFFE) == 0xFFFE;
  return Reference{control ? 0 : value, at};
}

std::optional<Reference> named(std::string_view markup) {
  size_t end = 1;
  while (end < markup.size() && end <= longest_name && is_alphanumeric(markup[end])) ++end;
  const auto found = names().find(markup.substr(1, end - 1));
  if (found == names().end()) return std::nullopt;
  const char next = end < markup.size() ? markup[end] : '\0';
  if (next == ';') return Reference{found->second, end + 1};
  // "?a=1&copy=2" is an address
  if (found->second >= latin_end || next == '=' || is_alphanumeric(next)) return std::nullopt;
  return Reference{found->second, end};
}

}  // namespace

void append_unescaped(std::vector<char>& out, std::string_view markup) {
  while (true) {
    const size_t mark = std::min(markup.find('&'), markup.size());
    out.insert(out.end(), markup.begin(), markup.begin() + static_cast<std::ptrdiff_t>(mark));
    markup.remove_prefix(mark);
    if (markup.empty()) return;
    const auto reference = markup.size() > 1 && markup[1] == '#' ? numbered(markup) : named(markup);
    if (!reference) {
      out.push_back('&');
      markup.remove_prefix(1);
      continue;
    }
    std::string character;
    if (reference->value != 0) append_utf8(character, reference->value);
    out.insert(out.end(), character.begin(), character.end());
    markup.remove_prefix(reference->size);
  }
}

}  // namespace tawatur
