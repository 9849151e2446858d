#include <simdjson.h>

#include "base/utf8.h"
#include "source/feed.h"
#include "source/feed_collector.h"

namespace tawatur {
namespace {

std::string text_of(simdjson::dom::object object, const char* key) {
  std::string_view text;
  return object[key].get(text) ? std::string{} : std::string(text);
}

std::string escaped(std::string_view text) {
  std::string out = "<p>";
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += "</p><p>";
    else
      out += c;
  }
  return out + "</p>";
}

std::string author_of(simdjson::dom::object item) {
  simdjson::dom::object author;
  if (!item["authors"].at(0).get(author) || !item["author"].get(author)) return text_of(author, "name");
  return {};
}

FeedItem item_of(simdjson::dom::object item) {
  FeedItem made;
  made.url = text_of(item, "url");
  if (made.url.empty()) made.url = text_of(item, "external_url");
  made.title = text_of(item, "title");
  made.published = text_of(item, "date_published");
  made.language = text_of(item, "language");
  made.byline = author_of(item);
  made.content = text_of(item, "content_html");
  if (made.content.empty()) {
    if (const std::string text = text_of(item, "content_text"); !text.empty()) made.content = escaped(text);
  }
  return made;
}

}  // namespace

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
Result<Feed> parse_json_feed(const std::string& bytes, std::string_view base) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const simdjson::error_code error = parser.parse(make_valid_utf8(bytes)).get(root)) {
    return std::unexpected(Error{ErrorCode::unreadable,
                                 std::string("broken JSON (") + simdjson::error_message(error) + "): fetch it again",
                                 ""});
  }
  simdjson::dom::object feed;
  simdjson::dom::array items;
  if (root.get(feed) || feed["items"].get(items))
    return std::unexpected(Error{ErrorCode::unsupported, "JSON, but no JSON Feed", ""});
  FeedCollector collector(base);
  collector.set_head(text_of(feed, "title"), text_of(feed, "language"));
  for (const simdjson::dom::element element : items) {
    simdjson::dom::object item;
    if (!element.get(item)) collector.add(item_of(item));
  }
  return collector.take();
}

}  // namespace tawatur
