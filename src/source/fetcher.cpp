#include "source/fetcher.h"

#include <fmt/format.h>

#include <thread>

namespace tawatur {
namespace {

constexpr const char* robot_name = "tawatur";
constexpr uint32_t robots_redirects = 5;  // RFC 9309, 2.3.1.2

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}
bool may_pass(int status) { return status == 429 || status == 500 || status == 502 || status == 503 || status == 504; }

Error status_error(int status, const std::string& url) {
  if (status == 404 || status == 410)
    return {ErrorCode::not_found, fmt::format("the server answered {}: the page is not there (any more)", status), url};
  if (status == 401 || status == 402 || status == 403 || status == 407 || status == 451) {
    return {ErrorCode::refused,
            fmt::format("the server answered {}: it does not give the page to us; save it in a browser", status), url};
  }
  if (status >= 400 && status < 500)
    return {ErrorCode::refused, fmt::format("the server answered {}: check the address", status), url};
  return {ErrorCode::network, fmt::format("the server answered {}: try again later", status), url};
}

}  // namespace

Result<HttpAnswer> Fetcher::get_patiently(const WebAddress& address, const Validators& known) {
  uint64_t wait_ms = options_.back_off_ms;
  for (uint32_t tried = 0;; ++tried, wait_ms *= 2) {
    std::this_thread::sleep_until(book_.next_turn(address.host));
    std::expected<HttpAnswer, HttpFailure> answer = client_.get(address, known);
    const bool again = answer ? may_pass(answer->status) : answer.error().may_pass;
    if (!again || tried == options_.retries) {
      if (answer) return std::move(*answer);
      return std::unexpected(std::move(answer.error().error));
    }
    const uint64_t asked_ms =
        answer && answer->retry_after_s ? std::min<uint64_t>(*answer->retry_after_s, 1u << 20) * 1000 : 0;
    if (asked_ms > options_.longest_wait_ms) {
      return std::unexpected(
          Error{ErrorCode::network, fmt::format("the server asks to come back in {} s", asked_ms / 1000), address.url});
    }
    book_.hold(address.host, HostBook::Clock::now() + std::chrono::milliseconds(std::max(asked_ms, wait_ms)));
  }
}

std::shared_ptr<const HostBook::Rules> Fetcher::rules_of(const WebAddress& address) {
  if (auto known = book_.rules(address.origin)) return known;
  HostBook::Rules rules;  // all allowed
  Result<WebAddress> at = parse_url("/robots.txt", address.url);
  for (uint32_t hop = 0; at && hop <= robots_redirects; ++hop) {
    const Result<HttpAnswer> answer = get_patiently(*at, {});
    if (!answer) {
      if (answer.error().code != ErrorCode::too_large) rules.failure = answer.error();
    } else if (answer->status >= 200 && answer->status < 300) {
      rules.robots = Robots::parse(answer->body, robot_name);
    } else if (is_redirect(answer->status)) {
      at = parse_url(answer->location, at->url);
      continue;
    } else if (answer->status >= 500) {
      rules.failure =
          Error{ErrorCode::refused,
                fmt::format("the server answers {} when asked for robots.txt, so nothing is fetched: try again later",
                            answer->status),
                ""};
    }
    break;
  }
  return book_.set_rules(address.origin, address.host, std::move(rules));
}

Result<Fetched> Fetcher::fetch(const std::string& url, const Validators& known) {
  Result<WebAddress> address = parse_url(url);
  for (uint32_t hop = 0; address; ++hop) {
    const std::shared_ptr<const HostBook::Rules> rules = rules_of(*address);
    if (rules->failure) return std::unexpected(Error{rules->failure->code, rules->failure->message, url});
    if (!rules->robots.allows(address->path)) {
      return std::unexpected(
          Error{ErrorCode::refused,
                "the site's robots.txt does not allow programs to fetch it: save the page in a browser", url});
    }
    Result<HttpAnswer> answer = get_patiently(*address, known);
    if (!answer) return std::unexpected(Error{answer.error().code, std::move(answer.error().message), url});
    if (answer->status == 304) return Fetched{address->url, {}, std::move(answer->content_type), known, true};
    if (answer->status >= 200 && answer->status < 300) {
      return Fetched{address->url, std::move(answer->body), std::move(answer->content_type),
                     std::move(answer->validators), false};
    }
    if (!is_redirect(answer->status) || answer->location.empty())
      return std::unexpected(status_error(answer->status, url));
    if (hop == options_.redirects)
      return std::unexpected(Error{
          ErrorCode::refused,
          fmt::format("redirected more than {} times, in a circle perhaps: check the address", options_.redirects),
          url});
    address = parse_url(answer->location, address->url);
  }
  return std::unexpected(Error{address.error().code, std::move(address.error().message), url});
}

}  // namespace tawatur
