#include "page/metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

std::string trimmed(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_space(c.value)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

/// Text in which a page escaped its markup once too often ("R&#038;D"), read once more.
std::string unescaped(std::string_view text) {
  const size_t mark = text.find('&');
  if (mark == std::string_view::npos || text.find(';', mark) == std::string_view::npos) return std::string(text);
  const Result<Document> document = parse_html(text);
  return document ? document->text_of(0) : std::string(text);
}

void set(std::optional<std::string>& field, std::string_view value) {
  if (field) return;
  std::string text = trimmed(unescaped(value));
  if (!text.empty()) field = std::move(text);
}

void set(std::optional<Instant>& field, std::string_view value) {
  if (!field) field = parse_instant(value);
}

// ---------------------------------------------------------------- JSON-LD

/// Reads the first article among JSON-LD objects. simdjson bounds the depth.
class LinkedData {
 public:
  explicit LinkedData(Metadata& out) : out_(out) {}

  void read(std::string_view script) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(simdjson::padded_string(script)).get(root)) return;
    visit(root, 0);
    // an author told by reference: the person stands elsewhere in the graph
    for (const auto& [id, name] : people_) {
      if (id == author_reference_) set(out_.byline, name);
    }
    people_.clear(), author_reference_.clear();
  }

 private:
  static std::string_view text_of(simdjson::dom::element value) {
    std::string_view text;
    if (!value.get(text)) return text;
    simdjson::dom::array list;
    if (!value.get(list)) {
      for (const simdjson::dom::element item : list) {
        if (!item.get(text)) return text;
      }
    }
    return {};
  }
  static std::string_view text_of(simdjson::dom::object object, const char* key) {
    simdjson::dom::element value;
    return object[key].get(value) ? std::string_view() : text_of(value);
  }

  static bool is_article(std::string_view type) {
    return type.ends_with("Article") || type == "BlogPosting" || type == "Report" || type.ends_with("NewsArticle") ||
           type == "LiveBlogPosting";
  }

  void visit(simdjson::dom::element value, int depth) {
    if (depth > 8) return;
    simdjson::dom::array list;
    if (!value.get(list)) {
      for (const simdjson::dom::element item : list) visit(item, depth + 1);
      return;
    }
    simdjson::dom::object object;
    if (value.get(object)) return;
    const std::string_view type = text_of(object, "@type");
    if (is_article(type)) article(object);
    if (type == "WebPage") set(out_.published, text_of(object, "datePublished"));
    if (type == "Person" && !text_of(object, "@id").empty())
      people_.emplace_back(text_of(object, "@id"), text_of(object, "name"));
    simdjson::dom::element graph;
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      if (!object[key].get(graph)) visit(graph, depth + 1);
    }
  }

  void article(simdjson::dom::object object) {
    set(out_.title, text_of(object, "headline"));
    set(out_.published, text_of(object, "datePublished"));
    set(out_.modified, text_of(object, "dateModified"));
    set(out_.language, text_of(object, "inLanguage"));
    if (out_.article_body.empty()) out_.article_body = text_of(object, "articleBody");
    simdjson::dom::element part;
    if (!object["author"].get(part)) {
      set(out_.byline, clean_byline(names_of(part)));
      simdjson::dom::object reference;
      if (!out_.byline && !part.get(reference)) author_reference_ = text_of(reference, "@id");
    }
    if (!object["publisher"].get(part)) set(out_.outlet, names_of(part));
  }

  static std::string names_of(simdjson::dom::element value) {
    simdjson::dom::array list;
    std::string out;
    if (!value.get(list)) {
      for (const simdjson::dom::element item : list) {
        const std::string name = names_of(item);
        if (!name.empty()) out += (out.empty() ? "" : ", ") + name;
      }
      return out;
    }
    simdjson::dom::object object;
    if (!value.get(object)) return std::string(text_of(object, "name"));
    return std::string(text_of(value));
  }

  Metadata& out_;
  std::vector<std::pair<std::string, std::string>> people_;  // @id and name
  std::string author_reference_;
};

