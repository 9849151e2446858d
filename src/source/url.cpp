#include "source/url.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace tawatur {
namespace {

constexpr size_t most_url_bytes = 8192;

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, which, &value, flags) != CURLUE_OK) return {};
  std::string out(value);
  curl_free(value);
  return out;
}

Error invalid(std::string_view text, const char* why) {
  return {ErrorCode::invalid_argument, why, std::string(text.substr(0, 200))};
}

bool set(CURLU* url, std::string_view text) {
  // A scheme that curl does not speak is parsed too, to be told by name.
  return curl_url_set(url, CURLUPART_URL, std::string(text).c_str(), CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) ==
         CURLUE_OK;
}

}  // namespace

Result<WebAddress> parse_url(std::string_view text, std::string_view base) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (text.empty()) return std::unexpected(invalid(text, "an empty address"));
  if (text.size() > most_url_bytes) return std::unexpected(invalid(text, "the address is too long"));
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; })) {
    return std::unexpected(invalid(text, "the address holds control characters"));
  }
  const Handle url(curl_url(), &curl_url_cleanup);
  if (!url) return std::unexpected(invalid(text, "no memory"));
  if ((!base.empty() && !set(url.get(), base)) || !set(url.get(), text))
    return std::unexpected(invalid(text, "no address of the web: write it like https://example.org/page"));
  const std::string scheme = part(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https")
    return std::unexpected(Error{ErrorCode::unsupported,
                                 fmt::format("only http and https addresses are read, not {}", scheme),
                                 std::string(text.substr(0, 200))});
  if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_PASSWORD).empty()) {
    return std::unexpected(Error{ErrorCode::refused,
                                 "an address with a name or password in it is not fetched: save the page as a file",
                                 std::string(text.substr(0, 200))});
  }
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  WebAddress address;
  address.host = part(url.get(), CURLUPART_HOST);
  std::ranges::transform(address.host, address.host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  curl_url_set(url.get(), CURLUPART_HOST, address.host.c_str(), 0);
  address.url = part(url.get(), CURLUPART_URL);
  address.origin = fmt::format("{}://{}:{}", scheme, address.host, part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT));
  address.path = part(url.get(), CURLUPART_PATH);
  if (address.path.empty()) address.path.push_back('/');
  if (const std::string query = part(url.get(), CURLUPART_QUERY); !query.empty()) {
    address.path += '?';
    address.path += query;
  }
  if (address.host.empty() || address.url.size() > 3 * most_url_bytes)
    return std::unexpected(invalid(text, "no address of the web: write it like https://example.org/page"));
  return address;
}

}  // namespace tawatur
