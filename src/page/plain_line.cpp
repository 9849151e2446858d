#include "page/plain_line.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/furniture_kind.h"
#include "page/page_text.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t longest_bar = 900;  // bytes of a line that is looked at as a bar

struct RelatedWords {
  boost::unordered_flat_set<std::string_view> nouns;
  std::vector<std::string_view> ties;  // longest first
};

const RelatedWords& related_words() {
  static const auto words = [] {
    RelatedWords out;
    for (const auto& row : table_rows(resource("page/related_words.tsv"))) {
      if (row.size() < 2) continue;
      if (row[0] == "noun")
        out.nouns.insert(row[1]);
      else
        out.ties.push_back(row[1]);
    }
    std::ranges::stable_sort(out.ties, std::greater{}, [](std::string_view tie) { return tie.size(); });
    return out;
  }();
  return words;
}

const boost::unordered_flat_map<std::string_view, uint32_t>& reader_words() {
  static const auto words = [] {
    boost::unordered_flat_map<std::string_view, uint32_t> out;
    for (const auto& row : table_rows(resource("page/reader_words.tsv"))) {
      if (row.size() >= 2) out[row[0]] = row[1] == "2" ? 2 : 1;
    }
    return out;
  }();
  return words;
}

const boost::unordered_flat_set<std::string_view>& dateline_words() {
  static const auto words = [] {
    boost::unordered_flat_set<std::string_view> out;
    for (const auto& row : table_rows(resource("page/dateline_words.tsv"))) out.insert(row[0]);
    for (const auto& row : table_rows(resource("page/date_labels.tsv"))) {
      if (row.size() >= 2 && row[1] != "apart") out.insert(row[0]);
    }
    return out;
  }();
  return words;
}

bool only_dateline_words(std::string_view folded_text) {
  size_t word = 0;
  const auto known = [&](size_t end) {
    return word == end || dateline_words().contains(folded_text.substr(word, end - word));
  };
  for (size_t at = 0; at < folded_text.size();) {
    const CodePoint c = decode(folded_text, at);
    if (!is_letter(c.value)) {
      if (!known(at)) return false;
      word = at + c.size;
    }
    at += c.size;
  }
  return known(folded_text.size());
}

bool is_sentence_end(char32_t c) {
  return c == '.' || c == '!' || c == U'؟' || c == '?' || c == U'»' || c == U'”' || c == '"' || c == ':' || c == U'…';
}

}  // namespace

std::vector<PlainLine> plain_lines(std::string_view text) {
  std::vector<PlainLine> out;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view raw = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    PlainLine line;
    line.text = collapsed(raw);
    if (line.text.empty()) continue;
    for (size_t at = 0; at < line.text.size();) {
      const CodePoint c = decode(line.text, at);
      (c.value == ' ' ? line.words : line.letters) += 1;
      at += c.size;
    }
    ++line.words;
    line.folded = folded(line.text);
    line.ends_sentence = is_sentence_end(decode_before(line.text, line.text.size()).value);
    out.push_back(std::move(line));
  }
  return out;
}

bool speaks_to_readers(const PlainLine& line) {
  constexpr uint32_t longest = 18, enough = 3;  // words; weight
  if (line.words > longest || line.folded.size() > longest_bar) return false;
  std::vector<std::string_view> words;
  std::string_view text = line.folded;
  size_t word = 0;
  for (size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode(text, at) : CodePoint{' ', 1};
    if (c.value == U'"' || c.value == U'«' || c.value == U'“') return false;  // somebody is quoted
    if (!is_letter(c.value)) {
      if (at > word) words.push_back(text.substr(word, at - word));
      word = at + c.size;
    }
    at += c.size;
  }
  uint32_t weight = 0;
  bool strong = false;
  for (size_t i = 0; i < words.size();) {
    uint32_t taken = 1;
    for (size_t count = std::min<size_t>(3, words.size() - i); count > 0; --count) {
      const size_t begin = static_cast<size_t>(words[i].data() - text.data());
      const size_t end = static_cast<size_t>(words[i + count - 1].data() - text.data()) + words[i + count - 1].size();
      const auto found = reader_words().find(text.substr(begin, end - begin));
      if (found == reader_words().end()) continue;
      strong = strong || found->second > 1;
      weight += found->second, taken = static_cast<uint32_t>(count);
      break;
    }
    i += taken;
  }
  return strong && weight >= enough;
}