// ---------------------------------------------------------------- <meta>

struct Candidates {
  std::array<std::string_view, 4> title, byline, published, modified;
  std::string_view site, url, locale, twitter_label, twitter_data;
};

size_t place_of(std::string_view name, std::span<const std::string_view> names) {
  return static_cast<size_t>(std::ranges::find(names, name) - names.begin());
}

void read_meta(const Document& d, NodeIndex i, Candidates& found) {
  static constexpr std::array<std::string_view, 4> titles{"og:title", "twitter:title", "dc.title", "title"};
  static constexpr std::array<std::string_view, 4> bylines{"author", "article:author", "dc.creator", "parsely-author"};
  static constexpr std::array<std::string_view, 12> published{"article:published_time",
                                                              "datepublished",
                                                              "og:published_time",
                                                              "publication_date",
                                                              "pubdate",
                                                              "dc.date.issued",
                                                              "dc.date",
                                                              "date",
                                                              "parsely-pub-date",
                                                              "sailthru.date",
                                                              "article.published",
                                                              "cxenseparse:recs:publishtime"};
  static constexpr std::array<std::string_view, 5> modified{"article:modified_time", "datemodified", "og:updated_time",
                                                            "lastmod", "last-modified"};
  std::string_view key = d.attribute(i, "property");
  if (key.empty()) key = d.attribute(i, "name");
  if (key.empty()) key = d.attribute(i, "itemprop");
  std::string name(key);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view value = d.attribute(i, "content");
  if (value.empty()) return;
  if (const size_t p = place_of(name, titles); p < titles.size() && found.title[p].empty()) found.title[p] = value;
  if (const size_t p = place_of(name, bylines);
      p < bylines.size() && found.byline[p].empty() && !value.starts_with("http"))
    found.byline[p] = value;
  if (const size_t p = place_of(name, published); p < published.size() && parse_instant(value)) {
    const size_t rank = std::min<size_t>(p / 3, 3);
    if (found.published[rank].empty()) found.published[rank] = value;
  }
  if (const size_t p = place_of(name, modified);
      p < modified.size() && parse_instant(value) && found.modified[0].empty())
    found.modified[0] = value;
  if (name == "og:site_name" || (name == "application-name" && found.site.empty())) found.site = value;
  if (name == "twitter:label1") found.twitter_label = value;
  if (name == "twitter:data1") found.twitter_data = value;
  if (name == "og:url" && found.url.empty()) found.url = value;
  if (name == "og:locale" && found.locale.empty()) found.locale = value;
}

/// A name as sites squeeze it into their address: letters and digits alone.
std::string squeezed(std::string_view text) {
  std::string out;
  const std::string f = folded(text);
  for (size_t at = 0; at < f.size();) {
    const CodePoint c = decode(f, at);
    if (is_letter(c.value) || digit_value(c.value) >= 0) out.append(f, at, c.size);
    at += c.size;
  }
  return out;
}

std::string host_of(std::string_view url) {
  const size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

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

/// The name in an element that holds a byline: its first link of a few words, else its text up to a date or a bar.
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
  text = trimmed(text);
  if (words(text) > 6 || text.size() < 4 || text == "Author" || text == "About the author") return {};
  return text;
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view outlet) {
  std::string text = trimmed(title);
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
    if (is_site(back)) return trimmed(text.substr(0, last));
    if (is_site(front)) return trimmed(text.substr(first + divider.size()));
    // a bar or a double colon divides a title from a site's name; a dash may be part of the title
    if ((divider == " | " || divider == " :: " || divider == " » ") && count_code_points(back) < 30 &&
        count_code_points(text.substr(0, last)) >= 15)
      return trimmed(text.substr(0, last));
  }
  return text;
}

