#pragma once
// Puts a feed together from items as they stand in the file.
#include <set>
#include <string>

#include "source/feed.h"

namespace tawatur {

/// Makes addresses absolute, leaves out repeated ones, times that cannot be read and empty fields.
class FeedCollector {
 public:
  explicit FeedCollector(std::string_view base) : base_(base) {}
  void set_head(std::string title, std::string language);
  void set_base(std::string_view base);  // relative to the one there is; empty changes nothing
  void add(FeedItem item);
  void add_feed(const std::string& url);
  Feed take() { return std::move(feed_); }

 private:
  std::string base_;
  Feed feed_;
  std::set<std::string> seen_;
};

}  // namespace tawatur
