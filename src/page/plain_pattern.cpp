#include "page/plain_pattern.h"

#include <algorithm>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/furniture_kind.h"

namespace tawatur {
namespace {

using Where = PlainPattern::Where;

/// Long words are not the beginning of others; shorter ones may be ("مشاركة علي", "مشاركة عليا").
bool may_be_glued_to(const PlainLine& line, std::string_view words) {
  constexpr size_t long_words = 28;  // bytes
  return words.size() >= long_words || words.ends_with("ايضا") || looks_glued(line);
}

constexpr size_t longest_ending = 2;  // letters behind "اترك تعليق": "ا", "ك", "كم"

size_t letters_at(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size() && count <= longest_ending; ++count) {
    const CodePoint c = decode(text, at);
    if (!is_arabic_letter(c.value)) break;
    at += c.size;
  }
  return count;
}

}  // namespace

const std::vector<PlainPattern>& plain_patterns() {
  static const auto list = [] {
    std::vector<PlainPattern> out;
    for (const auto& row : table_rows(resource("page/furniture.tsv"))) {
      if (row.size() < 3) continue;
      out.push_back({furniture_kind_named(row[0]),
                     row[1] == "line" || row[1] == "hint" ? Where::line
                     : row[1] == "tail"                   ? Where::tail
                     : row[1] == "colon"                  ? Where::colon
                     : row[1] == "short"                  ? Where::short_start
                                                          : Where::start,
                     folded(row[2])});
    }
    std::ranges::stable_sort(out, std::greater{}, [](const PlainPattern& p) { return p.words.size(); });
    return out;
  }();
  return list;
}

bool has_letters(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

bool begins_with_colon(std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  return text.starts_with(':') || text.starts_with('|');
}

std::optional<std::string_view> behind(const PlainLine& line, const PlainPattern& pattern) {
  if (!line.folded.starts_with(pattern.words)) return std::nullopt;
  const std::string_view rest = std::string_view(line.folded).substr(pattern.words.size());
  if (rest.empty()) return rest;
  const bool latin = pattern.words.back() > 0;
  if (latin && rest[0] >= 'a' && rest[0] <= 'z') return std::nullopt;
  if (!latin && letters_at(rest) > (pattern.where == Where::tail ? longest_ending : 0) &&
      !may_be_glued_to(line, pattern.words))
    return std::nullopt;
  return rest;
}

bool matches(const PlainLine& line, const PlainPattern& pattern, bool in_first_third) {
  const std::optional<std::string_view> rest = behind(line, pattern);
  if (!rest) return false;
  const auto words_behind = static_cast<uint32_t>(std::ranges::count(*rest, ' '));
  switch (pattern.where) {
    case Where::line:
      return rest->size() <= 4;
    case Where::colon:
      return line.words <= 20 && !line.text.ends_with('.') && begins_with_colon(*rest);
    case Where::tail:
      return !in_first_third;
    case Where::start:
      return line.words <= 30 || (!line.ends_sentence && looks_glued(line));
    case Where::short_start:
      if (line.text.ends_with('.') || line.words > 20) return false;
      return !has_letters(*rest) || rest->find(':') < 24 || rest->starts_with("..") ||
             (words_behind <= 2 && pattern.words.find(' ') != std::string::npos);
  }
  return false;
}

}  // namespace tawatur
