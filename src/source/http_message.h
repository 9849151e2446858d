#pragma once
// HTTP responses as archives store them: head and body in one piece of bytes.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "source/limits.h"

namespace tawatur {

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string_view, std::string_view>> headers;  // views into the message, values trimmed
  std::string_view body;                                               // as transferred
  /// The first header of that name (lower case), empty where there is none.
  std::string_view header(std::string_view name) const;
};

/// Status line, headers and body of an HTTP/1.x message; nothing where it does not begin like one. A head that is cut
/// or has bare newlines is read as far as it goes.
std::optional<HttpResponse> parse_http_response(std::string_view message);

/// The body without chunks (RFC 9112, 7.1) and content codings (gzip, deflate, br, zstd). Archives often keep the
/// header of a coding that they took off: a body that is not what its header says is taken as it is.
Result<std::string> decoded_body(const HttpResponse& response, const SourceLimits& limits);

/// "Text/HTML; charset=x" gives "text/html".
std::string media_type_of(std::string_view content_type);

bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace tawatur
