#pragma once
// Addresses and feeds → records.
#include <string>
#include <vector>

#include "source/feed.h"
#include "source/fetch_many.h"
#include "source/source.h"

namespace tawatur {

class WebReader {
 public:
  WebReader(const SourceOptions& options, const RecordSink& sink)
      : options_(options), sink_(sink), book_(options.fetch.host_delay_ms) {}

  /// Pages and feeds by their addresses, in order. False where the sink wants no more; so below.
  bool read_addresses(const std::vector<std::string>& urls);
  /// The pages of a feed: fetched, and where that fails the text that the feed carries, if it is an article's worth.
  /// `source` names the feed in messages.
  bool read_feed(Feed feed, const std::string& source) { return read_feed(std::move(feed), source, 0); }

 private:
  bool read_feed(Feed feed, const std::string& source, uint32_t depth);
  bool read_items(const std::vector<FeedItem>& items, const Feed* feed, const std::string& source, uint32_t depth);
  bool read_answer(const FeedItem& item, Fetched answer, const Feed* feed, const std::string& source, size_t number,
                   uint32_t depth);
  bool read_own_text(const FeedItem& item, const Feed* feed, const std::string& source, size_t number);
  bool fail(const FeedItem& item, Error error, const Feed* feed, const std::string& source, size_t number);

  const SourceOptions& options_;
  const RecordSink& sink_;
  HostBook book_;
};

}  // namespace tawatur
