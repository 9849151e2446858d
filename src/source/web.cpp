#include "source/web.h"

#include <fmt/format.h>

#include "source/article_check.h"
#include "source/content_kind.h"
#include "source/http_message.h"
#include "source/jsonl.h"

namespace tawatur {
namespace {

/// Bytes of a feed's own text from which on it is taken for the article and not for its teaser.
constexpr size_t own_text_bytes = 1000;

std::string as_page(const FeedItem& item) {
  const std::string title = item.title.value_or("");
  return fmt::format(
      "<!DOCTYPE html><html><head><meta "
      "charset=\"utf-8\"><title>{}</title></head><body><article><h1>{}</h1>{}</article></body></html>",
      title, title, item.content);
}

}  // namespace

bool WebReader::read_addresses(const std::vector<std::string>& urls) {
  std::vector<FeedItem> items;
  for (const std::string& url : urls) items.push_back({url, {}, {}, {}, {}, {}});
  return read_items(items, nullptr, {}, 0);
}

bool WebReader::read_feed(Feed feed, const std::string& source, uint32_t depth) {
  const auto tell = [&](ErrorCode code, std::string message) {
    return sink_(std::unexpected(Error{code, std::move(message), source}));
  };
  if (!feed.damage.empty() && !tell(ErrorCode::unreadable, feed.damage)) return false;
  if (feed.unusable > 0 &&
      !tell(ErrorCode::unreadable, fmt::format("{} items have neither an address nor text: left out", feed.unusable)))
    return false;
  if (feed.items.empty() && feed.feeds.empty()) return tell(ErrorCode::empty, "a feed without pages");
  const size_t most = options_.fetch.pages_of_feed;
  if (feed.items.size() > most) {
    if (!tell(ErrorCode::too_large, fmt::format("lists {} pages: the first {} are read", feed.items.size(), most)))
      return false;
    feed.items.resize(most);
  }
  if (feed.feeds.size() > most) feed.feeds.resize(most);
  if (!read_items(feed.items, &feed, source, depth)) return false;
  if (feed.feeds.empty()) return true;
  if (depth >= options_.fetch.feed_depth)
    return tell(ErrorCode::too_large, "feeds that list feeds, nested too deep: give the inner one");
  std::vector<FeedItem> inner;
  for (const std::string& url : feed.feeds) inner.push_back({url, {}, {}, {}, {}, {}});
  return read_items(inner, nullptr, {}, depth + 1);
}

bool WebReader::read_items(const std::vector<FeedItem>& items, const Feed* feed, const std::string& source,
                           uint32_t depth) {
  std::vector<std::string> urls;
  std::vector<size_t> index_of;  // of urls among items
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].url.empty()) continue;
    urls.push_back(items[i].url);
    index_of.push_back(i);
  }
  size_t next = 0;
  bool goes_on = true;
  // Items without an address stand between the fetched ones and keep their place.
  const auto own_until = [&](size_t end) {
    for (; next < end && goes_on; ++next) goes_on = read_own_text(items[next], feed, source, next + 1);
  };
  fetch_many(urls, options_.fetch, options_.limits, book_, [&](size_t i, Result<Fetched> answer) {
    own_until(index_of[i]);
    if (!goes_on) return false;
    const FeedItem& item = items[next];
    ++next;
    goes_on = answer ? read_answer(item, std::move(*answer), feed, source, next, depth)
                     : fail(item, std::move(answer.error()), feed, source, next);
    return goes_on;
  });
  own_until(items.size());
  return goes_on;
}

bool WebReader::read_answer(const FeedItem& item, Fetched answer, const Feed* feed, const std::string& source,
                            size_t number, uint32_t depth) {
  const Content content = detect_content(std::string_view(answer.body).substr(0, content_head_bytes));
  const auto refuse = [&](ErrorCode code, std::string message) {
    return fail(item, Error{code, std::move(message), {}}, feed, source, number);
  };
  switch (content.kind) {
    case ContentKind::empty:
      return refuse(ErrorCode::empty, "an empty answer: try again later");
    case ContentKind::binary:
      return refuse(ErrorCode::unsupported, fmt::format("{}, not a page", content.name));
    case ContentKind::warc:
    case ContentKind::jsonl:
    case ContentKind::json_array:
      return refuse(ErrorCode::unsupported, fmt::format("{}, not a page: download it and give the file", content.name));
    case ContentKind::xml_feed:
    case ContentKind::json_feed: {
      if (depth >= options_.fetch.feed_depth)
        return refuse(ErrorCode::too_large, "feeds that list feeds, nested too deep: give the inner one");
      Result<Feed> inner = content.kind == ContentKind::json_feed ? parse_json_feed(answer.body, answer.url)
                                                                  : parse_xml_feed(std::move(answer.body), answer.url);
      if (!inner) return refuse(inner.error().code, inner.error().message);
      return read_feed(std::move(*inner), item.url, depth + 1);
    }
    case ContentKind::text:
    case ContentKind::html:
      break;
  }
  Record record;
  record.source = item.url;
  record.url = std::move(answer.url);
  record.id = id_of_url(item.url);
  record.published = item.published;
  record.kind = content.kind == ContentKind::text && media_type_of(answer.content_type) == "text/plain"
                    ? RecordKind::text
                    : RecordKind::html;
  record.content_type = std::move(answer.content_type);
  record.bytes = std::move(answer.body);
  if (const std::optional<Error> why = why_no_article(record)) return fail(item, *why, feed, source, number);
  return sink_(std::move(record));
}

bool WebReader::fail(const FeedItem& item, Error error, const Feed* feed, const std::string& source, size_t number) {
  error.place = item.url;
  const bool has_text = item.content.size() >= own_text_bytes;
  if (has_text) error.message += "; the text in the feed is read instead";
  return sink_(std::unexpected(std::move(error))) && (!has_text || read_own_text(item, feed, source, number));
}

bool WebReader::read_own_text(const FeedItem& item, const Feed* feed, const std::string& source, size_t number) {
  Record record;
  record.source = fmt::format("{}:{}", source, number);
  record.id = id_of_url(item.url.empty() ? record.source : item.url);
  record.kind = RecordKind::html;
  record.content_type = "text/html; charset=utf-8";
  record.bytes = as_page(item);
  if (!item.url.empty()) record.url = item.url;
  if (feed != nullptr) record.outlet = feed->title, record.language = item.language ? item.language : feed->language;
  if (item.title && item.title->find_first_of("<&") == std::string::npos) record.title = item.title;
  record.byline = item.byline, record.published = item.published;
  return sink_(std::move(record));
}

}  // namespace tawatur
