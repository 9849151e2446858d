#pragma once
// Lists of pages: RSS 2.0, RSS 1.0, Atom, JSON Feed, (news) sitemaps and sitemap indexes.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace tawatur {

struct FeedItem {
  std::string url;                                                // absolute; empty where the item has none
  std::optional<std::string> title, byline, published, language;  // published: only what parse_instant reads
  std::string content;  // HTML: the text that the feed itself carries, often only a beginning
};

struct Feed {
  std::optional<std::string> title, language;  // of the whole: the outlet's name, as a rule
  std::vector<FeedItem> items;                 // in the feed's order; an address comes once
  std::vector<std::string> feeds;              // addresses of further feeds (sitemap indexes)
  uint64_t unusable = 0;                       // items with neither an address nor text
  std::string damage;                          // not empty: what is wrong; what came before it was read
};

/// `base` is the feed's own address, for relative links; empty where it has none. Other entities than XML's own five
/// are left as they stand and no document type is read, so nothing is ever fetched or expanded. Linear. Errors:
/// unsupported (no feed), unreadable (nothing could be read).
Result<Feed> parse_xml_feed(std::string bytes, std::string_view base);
Result<Feed> parse_json_feed(const std::string& bytes, std::string_view base);

}  // namespace tawatur
