#include "page/furniture_words.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/resource.h"
#include "page/furniture_kind.h"

namespace tawatur {
namespace {

enum class Where : uint8_t { line, start, short_start, tail, colon, hint };

struct Pattern {
  FurnitureKind kind;
  Where where;
  std::string words;
};

/// The bytes before the first space or colon.
std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" :,!.")); }

using Patterns = boost::unordered_flat_map<std::string, std::vector<Pattern>>;

const Patterns& patterns() {
  static const Patterns by_first_word = [] {
    Patterns out;
    for (const auto& row : table_rows(resource("page/furniture.tsv"))) {
      if (row.size() < 3) continue;
      const Where where = row[1] == "line"    ? Where::line
                          : row[1] == "tail"  ? Where::tail
                          : row[1] == "short" ? Where::short_start
                          : row[1] == "colon" ? Where::colon
                          : row[1] == "hint"  ? Where::hint
                                              : Where::start;
      std::string words = folded(row[2]);
      std::string first(first_word(words));
      out[std::move(first)].push_back({furniture_kind_named(row[0]), where, std::move(words)});
    }
    return out;
  }();
  return by_first_word;
}

/// A list ends its words where the line's word may end: before a space, a mark or a letter that is joined to it by
/// mistake in another script.
bool begins_with(std::string_view folded, std::string_view words) {
  if (!folded.starts_with(words)) return false;
  if (folded.size() == words.size()) return true;
  const char next = folded[words.size()];
  return next == ' ' || next == ':' || next == '!' || next == ',' || next == '.' ||
         static_cast<unsigned char>(next) >= 0x80;
}

bool fits(const Pattern& p, const LineShape& line) {
  constexpr size_t most_marks = 4;  // bytes behind the words: a colon, a dash
  constexpr size_t most_bytes_to_colon = 24;
  constexpr std::ptrdiff_t most_words_behind = 2;
  switch (p.where) {
    case Where::line:
      return line.folded.starts_with(p.words) && line.folded.size() <= p.words.size() + most_marks;
    case Where::tail:
      return begins_with(line.folded, p.words);
    case Where::start:
      return line.words <= 30 && begins_with(line.folded, p.words);
    case Where::colon: {
      if (line.words > 30 || !line.folded.starts_with(p.words)) return false;
      const std::string_view rest = line.folded.substr(p.words.size());
      const size_t mark = rest.find_first_not_of(' ');
      return mark != std::string_view::npos && (rest[mark] == ':' || rest[mark] == '|' || rest[mark] == '-');
    }
    case Where::hint:
      return line.words <= 14 && begins_with(line.folded, p.words);
    case Where::short_start: {
      if (line.ends_with_stop || !begins_with(line.folded, p.words)) return false;
      const std::string_view rest = line.folded.substr(p.words.size());
      return rest.find(':') < most_bytes_to_colon || std::ranges::count(rest, ' ') <= most_words_behind;
    }
  }
  return false;
}

}  // namespace

std::optional<Announced> announced_furniture(const LineShape& line) {
  const auto found = patterns().find(std::string(first_word(line.folded)));
  if (found == patterns().end()) return std::nullopt;
  std::optional<Announced> out;
  for (const Pattern& p : found->second) {
    if (!fits(p, line) || (out && p.where == Where::hint)) continue;
    out = Announced{p.kind, p.where == Where::tail   ? Announcement::all_after
                            : p.where == Where::hint ? Announcement::hint
                                                     : Announcement::line};
    if (out->what != Announcement::hint) break;
  }
  return out;
}

}  // namespace tawatur