std::optional<std::string_view> behind_related_header(const PlainLine& line) {
  if (line.words > 25) return std::nullopt;
  const std::string_view text = line.folded;
  const size_t space = text.find(' ');
  if (space == std::string_view::npos || !related_words().nouns.contains(text.substr(0, space))) return std::nullopt;
  const std::string_view behind = text.substr(space + 1);
  for (const std::string_view tie : related_words().ties) {
    if (behind.starts_with(tie) && (behind.size() == tie.size() || !is_letter(decode(behind, tie.size()).value)))
      return behind.substr(tie.size());
  }
  return std::nullopt;
}

bool is_trail(const PlainLine& line) {
  constexpr uint32_t longest_part = 3;  // words
  if (line.ends_sentence || line.words > 20) return false;
  if (std::ranges::any_of(line.folded, [](char c) { return c >= '0' && c <= '9'; })) return false;
  uint32_t parts = 1, words = 0;
  for (std::string_view rest = line.text; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (word == "|" || word == "»" || word == ">" || word == "›" || word == "•" || word == "×") {
      if (words > longest_part) return false;
      parts += words > 0, words = 0;
    } else {
      ++words;
    }
  }
  return parts >= 2 && words > 0 && words <= longest_part;
}

bool is_number(const PlainLine& line) {
  bool digits = false;
  for (size_t at = 0; at < line.folded.size();) {
    const CodePoint c = decode(line.folded, at);
    if (is_letter(c.value) || c.value == U'«' || c.value == '(') return false;  // "«1»" heads a chapter
    digits = digits || digit_value(c.value) >= 0;
    at += c.size;
  }
  return digits;
}

bool has_mail_address(const PlainLine& line) {
  const size_t at = line.text.find('@');
  return line.words <= 8 && at != std::string::npos && at > 0 && line.text[at - 1] != ' ' &&
         line.text.find('.', at) != std::string::npos;
}

bool is_hashtags(const PlainLine& line) {
  uint32_t tags = 0;
  for (std::string_view rest = line.text; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (!word.starts_with('#')) return false;
    ++tags;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return tags >= 2;
}

bool looks_glued(const PlainLine& line) {
  if (line.ends_sentence || line.folded.size() > longest_bar) return false;
  uint32_t glued = 0, capitals = 0;
  bool arabic = false;
  char32_t before = 0;
  for (size_t at = 0; at < line.text.size();) {
    const CodePoint c = decode(line.text, at);
    if ((before == U'ة' || before == U'ى') && is_arabic_letter(c.value) && c.value != U'ء') ++glued;
    if (before >= 'a' && before <= 'z' && c.value >= 'A' && c.value <= 'Z') ++capitals;
    arabic = arabic || is_arabic_letter(c.value);
    if (!is_arabic_mark(c.value)) before = c.value;
    at += c.size;
  }
  if (!arabic) glued += capitals;  // "iOS", "YouTube" stand in Arabic titles
  return glued >= 2 || (glued == 1 && line.words <= 3);
}

bool is_comment_count(const PlainLine& line) {
  if (line.words > 2 || line.folded.empty() || line.folded[0] < '0' || line.folded[0] > '9') return false;
  return line.folded.find("تعليق") != std::string::npos || line.folded.find("comment") != std::string::npos;
}

bool is_numbered_item(std::string_view folded_line) {
  for (const std::string_view front : {"- قايمه ", "- القايمه ", "القايمه ", "قايمه ", "- list ", "list "}) {
    if (!folded_line.starts_with(front)) continue;
    const std::string_view rest = folded_line.substr(front.size());
    const bool number_of = rest.size() > 2 && rest[0] >= '0' && rest[0] <= '9';
    if (number_of || rest.starts_with("من ")) return true;
  }
  return false;
}

bool is_divider(const PlainLine& line) {
  return line.letters >= 3 && std::ranges::all_of(line.text, [](char c) {
           return c == '-' || c == '_' || c == '*' || c == '=' || c == ' ' || c == '~' || c == '#' || c == '.';
         });
}

bool is_clock(const PlainLine& line) {
  if (line.words > 6 || line.folded.size() > 80) return false;
  const size_t digit = line.folded.find_first_of("0123456789");
  return digit != std::string::npos && line.folded.find(':', digit) != std::string::npos &&
         only_dateline_words(line.folded);
}

bool is_dateline(const PlainLine& line) {
  if (line.words > 14 || line.folded.size() > 200) return false;
  const std::vector<VisibleDate> dates = find_visible_dates(line.folded, false);
  if (dates.empty()) return false;
  std::string_view rest = line.folded;
  size_t begin = 0;
  const auto known = [&](size_t end) { return begin >= end || only_dateline_words(rest.substr(begin, end - begin)); };
  for (const VisibleDate& date : dates) {
    if (!known(date.begin)) return false;
    begin = date.end;
  }
  return known(rest.size());
}

}  // namespace tawatur
