#include "page/date_signs.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr uint32_t beside = 300, near = 1500;  // bytes of text from the <h1>

}  // namespace

float amount(uint64_t value, float scale) { return std::log2(1.0f + static_cast<float>(value)) / scale; }

int place_rank(const SeenDate& s) {
  int rank = 0;
  if (s.furniture) rank -= 6;
  if (s.list_name) rank -= 2;
  if (s.twins >= 3) rank -= 2;
  if (s.in_link) rank -= 1;
  if (s.label == DateLabel::published || s.place == DateLabel::published) rank += 3;
  if (s.label == DateLabel::modified || s.place == DateLabel::modified) rank += 1;
  if (s.label == DateLabel::apart) rank -= 3;
  if (s.bytes_from_title < beside)
    rank += 4;
  else if (s.bytes_from_title < near)
    rank += 2;
  if (s.prose_before == 0) rank += 2;
  if (s.dated_name) rank += 1;
  return rank;
}

void set_place_signs(DateSigns& signs, const SeenDate& s) {
  using enum DateSign;
  const auto set = [&](DateSign which, bool value) {
    if (value) signs[static_cast<size_t>(which)] = 1;
  };
  set(seen, true);
  set(seen_label_published, s.label == DateLabel::published);
  set(seen_label_modified, s.label == DateLabel::modified);
  set(seen_label_apart, s.label == DateLabel::apart);
  set(seen_place_published, s.place == DateLabel::published);
  set(seen_place_modified, s.place == DateLabel::modified);
  set(seen_dated_name, s.dated_name), set(seen_byline_name, s.byline_name), set(seen_list_name, s.list_name);
  set(seen_furniture, s.furniture), set(seen_in_header, s.in_header), set(seen_in_article, s.in_article);
  set(seen_in_link, s.in_link), set(seen_in_time_element, s.in_time_element);
  set(seen_in_list_item, s.in_list_item);
  set(seen_beside_title, s.bytes_from_title < beside);
  set(seen_near_title, s.bytes_from_title < near);
  set(seen_before_title, !s.after_title);
  set(seen_before_prose, s.prose_before == 0), set(seen_behind_prose, s.prose_before >= 0.97f);
  set(seen_inside_prose, s.prose_before > 0.1f && s.prose_before < 0.97f);
  set(seen_alone, s.line_bytes < 40), set(seen_in_long_line, s.line_bytes > 120);
  set(seen_twins, s.twins >= 3);
  signs[static_cast<size_t>(title_distance)] = amount(s.bytes_from_title, 10),
  signs[static_cast<size_t>(line_length)] = amount(s.line_bytes, 10);
  signs[static_cast<size_t>(twin_count)] = amount(s.twins, 4),
  signs[static_cast<size_t>(prose_before)] = s.prose_before;
}

AddressShape shape_of(std::string_view url) {
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  std::string_view last = url.substr(0, url.find_first_of("?#"));
  while (last.ends_with('/')) last.remove_suffix(1);
  last.remove_prefix(last.rfind('/') == std::string_view::npos ? last.size() : last.rfind('/'));
  return {!url.empty() && (path == std::string_view::npos || url.size() - path < 2),
          std::ranges::count(last, '-') >= 3};
}

}  // namespace tawatur
