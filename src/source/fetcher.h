#pragma once
// A page from the web, with manners: robots.txt, one request at a time to a host, patience with errors that pass.
#include "source/host_book.h"
#include "source/http_client.h"

namespace tawatur {

struct Fetched {
  std::string url;  // where redirects ended
  std::string body;
  std::string content_type;
  Validators validators;      // for the next time
  bool not_modified = false;  // the earlier copy still holds; no body
};

class Fetcher {
 public:
  /// `book` is shared by the fetchers of all threads.
  Fetcher(const FetchOptions& options, const SourceLimits& limits, HostBook& book)
      : options_(options), book_(book), client_(options, limits) {}

  /// Blocks until the page is there, at most about redirects × (retries + 1) × total_timeout. Errors: network, refused
  /// (robots.txt, private address, the server), not_found, too_large, unreadable, and those of parse_url.
  Result<Fetched> fetch(const std::string& url, const Validators& known = {});

 private:
  Result<HttpAnswer> get_patiently(const WebAddress& address, const Validators& known);
  std::shared_ptr<const HostBook::Rules> rules_of(const WebAddress& address);

  const FetchOptions& options_;
  HostBook& book_;
  HttpClient client_;
};

}  // namespace tawatur
