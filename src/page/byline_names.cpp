#include "page/byline_names.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "page/page_text.h"

namespace tawatur {

std::vector<std::string> names_of_list(std::string_view text) {
  static constexpr std::array<std::string_view, 10> dividers{", and ", " and ", " & ", " und ", " y ",
                                                             " et ",   " e ",   ", ",  " , ",   "، "};
  std::vector<std::string> out;
  while (!text.empty()) {
    size_t end = text.size(), size = 0;
    for (const std::string_view divider : dividers) {
      const size_t at = text.find(divider);
      if (at < end || (at == end && divider.size() > size)) end = at, size = divider.size();
    }
    std::string name = collapsed(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + size));
    const auto words = std::ranges::count(name, ' ') + 1;
    bool capitals = true;
    for (size_t at = 0; at < name.size(); ++at) {
      if (at == 0 && name[at] >= 'a' && name[at] <= 'z') capitals = false;
      if (name[at] >= '0' && name[at] <= '9') capitals = false;
    }
    if (words < 2 || words > 4 || !capitals) return {};
    out.push_back(std::move(name));
  }
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::vector<std::string> byline_words(std::string_view byline) {
  std::vector<std::string> out;
  const std::string f = folded(byline);
  for (size_t at = 0; at < f.size();) {
    const CodePoint c = decode(f, at);
    if (!is_letter(c.value) && digit_value(c.value) < 0 && c.value != '_') {
      at += c.size;
      continue;
    }
    const size_t begin = at;
    while (at < f.size()) {
      const CodePoint w = decode(f, at);
      if (!is_letter(w.value) && digit_value(w.value) < 0 && w.value != '_') break;
      at += w.size;
    }
    const std::string word = f.substr(begin, at - begin);
    if (word != "by" && word != "and") out.push_back(word);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace tawatur
