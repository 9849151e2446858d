#pragma once
// Lines of a .txt page that are furniture by the words they begin with: the list data/furniture.tsv.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/plain_line.h"

namespace tawatur {

struct PlainPattern {
  enum class Where : uint8_t { line, start, short_start, tail, colon };  // see the list's head
  FurnitureKind kind;
  Where where;
  std::string words;  // folded
};

/// Those that say most first.
const std::vector<PlainPattern>& plain_patterns();

/// What a pattern leaves of a line that begins with it: none where the line does not, or where the pattern's last word
/// goes on. Letters of another script, and words that were glued to it, may follow at once.
std::optional<std::string_view> behind(const PlainLine& line, const PlainPattern& pattern);

/// Whether the line is furniture by this pattern. What ends a page does not stand in its first third.
bool matches(const PlainLine& line, const PlainPattern& pattern, bool in_first_third);

bool has_letters(std::string_view text);

/// ":" or "|", behind a space or none.
bool begins_with_colon(std::string_view text);

}  // namespace tawatur