std::string clean_byline(std::string_view byline) {
  std::string text = trimmed(byline);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view front :
         {"by ",   "By ",   "BY ",   "Written by ", "written by ", "From ",  "كتب:",  "كتب ",    "كتبت:",
          "كتبت ", "بقلم:", "بقلم ", "إعداد:",      "إعداد ",      "تحرير:", "محرر:", "الكاتب:", "المصدر:",
          "Por ",  "Von ",  "Par ",  ":",           "-",           "–",      "|"}) {
      if (!text.starts_with(front)) continue;
      text = trimmed(std::string_view(text).substr(front.size()));
      again = true;
    }
  }
  if (text.starts_with("http") || text.find('@') != std::string::npos || count_code_points(text) > 120) return {};
  return text;
}

Metadata read_metadata(const Document& d) {
  Metadata out;
  Candidates found;
  std::string document_title, first_heading, visible_byline;
  std::string_view canonical, time_element, itemprop_published, declared_language;
  LinkedData linked(out);
  for (NodeIndex i = 0; i < d.size(); ++i) {
    const std::string_view tag = d[i].tag;
    if (tag.empty()) continue;
    if (tag == "meta") {
      read_meta(d, i, found);
    } else if (tag == "script") {
      if (d.attribute(i, "type") == "application/ld+json" && i + 1 < d.size() && d[i + 1].tag.empty())
        linked.read(d[i + 1].text);
    } else if (tag == "link") {
      if (d.attribute(i, "rel") == "canonical" && canonical.empty()) canonical = d.attribute(i, "href");
    } else if (tag == "title") {
      if (document_title.empty()) document_title = d.text_of(i);
    } else if (tag == "h1") {
      if (first_heading.empty()) first_heading = d.text_of(i);
    } else if (tag == "html") {
      declared_language = d.attribute(i, "lang");
    } else if (tag == "time") {
      if (time_element.empty() && parse_instant(d.attribute(i, "datetime"))) time_element = d.attribute(i, "datetime");
    } else if (visible_byline.empty() && d[i].end - i < 40 && has_class_word(d, i, {"byline", "author", "writer"})) {
      visible_byline = byline_in(d, i);
    }
    if (itemprop_published.empty() && d.attribute(i, "itemprop") == "datePublished") {
      const std::string_view value =
          d.attribute(i, "content").empty() ? d.attribute(i, "datetime") : d.attribute(i, "content");
      if (parse_instant(value)) itemprop_published = value;
    }
  }
  if (!found.site.empty()) out.outlet = trimmed(found.site);
  set(out.url, canonical.starts_with("http") ? canonical : found.url);
  if (!out.outlet && out.url) set(out.outlet, host_of(*out.url));
  const std::string_view outlet = out.outlet ? std::string_view(*out.outlet) : std::string_view();
  // the heading is what readers see; what stands in the page's head is often worded for search engines. A heading that
  // has nothing of the other is a section's or the site's.
  const std::string head_title = out.title                 ? *out.title
                                 : !found.title[0].empty() ? std::string(found.title[0])
                                                           : document_title;
  if (shares_words(first_heading, head_title + " " + document_title))
    out.title = without_site_name(first_heading, outlet);
  else if (out.title)
    out.title = without_site_name(*out.title, outlet);
  for (const std::string_view title : found.title) set(out.title, without_site_name(unescaped(title), outlet));
  set(out.title, without_site_name(document_title, outlet));
  set(out.title, first_heading);
  if (out.byline) out.byline = clean_byline(*out.byline);
  if (out.byline && out.byline->empty()) out.byline.reset();
  if (folded(found.twitter_label) == "written by") set(out.byline, clean_byline(found.twitter_data));
  for (const std::string_view byline : found.byline) set(out.byline, clean_byline(byline));
  set(out.byline, visible_byline);
  // an outlet that signs its own page tells no author
  if (out.byline && out.outlet && folded(*out.byline) == folded(*out.outlet)) out.byline.reset();
  for (const std::string_view value : found.published) set(out.published, value);
  set(out.published, itemprop_published);
  set(out.published, time_element);
  set(out.modified, found.modified[0]);
  set(out.language, declared_language);
  set(out.language, found.locale);
  return out;
}

}  // namespace tawatur
