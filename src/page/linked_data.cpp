#include "page/linked_data.h"

#include <simdjson.h>

#include "page/visible_date.h"

namespace tawatur {
namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

constexpr int deepest = 8;
constexpr size_t most_authors = 12, most_dates = 64;

/// A string, or the first string of a list.
std::string_view text_of(Element value) {
  std::string_view text;
  if (!value.get(text)) return text;
  simdjson::dom::array list;
  if (!value.get(list)) {
    for (const Element item : list) {
      if (!item.get(text)) return text;
    }
  }
  return {};
}

std::string_view text_of(Object object, const char* key) {
  Element value;
  return object[key].get(value) ? std::string_view() : text_of(value);
}

/// Names of a person, an organisation, or a list of them.
void names_of(Element value, std::vector<std::string>& out) {
  simdjson::dom::array list;
  if (!value.get(list)) {
    for (const Element item : list) {
      if (out.size() < most_authors) names_of(item, out);
    }
    return;
  }
  Object object;
  if (!value.get(object)) {
    Element name;
    if (!object["name"].get(name)) names_of(name, out);
    return;
  }
  std::string_view text;
  if (!value.get(text) && !text.empty()) out.emplace_back(text);
}

bool is_article(std::string_view type) {
  return type.ends_with("Article") || type == "BlogPosting" || type == "Report" || type == "LiveBlogPosting";
}

bool is_page(std::string_view type) { return type.ends_with("Page"); }

/// Dates as linked data has them: ISO, or against the standard as readers see them ("Feb 08, 2022").
std::optional<Instant> date_of(std::string_view value) {
  if (std::optional<Instant> instant = parse_instant(value)) return instant;
  return value.size() < 60 ? find_visible_date(value, true) : std::nullopt;
}

}  // namespace

/// Walks one script's objects.
class LinkedDataReader {
 public:
  explicit LinkedDataReader(LinkedData& out) : out_(out) {}

  void visit(Element value, int depth) {
    if (depth > deepest) return;
    simdjson::dom::array list;
    if (!value.get(list)) {
      for (const Element item : list) visit(item, depth + 1);
      return;
    }
    Object object;
    if (value.get(object)) return;
    const std::string_view type = text_of(object, "@type");
    if (is_article(type)) article(object);
    if (type.ends_with("NewsArticle")) out_.is_news = true;
    dates(object, is_article(type) ? LinkedDateOf::article : is_page(type) ? LinkedDateOf::page : LinkedDateOf::other);
    if (type == "Person" && !text_of(object, "@id").empty())
      people_.emplace_back(text_of(object, "@id"), text_of(object, "name"));
    Element part;
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      if (!object[key].get(part)) visit(part, depth + 1);
    }
  }

  /// Authors told by reference: the person stands elsewhere in the graph.
  void resolve_authors() {
    if (!out_.authors.empty()) return;
    for (const std::string& reference : references_) {
      for (const auto& [id, name] : people_) {
        if (id != reference || name.empty()) continue;
        out_.authors.push_back(name);
        break;
      }
    }
  }

 private:
  static void set(std::optional<std::string>& field, std::string_view value) {
    if (!field && !value.empty()) field = value;
  }

  void article(Object object) {
    out_.has_article = true;
    set(out_.title, text_of(object, "headline"));
    set(out_.language, text_of(object, "inLanguage"));
    if (out_.article_body.empty()) out_.article_body = text_of(object, "articleBody");
    Element part;
    if (out_.authors.empty() && !object["author"].get(part)) {
      names_of(part, out_.authors);
      if (out_.authors.empty()) remember_references(part);
    }
    if (!out_.outlet && !object["publisher"].get(part)) {
      std::vector<std::string> names;
      names_of(part, names);
      if (!names.empty()) set(out_.outlet, names.front());
    }
  }

  void remember_references(Element author) {
    simdjson::dom::array list;
    if (!author.get(list)) {
      for (const Element item : list) {
        if (references_.size() < most_authors) remember_references(item);
      }
      return;
    }
    Object object;
    if (author.get(object)) return;
    if (const std::string_view id = text_of(object, "@id"); !id.empty()) references_.emplace_back(id);
  }

  void dates(Object object, LinkedDateOf of) {
    for (const auto& [key, modified] : {std::pair{"datePublished", false}, std::pair{"dateModified", true}}) {
      if (out_.dates.size() >= most_dates) return;
      if (const std::optional<Instant> instant = date_of(text_of(object, key)))
        out_.dates.push_back({*instant, of, modified});
    }
  }

  LinkedData& out_;
  std::vector<std::pair<std::string, std::string>> people_;  // @id and name
  std::vector<std::string> references_;
};

namespace {

/// The dates of a script that is no JSON (comments, line breaks in strings): the strings after their keys.
void read_dates_alone(std::string_view script, std::vector<LinkedDate>& out) {
  for (const auto& [key, modified] : {std::pair{"\"datePublished\"", false}, std::pair{"\"dateModified\"", true}}) {
    const size_t at = script.find(key);
    if (at == std::string_view::npos) continue;
    std::string_view rest = script.substr(at + std::string_view(key).size(), 80);
    const size_t begin = rest.find('"');
    if (begin == std::string_view::npos ||
        rest.substr(0, begin).find_first_not_of(": \t\r\n") != std::string_view::npos)
      continue;
    rest.remove_prefix(begin + 1);
    if (const std::optional<Instant> instant = date_of(rest.substr(0, rest.find('"'))))
      out.push_back({*instant, LinkedDateOf::article, modified});
  }
}

}  // namespace

void LinkedData::read(std::string_view script) {
  simdjson::dom::parser parser;
  Element root;
  if (parser.parse(simdjson::padded_string(script)).get(root)) {
    read_dates_alone(script, dates);
    return;
  }
  LinkedDataReader reader(*this);
  reader.visit(root, 0);
  reader.resolve_authors();
}

}  // namespace tawatur
