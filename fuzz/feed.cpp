// Feeds: RSS, Atom, sitemaps, JSON Feed.
#include "source/feed.h"

#include <cstdlib>

#include "source/url.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& feed :
       {parse_xml_feed(bytes, "https://example.org/feed"), parse_json_feed(bytes, "https://example.org/feed")}) {
    if (!feed) continue;
    for (const FeedItem& item : feed->items) {
      if (item.url.empty() ? item.content.empty() : !parse_url(item.url)) std::abort();
    }
  }
  return 0;
}
