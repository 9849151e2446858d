#include "source/http_message.h"

#include <algorithm>
#include <charconv>

#include "source/content_coding.h"

namespace tawatur {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

/// The next line without its end; moves `at` behind it.
std::string_view next_line(std::string_view text, size_t& at) {
  const size_t newline = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, newline - at);
  at = std::min(newline + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The joined chunks, nothing where `body` is not chunked at all; what came before a broken chunk otherwise.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  for (size_t at = 0; at < body.size();) {
    const bool first = at == 0;
    const std::string_view line = trimmed(next_line(body, at));
    const std::string_view digits = trimmed(line.substr(0, line.find(';')));
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
      return first ? std::nullopt : std::optional(std::move(out));
    if (size == 0) break;
    const std::string_view chunk = body.substr(at, static_cast<size_t>(std::min<uint64_t>(size, body.size())));
    out += chunk;
    at += chunk.size();
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return out;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

std::string_view HttpResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

std::optional<HttpResponse> parse_http_response(std::string_view message) {
  if (!message.starts_with("HTTP/")) return std::nullopt;
  size_t at = 0;
  const std::string_view status_line = next_line(message, at);
  const size_t space = status_line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view code = trimmed(status_line.substr(space));
  HttpResponse response;
  if (std::from_chars(code.data(), code.data() + code.size(), response.status).ec != std::errc{}) return std::nullopt;
  while (at < message.size()) {
    const std::string_view line = next_line(message, at);
    if (line.empty()) break;
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos)
      response.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  response.body = message.substr(at);
  return response;
}

Result<std::string> decoded_body(const HttpResponse& response, const SourceLimits& limits) {
  std::optional<std::string> joined;
  if (equal_ignoring_case(response.header("transfer-encoding"), "chunked")) joined = joined_chunks(response.body);
  std::string body = joined ? std::move(*joined) : std::string(response.body);
  return without_coding(std::move(body), response.header("content-encoding"), limits);
}

std::string media_type_of(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::ranges::transform(type, type.begin(), lower);
  return type;
}

}  // namespace tawatur
