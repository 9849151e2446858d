#include "page/title.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "page/page_text.h"

namespace tawatur {
namespace {

/// Whether at least half of a heading's words stand in `title`, and there are three or more of them.
bool shares_words(std::string_view heading, std::string_view title) {
  const std::string h = folded(heading), t = " " + folded(title) + " ";
  size_t words = 0, common = 0;
  for (size_t begin = 0; begin < h.size();) {
    size_t end = h.find(' ', begin);
    if (end == std::string::npos) end = h.size();
    if (end > begin) {
      ++words;
      common += t.find(h.substr(begin, end - begin)) != std::string::npos;
    }
    begin = end + 1;
  }
  return words >= 3 && common * 2 >= words;
}

/// The longest part of a title, before or behind a divider, that is a line of the page: the headline where neither a
/// <h1> nor metadata tell it. Empty where there is none.
std::string part_that_is_seen(std::string_view title, std::span<const PageLine> lines) {
  constexpr size_t least_spaces = 2;
  std::string best;
  const auto offer = [&](std::string_view part) {
    const std::string text = collapsed(part), wanted = folded(text);
    if (text.size() <= best.size() || static_cast<size_t>(std::ranges::count(text, ' ')) < least_spaces) return;
    if (std::ranges::any_of(lines, [&](const PageLine& line) {
          return line.text.size() < 2 * text.size() + 8 && folded(line.text) == wanted;
        }))
      best = text;
  };
  for (const std::string_view divider : {" - ", " : ", ": ", " | ", " – ", " — ", " :: ", " » "}) {
    const size_t first = title.find(divider), last = title.rfind(divider);
    if (first == std::string_view::npos) continue;
    offer(title.substr(first + divider.size())), offer(title.substr(0, last));
  }
  return best;
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view outlet) {
  std::string text = collapsed(title);
  const std::string site = squeezed(outlet);
  for (const std::string_view divider : {" | ", " :: ", " - ", " – ", " — ", " » ", " • ", "|"}) {
    const size_t first = text.find(divider), last = text.rfind(divider);
    if (first == std::string::npos) continue;
    const std::string front = text.substr(0, first), back = text.substr(last + divider.size());
    const auto is_site = [&](const std::string& part) {
      const std::string f = squeezed(part);
      return !site.empty() && !f.empty() &&
             (f == site || site.find(f) != std::string::npos || f.find(site) != std::string::npos);
    };
    if (is_site(back)) return collapsed(text.substr(0, last));
    if (is_site(front)) return collapsed(text.substr(first + divider.size()));
    // a bar or a double colon divides a title from a site's name; a dash may be part of the title
    if ((divider == " | " || divider == " :: " || divider == " » ") && count_code_points(back) < 30 &&
        count_code_points(text.substr(0, last)) >= 15)
      return collapsed(text.substr(0, last));
  }
  return text;
}

std::string choose_title(const TitleSources& sources, std::string_view outlet) {
  const std::string linked = unescaped(sources.linked), document = collapsed(sources.document);
  const std::string heading = collapsed(sources.heading);
  const std::string_view first_meta = sources.meta.empty() ? std::string_view() : sources.meta.front();
  const std::string head = !linked.empty() ? linked : !first_meta.empty() ? std::string(first_meta) : document;
  if (shares_words(heading, head + " " + document)) return without_site_name(heading, outlet);
  if (!linked.empty()) return without_site_name(linked, outlet);
  for (const std::string_view meta : sources.meta) {
    if (std::string title = without_site_name(unescaped(meta), outlet); !title.empty()) return title;
  }
  if (std::string title = part_that_is_seen(document, sources.lines); !title.empty()) return title;
  if (std::string title = without_site_name(document, outlet); !title.empty()) return title;
  return heading;
}

}  // namespace tawatur
