#include "page/metadata.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "page/address.h"
#include "page/byline.h"
#include "page/byline_choice.h"
#include "page/date_choice.h"
#include "page/date_clues.h"
#include "page/linked_data.h"
#include "page/meta_tags.h"
#include "page/page_text.h"
#include "page/title.h"

namespace tawatur {
namespace {

constexpr size_t most_microdata_dates = 24;

/// What one walk over the page's elements finds.
struct Found {
  LinkedData linked;
  MetaTags meta;
  std::vector<MetaDate> microdata;
  std::string document_title, first_heading;
  std::string_view canonical, declared_language;
};

void read_microdata(const Document& d, NodeIndex i, Found& found) {
  const std::string_view property = d.attribute(i, "itemprop");
  if (property.empty() || found.microdata.size() >= most_microdata_dates) return;
  const bool modified = property.find("dateModified") != std::string_view::npos;
  if (!modified && property.find("datePublished") == std::string_view::npos) return;
  std::string_view value = d.attribute(i, "content");
  if (value.empty()) value = d.attribute(i, "datetime");
  if (const std::optional<Instant> instant = parse_instant(value))
    found.microdata.push_back({*instant, modified ? MetaDateOf::modified : MetaDateOf::published});
}

Found read_elements(const Document& d) {
  Found found;
  for (NodeIndex i = 0; i < d.size(); ++i) {
    switch (d[i].kind) {
      case Tag::text:
        continue;
      case Tag::meta:
        found.meta.read(d, i);
        break;
      case Tag::script:
        if (d.attribute(i, "type") == "application/ld+json" && i + 1 < d.size() && d[i + 1].kind == Tag::text)
          found.linked.read(d[i + 1].text);
        break;
      case Tag::link:
        if (found.canonical.empty() && d.attribute(i, "rel") == "canonical") found.canonical = d.attribute(i, "href");
        break;
      case Tag::title:
        if (found.document_title.empty()) found.document_title = d.text_of(i);
        break;
      case Tag::h1:
        if (found.first_heading.empty()) found.first_heading = d.text_of(i);
        break;
      case Tag::html:
        found.declared_language = d.attribute(i, "lang");
        break;
      default:
        break;
    }
    if (d[i].attribute_count > 0) read_microdata(d, i, found);
  }
  return found;
}

void set(std::optional<std::string>& field, std::string_view value) {
  if (field) return;
  std::string text = unescaped(value);
  if (!text.empty()) field = std::move(text);
}

/// The latest day that machines call the one of the last change.
std::optional<Instant> last_change(const Found& found) {
  for (const LinkedDate& date : found.linked.dates) {
    if (date.modified && date.of == LinkedDateOf::article) return date.instant;
  }
  for (const MetaDate& date : found.meta.dates) {
    if (date.of == MetaDateOf::modified) return date.instant;
  }
  for (const LinkedDate& date : found.linked.dates) {
    if (date.modified && date.of == LinkedDateOf::page) return date.instant;
  }
  for (const MetaDate& date : found.microdata) {
    if (date.of == MetaDateOf::modified) return date.instant;
  }
  return std::nullopt;
}

/// The day that readers see as the one of the last change, near the title.
std::optional<Instant> seen_change(const std::vector<SeenDate>& seen) {
  constexpr uint32_t near = 1500;  // bytes of text from the <h1>
  for (const SeenDate& date : seen) {
    const bool labelled =
        date.label == DateLabel::modified || (date.label == DateLabel::none && date.place == DateLabel::modified);
    if (labelled && !date.furniture && date.bytes_from_title < near) return date.instant;
  }
  return std::nullopt;
}

bool is_month_first(std::string_view language) {
  return language == "en" || language.starts_with("en-US") || language.starts_with("en_US");
}

/// The outlet of a host or of a domain above it; the host itself where it is not listed.
std::string_view outlet_of_host(std::string_view host) {
  static const auto outlets = [] {
    boost::unordered_flat_map<std::string_view, std::string_view> out;
    for (const auto& row : table_rows(resource("page/outlets.tsv"))) {
      if (row.size() >= 2) out[row[0]] = row[1];
    }
    return out;
  }();
  for (std::string_view domain = host; domain.find('.') != std::string_view::npos;
       domain.remove_prefix(domain.find('.') + 1)) {
    if (const auto found = outlets.find(domain); found != outlets.end()) return found->second;
  }
  return host;
}

/// Messengers that show channels as web pages tell the channel as the title and themselves as the site; a message has
/// no title of its own. Gives the channel, empty on other pages.
std::string_view take_channel(Found& found) {
  if (found.meta.site != "Telegram" || found.meta.titles[0].empty()) return {};
  const std::string_view channel = found.meta.titles[0];
  found.meta.site = {}, found.meta.titles = {}, found.document_title.clear();
  return channel;
}

/// Outlet, address and language: what other fields lean on.
void set_names(Metadata& out, const Found& found, std::string_view url) {
  if (!out.outlet && !found.meta.site.empty()) out.outlet = collapsed(found.meta.site);
  set(out.outlet, found.linked.outlet.value_or(""));
  set(out.url, article_address(url, found.canonical.empty() ? found.meta.url : found.canonical));
  if (!out.outlet && out.url) set(out.outlet, outlet_of_host(host_of(*out.url)));
  set(out.language, found.linked.language.value_or(""));
  set(out.language, found.declared_language);
  set(out.language, found.meta.locale);
}

std::vector<SeenDate> seen_dates(const Document& d, const PageLines& lines, const Metadata& names) {
  return find_seen_dates(d, lines, is_month_first(names.language.value_or("")));
}

std::vector<DateCandidate> dates_of(const std::vector<SeenDate>& seen, const PageLines& lines, const Found& found,
                                    const Metadata& names, std::string_view url) {
  if (url.empty() && names.url) url = *names.url;
  return date_candidates({found.linked, found.meta, found.microdata, seen, url, lines.prose_bytes});
}

std::vector<BylineCandidate> bylines_of(const Document& d, const PageLines& lines, const Found& found,
                                        const Metadata& names) {
  return byline_candidates({d, lines, found.linked, found.meta, names.outlet.value_or("")});
}

}  // namespace

Metadata read_metadata(const Document& d, std::string_view url) {
  Found found = read_elements(d);
  const std::string_view channel = take_channel(found);
  Metadata out;
  set(out.outlet, channel);
  set_names(out, found, url);
  const PageLines lines = find_page_lines(d);
  set(out.title, choose_title({found.linked.title.value_or(""), found.meta.titles, found.document_title,
                               found.first_heading, lines.lines},
                              out.outlet.value_or("")));
  set(out.byline, choose_byline(bylines_of(d, lines, found, out), byline_weights()));
  if (std::string source = credited_source(lines.lines); squeezed(source) != squeezed(out.outlet.value_or("")))
    set(out.byline, source);
  const std::vector<SeenDate> seen = seen_dates(d, lines, out);
  out.published = choose_published(dates_of(seen, lines, found, out, url), published_weights());
  out.modified = last_change(found);
  if (!out.modified) out.modified = seen_change(seen);
  out.article_body = found.linked.article_body;
  return out;
}

std::vector<DateCandidate> published_candidates(const Document& d, std::string_view url) {
  const Found found = read_elements(d);
  Metadata names;
  set_names(names, found, url);
  const PageLines lines = find_page_lines(d);
  return dates_of(seen_dates(d, lines, names), lines, found, names, url);
}

std::vector<BylineCandidate> signed_candidates(const Document& d) {
  const Found found = read_elements(d);
  Metadata names;
  set_names(names, found, {});
  return bylines_of(d, find_page_lines(d), found, names);
}

}  // namespace tawatur
