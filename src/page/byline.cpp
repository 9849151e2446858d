#include "page/byline.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/page_text.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t most_letters = 160, most_words = 24, most_label_words = 4;

const boost::unordered_flat_map<std::string_view, BylineLabel>& labels() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, BylineLabel> out;
    for (const auto& row : table_rows(resource("page/byline_labels.tsv"))) {
      if (row.size() >= 2) out[row[0]] = row[1] == "author" ? BylineLabel::author : BylineLabel::other;
    }
    return out;
  }();
  return table;
}

/// First words of all labels: most lines begin with none of them.
const boost::unordered_flat_set<std::string_view>& label_fronts() {
  static const auto table = [] {
    boost::unordered_flat_set<std::string_view> out;
    for (const auto& [label, of] : labels()) out.insert(label.substr(0, label.find(' ')));
    return out;
  }();
  return table;
}

const boost::unordered_flat_set<std::string_view>& stops() {
  static const auto table = [] {
    boost::unordered_flat_set<std::string_view> out;
    for (const auto& row : table_rows(resource("page/byline_stops.tsv"))) out.insert(row[0]);
    return out;
  }();
  return table;
}

enum class Desk : uint8_t { always, role };

const boost::unordered_flat_map<std::string_view, Desk>& desks() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, Desk> out;
    for (const auto& row : table_rows(resource("page/byline_desks.tsv"))) {
      if (row.size() >= 2) out[row[0]] = row[1] == "always" ? Desk::always : Desk::role;
    }
    return out;
  }();
  return table;
}

/// Whether a text signs for nobody: "محرر الأخبار", "مراسلنا في الشمال".
bool is_desk(std::string_view text) {
  constexpr std::string_view article = "ال";
  const size_t space = text.find(' ');
  const auto found = desks().find(folded(text.substr(0, space)));
  if (found == desks().end()) return false;
  return found->second == Desk::always ||
         (space != std::string_view::npos && text.substr(space + 1).starts_with(article));
}

bool is_mark(char32_t c) {
  return is_space(c) || c == ':' || c == '-' || c == U'–' || c == U'—' || c == '|' || c == U'•' || c == U'·' ||
         c == ',' || c == U'،' || c == '/' || c == ';' || c == '*' || c == '~' || c == U'»' || c == U'✍' || c == U'@';
}

std::string_view without_marks_before(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode(text, 0);
    if (!is_mark(c.value)) break;
    text.remove_prefix(c.size);
  }
  return text;
}

std::string_view without_marks_behind(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!is_mark(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

/// Where what follows a name begins: a bar, a dot in the middle, a date or another number, "on", "Updated".
size_t end_of_name(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (at > 0 && (c.value == '|' || c.value == U'•' || c.value == U'·' || c.value == U'⋅' || c.value == '(' ||
                   c.value == U'—' || c.value == U'–' || c.value == '\n'))
      return at;
    if (at > 0 && digit_value(c.value) >= 0 && text[at - 1] == ' ') return at;
    if (c.value == ' ') {
      const std::string_view rest = text.substr(at);
      for (const std::string_view stop :
           {" - ", " / ", " on ", " Updated", " updated", " Published", " published", " Posted", " Last ", " in ",
            " for ", " at ", " says", " wrote", " Follow", " نشر", " تاريخ", " في "}) {
        if (rest.starts_with(stop)) return at;
      }
    }
    at += c.size;
  }
  return text.size();
}

/// Words of dates at the end ("Mona Salem March").
std::string_view without_date_words(std::string_view text) {
  static constexpr std::array<std::string_view, 25> words{
      "mon",       "tue",      "wed",      "thu",      "fri",    "sat", "sun",   "monday", "tuesday",
      "wednesday", "thursday", "friday",   "saturday", "sunday", "on",  "last",  "السبت",  "الاحد",
      "الاثنين",   "الثلاثاء", "الاربعاء", "الخميس",   "الجمعه", "يوم", "بتاريخ"};
  while (true) {
    text = without_marks_behind(text);
    const size_t space = text.rfind(' ');
    const std::string word = folded(text.substr(space == std::string_view::npos ? 0 : space + 1));
    const bool dated = is_month_name(word) || std::ranges::find(words, word) != words.end();
    if (!dated) return text;
    if (space == std::string_view::npos) return word == "may" || word == "jun" ? text : std::string_view();
    text = text.substr(0, space);
  }
}

}  // namespace

LabelledName find_label(std::string_view text) {
  LabelledName out;
  if (is_desk(text)) return out;
  std::string words;
  size_t count = 0;
  for (size_t at = 0; at < text.size() && count < most_label_words && words.size() < 60;) {
    size_t end = text.find_first_of(" :", at);
    if (end == std::string_view::npos) end = text.size();
    if (!words.empty()) words += ' ';
    fold_to(words, text.substr(at, end - at));
    if (count++ == 0 && !label_fronts().contains(words)) break;
    if (const auto found = labels().find(words); found != labels().end()) out = {found->second, end};
    if (end < text.size() && text[end] == ':') break;
    at = end + 1;
  }
  if (out.label != BylineLabel::none) {
    const std::string_view rest = without_marks_before(text.substr(out.begin));
    out.begin = text.size() - rest.size();
  }
  return out;
}

std::string clean_byline(std::string_view byline) {
  const std::string whole = collapsed(byline);
  std::string_view text = without_marks_before(whole);
  for (const std::string_view front : {"View all posts by ", "View all articles by ", "More posts by ", "Posts by "}) {
    if (text.starts_with(front)) text.remove_prefix(front.size());
  }
  while (true) {
    if (is_desk(text)) return {};
    const LabelledName name = find_label(text);
    if (name.label != BylineLabel::author) break;
    // "From Masculindians", "Di Maria": a short word may be part of a name
    text = text.substr(name.begin);
  }
  text = without_date_words(text.substr(0, end_of_name(text)));
  if (text.starts_with("http") || text.starts_with("www.") || text.find('@') != std::string_view::npos ||
      text.find("://") != std::string_view::npos || count_code_points(text) > most_letters ||
      static_cast<size_t>(std::ranges::count(text, ' ')) > most_words || count_code_points(text) < 2)
    return {};
  if (stops().contains(folded(text))) return {};
  if (std::ranges::none_of(text, [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }) &&
      std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return {};
  return std::string(text);
}

std::string credited_source(std::span<const PageLine> lines) {
  constexpr size_t longest = 80;  // bytes
  for (const PageLine& line : lines) {
    if (line.text.size() > longest || !line.text.starts_with("المصدر")) continue;
    const LabelledName name = find_label(line.text);
    if (name.label != BylineLabel::author) continue;
    const auto next = std::ranges::upper_bound(line.parts, name.begin, {}, &LinePart::begin);  // buttons may follow
    const size_t end = next == line.parts.end() ? line.text.size() : next->begin;
    return clean_byline(std::string_view(line.text).substr(name.begin, end - name.begin));
  }
  return {};
}

}  // namespace tawatur
