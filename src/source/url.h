#pragma once
// Addresses of the web, by libcurl's parser, so that what is checked is what is fetched.
#include <string>
#include <string_view>

#include "base/error.h"

namespace tawatur {

struct WebAddress {
  std::string url;     // absolute, without user, password and fragment; not more than 8 KiB
  std::string origin;  // "https://example.org:443"
  std::string host;    // lower case; an IPv6 address with its brackets
  std::string path;    // with the query: "/a?b"
};

/// Reads an http or https address; a relative one stands on `base` (empty: none). Letters that may not stand in an
/// address are escaped. Errors: invalid_argument, unsupported (another scheme), refused (it carries a password).
Result<WebAddress> parse_url(std::string_view text, std::string_view base = {});

}  // namespace tawatur
