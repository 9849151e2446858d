#include "page/byline_signs.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/fold.h"
#include "page/page_text.h"

namespace tawatur {

void set_place_signs(BylineSigns& signs, const PageLine& line, const Around& around, const InLine& in) {
  using enum BylineSign;
  for (size_t s = static_cast<size_t>(seen); s < static_cast<size_t>(places); ++s) signs[s] = 0;
  const auto set = [&](BylineSign which, bool value) {
    if (value) signs[static_cast<size_t>(which)] = 1;
  };
  set(seen, true), set(label_in_line, in.label), set(label_inside_line, in.label_inside);
  set(label_line_before, in.label_before), set(label_other, in.label_other);
  set(author_name, around.author), set(meta_name, around.meta), set(list_name, around.list);
  set(microdata, around.microdata), set(rel_author, around.rel_author), set(author_link, around.author_link);
  set(in_link, around.link), set(whole_line, in.whole), set(first_part, in.first), set(later_part, in.later);
  set(before_comma, in.comma), set(joined_parts, in.joined);
  set(beside_title, line.bytes_from_title < beside_title_bytes),
      set(near_title, line.bytes_from_title < near_title_bytes);
  set(before_title, !line.after_title), set(before_prose, line.prose_before == 0);
  set(behind_prose, line.prose_before >= 0.97f);
  set(inside_prose, line.prose_before > 0.1f && line.prose_before < 0.97f);
  set(furniture, around.furniture), set(in_heading, around.heading), set(in_list_item, around.list_item);
}

void set_text_signs(BylineSigns& signs, std::string_view name, std::string_view outlet) {
  using enum BylineSign;
  const auto set = [&](BylineSign which, bool value) {
    if (value) signs[static_cast<size_t>(which)] = 1;
  };
  const std::string letters = squeezed(name), of_outlet = squeezed(outlet);
  set(is_outlet, letters == of_outlet);
  set(in_outlet, letters != of_outlet && letters.size() > 3 && of_outlet.size() > 3 &&
                     (of_outlet.find(letters) != std::string::npos || letters.find(of_outlet) != std::string::npos));
  const auto words = static_cast<size_t>(std::ranges::count(name, ' ')) + 1;
  set(one_word, words == 1), set(two_or_three_words, words == 2 || words == 3);
  set(four_or_five_words, words == 4 || words == 5), set(many_words, words > 5);
  bool capital = true, lower = true, digit = false;
  for (size_t at = 0; at < name.size(); ++at) {
    const auto byte = static_cast<unsigned char>(name[at]);
    const bool begins = at == 0 || name[at - 1] == ' ';
    if (byte >= 'A' && byte <= 'Z') lower = false;
    if (begins && byte >= 'a' && byte <= 'z' && !name.substr(at).starts_with("and ")) capital = false;
    if (byte >= 0x80) lower = false;
    digit = digit || (byte >= '0' && byte <= '9');
  }
  set(capitals, capital), set(lower_case, lower), set(has_digit, digit);
  const std::string f = folded(name);
  set(has_comma, f.find(',') != std::string::npos || f.find("،") != std::string::npos);
  set(has_and,
      f.find(" and ") != std::string::npos || f.find(" & ") != std::string::npos || f.find(" و") != std::string::npos);
  for (const std::string_view word : {"team", "staff", "editorial", "editors", "desk", "فريق", "تحرير", "وكالات"})
    set(team, f.find(word) != std::string::npos);
}

}  // namespace tawatur
