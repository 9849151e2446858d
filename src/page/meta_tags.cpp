#include "page/meta_tags.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <string>

#include "base/resource.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t most_dates = 24, most_authors = 24;

/// Names of dated <meta> elements, lower case.
const boost::unordered_flat_map<std::string_view, MetaDateOf>& dated_names() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, MetaDateOf> out;
    for (const auto& row : table_rows(resource("page/meta_dates.tsv"))) {
      if (row.size() < 2) continue;
      out[row[0]] = row[1] == "published"  ? MetaDateOf::published
                    : row[1] == "modified" ? MetaDateOf::modified
                                           : MetaDateOf::vague;
    }
    return out;
  }();
  return table;
}

void set_at(std::span<std::string_view> fields, std::span<const std::string_view> names, std::string_view name,
            std::string_view value) {
  const auto place = static_cast<size_t>(std::ranges::find(names, name) - names.begin());
  if (place < names.size() && fields[place].empty()) fields[place] = value;
}

}  // namespace

void MetaTags::read(const Document& d, NodeIndex i) {
  static constexpr std::array<std::string_view, 4> title_names{"og:title", "twitter:title", "dc.title", "title"};
  static constexpr std::array<std::string_view, 4> byline_names{"author", "article:author", "dc.creator",
                                                                "parsely-author"};
  const std::string_view value = d.attribute(i, "content");
  if (value.empty()) return;
  std::string_view key = d.attribute(i, "property");
  if (key.empty()) key = d.attribute(i, "name");
  const bool of_item = key.empty();
  if (of_item) key = d.attribute(i, "itemprop");
  if (key.empty() || key.size() > 60) return;
  std::string name(key);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  set_at(titles, title_names, name, value);
  if ((name == "citation_author" || name == "dc.creator") && authors.size() < most_authors) authors.push_back(value);
  if (!value.starts_with("http")) set_at(bylines, byline_names, name, value);
  if (const auto dated = dated_names().find(name);
      dated != dated_names().end() && dates.size() < most_dates && value.size() < 60 && !of_item) {
    std::optional<Instant> instant = parse_instant(value);
    if (!instant) instant = find_visible_date(value, true);
    if (instant) dates.push_back({*instant, dated->second});
  }
  if (name == "og:site_name" || (name == "application-name" && site.empty())) site = value;
  if (name == "twitter:label1") twitter_label = value;
  if (name == "twitter:data1") twitter_data = value;
  if (name == "og:url" && url.empty()) url = value;
  if (name == "og:locale" && locale.empty()) locale = value;
  if (name == "og:type" && type.empty()) type = value;
}

}  // namespace tawatur
