#include "page/byline.h"

#include <algorithm>
#include <initializer_list>

#include "base/utf8.h"
#include "page/page_text.h"

namespace tawatur {
namespace {

constexpr size_t most_words = 6, most_letters = 120;

bool has_class_word(const Document& d, NodeIndex i, std::initializer_list<std::string_view> words) {
  for (const std::string_view name :
       {d.attribute(i, "class"), d.attribute(i, "itemprop"), d.attribute(i, "rel"), d.attribute(i, "id")}) {
    for (const std::string_view word : words) {
      const size_t at = name.find(word);
      if (at == std::string_view::npos) continue;
      const auto boundary = [&](size_t p) {
        return p >= name.size() || name[p] == ' ' || name[p] == '-' || name[p] == '_';
      };
      if ((at == 0 || boundary(at - 1)) && boundary(at + word.size())) return true;
    }
  }
  return false;
}

}  // namespace

bool is_byline_element(const Document& d, NodeIndex i) { return has_class_word(d, i, {"byline", "author", "writer"}); }

std::string byline_in(const Document& d, NodeIndex element) {
  const auto words = [](std::string_view text) { return 1 + std::ranges::count(text, ' '); };
  for (NodeIndex i = element; i < d[element].end; ++i) {
    if (d[i].tag != "a") continue;
    const std::string name = clean_byline(d.text_of(i));
    if (name.size() > 3 && words(name) >= 2 && words(name) <= 5) return name;
  }
  std::string text = clean_byline(d.text_of(element));
  text = text.substr(0, text.find_first_of("0123456789|/•"));
  for (const std::string_view stop : {" Updated", " Published", " Posted", " on ", " - ", " – ", " · "})
    text = text.substr(0, text.find(stop));
  text = collapsed(text);
  if (static_cast<size_t>(words(text)) > most_words || text.size() < 4 || text == "Author" ||
      text == "About the author")
    return {};
  return text;
}

std::string clean_byline(std::string_view byline) {
  std::string text = collapsed(byline);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view front :
         {"by ",   "By ",   "BY ",   "Written by ", "written by ", "From ",  "كتب:",  "كتب ",    "كتبت:",
          "كتبت ", "بقلم:", "بقلم ", "إعداد:",      "إعداد ",      "تحرير:", "محرر:", "الكاتب:", "المصدر:",
          "Por ",  "Von ",  "Par ",  ":",           "-",           "–",      "|"}) {
      if (!text.starts_with(front)) continue;
      text = collapsed(std::string_view(text).substr(front.size()));
      again = true;
    }
  }
  if (text.starts_with("http") || text.find('@') != std::string::npos || count_code_points(text) > most_letters)
    return {};
  return text;
}

}  // namespace tawatur
