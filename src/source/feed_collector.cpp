#include "source/feed_collector.h"

#include "base/instant.h"
#include "source/url.h"

namespace tawatur {
namespace {

void drop_empty(std::optional<std::string>& field) {
  if (field && field->empty()) field.reset();
}

}  // namespace

void FeedCollector::set_head(std::string title, std::string language) {
  if (!title.empty()) feed_.title = std::move(title);
  if (!language.empty()) feed_.language = language.substr(0, language.find_first_of("-_"));
}

void FeedCollector::set_base(std::string_view base) {
  if (base.empty()) return;
  if (Result<WebAddress> address = parse_url(base, base_)) base_ = std::move(address->url);
}

void FeedCollector::add(FeedItem item) {
  Result<WebAddress> address = parse_url(item.url, base_);
  item.url = address ? std::move(address->url) : std::string{};
  if (!item.url.empty() && !seen_.insert(item.url).second) return;
  if (item.url.empty() && item.content.empty()) {
    ++feed_.unusable;
    return;
  }
  for (auto* field : {&item.title, &item.byline, &item.published, &item.language}) drop_empty(*field);
  if (item.published && !parse_instant(*item.published)) item.published.reset();
  feed_.items.push_back(std::move(item));
}

void FeedCollector::add_feed(const std::string& url) {
  Result<WebAddress> address = parse_url(url, base_);
  if (address && seen_.insert(address->url).second) feed_.feeds.push_back(std::move(address->url));
}

}  // namespace tawatur
