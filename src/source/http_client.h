#pragma once
// One HTTP request, by libcurl.
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "source/fetch_options.h"
#include "source/limits.h"
#include "source/url.h"

namespace tawatur {

/// What a server said of an earlier copy; sent along so that it need not send the same again (RFC 9110, 13.1).
struct Validators {
  std::string etag, last_modified;
};

struct HttpAnswer {
  int status = 0;
  std::string body;  // without content codings
  std::string content_type;
  std::string location;  // where a redirect leads, as sent
  std::optional<uint64_t> retry_after_s;
  Validators validators;
};

struct HttpFailure {
  Error error;
  bool may_pass = false;  // worth another try
};

/// Keeps connections open between requests; HTTP/2 where the server has it. Not thread-safe; one for each thread.
class HttpClient {
 public:
  HttpClient(const FetchOptions& options, const SourceLimits& limits);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// One GET, redirects not followed. The address is checked when the connection is made, so no name that leads
  /// elsewhere the second time gets round it. Proxies of the environment are not used: they would.
  std::expected<HttpAnswer, HttpFailure> get(const WebAddress& address, const Validators& known = {});

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace tawatur
