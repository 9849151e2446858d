#include "source/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <ctime>

#include "source/http_message.h"
#include "source/unpacked_count.h"

namespace tawatur {
namespace {

constexpr size_t most_header_bytes = 256u << 10;

/// libcurl asks for this before any other call, once.
bool start_curl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started;
}

}  // namespace

class HttpClient::Implementation {
 public:
  Implementation(const FetchOptions& options, const SourceLimits& limits)
      : options_(options), limits_(limits), curl_(start_curl() ? curl_easy_init() : nullptr) {}
  ~Implementation() {
    if (curl_ != nullptr) curl_easy_cleanup(curl_);
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  std::expected<HttpAnswer, HttpFailure> get(const WebAddress& address, const Validators& known) {
    if (curl_ == nullptr)
      return std::unexpected(HttpFailure{{ErrorCode::network, "the HTTP library does not start", address.url}});
    answer_ = {}, refused_address_.clear(), stopped_.reset(), header_bytes_ = 0, count_.emplace(limits_);
    set_up(address);
    curl_slist* headers =
        curl_slist_append(nullptr,
                          "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
                          "application/feed+json, application/xml;q=0.9, */*;q=0.5");
    if (!known.etag.empty()) headers = curl_slist_append(headers, ("If-None-Match: " + known.etag).c_str());
    if (!known.last_modified.empty())
      headers = curl_slist_append(headers, ("If-Modified-Since: " + known.last_modified).c_str());
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, headers);
    const CURLcode code = curl_easy_perform(curl_);
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, nullptr);
    curl_slist_free_all(headers);
    if (code != CURLE_OK) return std::unexpected(failure(code, address.url));
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    answer_.status = static_cast<int>(status);
    return std::move(answer_);
  }

 private:
  void set_up(const WebAddress& address) {
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl_, option, value); };
    set(CURLOPT_URL, address.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can take off
    set(CURLOPT_USERAGENT, options_.user_agent.c_str());
    if (!options_.certificate_file.empty()) set(CURLOPT_CAINFO, options_.certificate_file.c_str());
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout_ms));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_timeout_ms));
    set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options_.slow_bytes_per_s));
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.slow_s));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.record_bytes));
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, this);
  }

  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& client = *static_cast<Implementation*>(self);
    if (client.options_.addresses == AddressPolicy::public_only && !is_public_address(&address->addr)) {
      client.refused_address_ = text_of_address(&address->addr);
      return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  static size_t take_body(char* bytes, size_t, size_t size, void* self) {
    auto& client = *static_cast<Implementation*>(self);
    curl_off_t transferred = 0;
    curl_easy_getinfo(client.curl_, CURLINFO_SIZE_DOWNLOAD_T, &transferred);
    client.count_.emplace(client.limits_);
    client.count_->took(static_cast<uint64_t>(transferred));
    client.count_->gave(client.answer_.body.size() + size);
    client.stopped_ = client.count_->over();
    if (client.answer_.body.size() + size > client.limits_.record_bytes) client.stopped_ = too_long(client.limits_);
    if (client.stopped_) return 0;
    client.answer_.body.append(bytes, size);
    return size;
  }

  static size_t take_header(char* bytes, size_t, size_t size, void* self) {
    auto& client = *static_cast<Implementation*>(self);
    client.header_bytes_ += size;
    if (client.header_bytes_ > most_header_bytes) {
      client.stopped_ = Error{ErrorCode::too_large, "its HTTP headers are longer than any should be", ""};
      return 0;
    }
    std::string_view line(bytes, size);
    while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
    const size_t colon = line.find(':');
    if (line.starts_with("HTTP/")) client.answer_ = {};  // the head of an interim answer (1xx) does not count
    if (colon == std::string_view::npos) return size;
    std::string_view name = line.substr(0, colon), value = line.substr(colon + 1);
    while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
    client.set_header(name, value);
    return size;
  }

  void set_header(std::string_view name, std::string_view value) {
    const auto is = [&](std::string_view other) { return equal_ignoring_case(name, other); };
    if (is("content-type"))
      answer_.content_type = value;
    else if (is("location"))
      answer_.location = value;
    else if (is("etag"))
      answer_.validators.etag = value;
    else if (is("last-modified"))
      answer_.validators.last_modified = value;
    else if (is("retry-after")) {
      answer_.retry_after_s = read_retry_after(value);
    }
  }

  /// Seconds, or the date from which on to come back (RFC 9110, 10.2.3).
  static std::optional<uint64_t> read_retry_after(std::string_view value) {
    uint64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc{} && end == value.data() + value.size()) return seconds;
    const time_t now = ::time(nullptr), until = curl_getdate(std::string(value).c_str(), &now);
    if (until < 0) return std::nullopt;
    return until > now ? static_cast<uint64_t>(until - now) : 0;
  }

  static Error too_long(const SourceLimits& limits) {
    return {ErrorCode::too_large,
            fmt::format("longer than a page may be ({} MiB): not read", limits.record_bytes >> 20), ""};
  }

  HttpFailure failure(CURLcode code, const std::string& url) const {
    const auto make = [&](ErrorCode kind, std::string message, bool may_pass = false) {
      return HttpFailure{{kind, std::move(message), url}, may_pass};
    };
    if (!refused_address_.empty()) {
      return make(ErrorCode::refused, fmt::format("leads to {}, an address of this machine or a private network: not "
                                                  "fetched (--allow-private-addresses reads from your own network)",
                                                  refused_address_));
    }
    if (stopped_) return make(stopped_->code, stopped_->message);
    switch (code) {
      case CURLE_COULDNT_RESOLVE_HOST:
        return make(ErrorCode::network, "no machine of that name is found: check the address and your network");
      case CURLE_COULDNT_CONNECT:
        return make(ErrorCode::network, "no connection: the server is down or closed to us", true);
      case CURLE_OPERATION_TIMEDOUT:
        return make(ErrorCode::network, "the server is too slow: try again later");
      case CURLE_FILESIZE_EXCEEDED:
        return make(ErrorCode::too_large, too_long(limits_).message);
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CONNECT_ERROR:
      case CURLE_SSL_CACERT_BADFILE:
        return make(ErrorCode::refused, fmt::format("no safe connection ({})", curl_easy_strerror(code)));
      case CURLE_PARTIAL_FILE:
        return make(ErrorCode::network, "the answer was cut short: try again", true);
      case CURLE_BAD_CONTENT_ENCODING:
        return make(ErrorCode::unreadable, "the answer is packed in a way that cannot be unpacked");
      case CURLE_UNSUPPORTED_PROTOCOL:
      case CURLE_WEIRD_SERVER_REPLY:
        return make(ErrorCode::network, "the server does not speak HTTP");
      default:
        return make(ErrorCode::network, fmt::format("the connection failed ({})", curl_easy_strerror(code)), true);
    }
  }

  const FetchOptions& options_;
  const SourceLimits& limits_;
  CURL* curl_;
  HttpAnswer answer_;
  std::string refused_address_;   // not empty: where the connection would have gone
  std::optional<Error> stopped_;  // why we broke it off
  size_t header_bytes_ = 0;
  std::optional<UnpackedCount> count_;
};

HttpClient::HttpClient(const FetchOptions& options, const SourceLimits& limits)
    : implementation_(std::make_unique<Implementation>(options, limits)) {}
HttpClient::~HttpClient() = default;

std::expected<HttpAnswer, HttpFailure> HttpClient::get(const WebAddress& address, const Validators& known) {
  return implementation_->get(address, known);
}

}  // namespace tawatur
