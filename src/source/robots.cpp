#include "source/robots.h"

#include <algorithm>
#include <charconv>

#include "source/http_message.h"

namespace tawatur {
namespace {

constexpr size_t most_rules = 5000, most_pattern_bytes = 2048;
constexpr double most_delay_s = 30;

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// One spelling for paths that mean the same: other letters than ASCII escaped, unreserved ones not, escapes upper
/// case.
std::string normalised(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto is_unreserved = [](unsigned char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '.' || c == '_' ||
           c == '~';
  };
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(path[i]);
    bool escape = c >= 0x80 || c <= ' ';
    if (c == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0) {
      c = static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      escape = !is_unreserved(c);
      i += 2;
    }
    if (!escape) {
      out += static_cast<char>(c);
    } else {
      out += '%', out += digits[c >> 4], out += digits[c & 15];
    }
  }
  return out;
}

/// Leftmost matching of the pieces between stars is enough: no backtracking.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  size_t at = 0;
  for (bool first = true;; first = false) {
    const size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first) {
      if (!path.starts_with(piece)) return false;
      at = piece.size();
      if (last) return !to_end || at == path.size();
    } else if (last && to_end) {
      return path.size() - at >= piece.size() && path.ends_with(piece);
    } else {
      const size_t found = path.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
      if (last) return true;
    }
    pattern.remove_prefix(star + 1);
  }
}

/// Calls `take(key, value)` for each line that has one.
template <class Take>
void for_each_line(std::string_view text, Take take) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos) take(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
}

std::string_view product_token(std::string_view value) {
  const size_t end = value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
  return value.substr(0, end);
}

}  // namespace

Robots Robots::none_allowed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, most_bytes);
  bool named = false;
  for_each_line(text, [&](std::string_view key, std::string_view value) {
    named |= equal_ignoring_case(key, "user-agent") && equal_ignoring_case(product_token(value), agent);
  });
  Robots robots;
  bool ours = false, in_agents = false;  // consecutive user-agent lines head one group
  for_each_line(text, [&](std::string_view key, std::string_view value) {
    if (equal_ignoring_case(key, "user-agent")) {
      if (!std::exchange(in_agents, true)) ours = false;
      ours |= named ? equal_ignoring_case(product_token(value), agent) : value.starts_with('*');
      return;
    }
    const bool allow = equal_ignoring_case(key, "allow"), disallow = equal_ignoring_case(key, "disallow");
    const bool delay = equal_ignoring_case(key, "crawl-delay");
    if (!allow && !disallow && !delay) return;  // sitemaps and the like end no group
    in_agents = false;
    if (!ours) return;
    if (delay) {
      double seconds = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (error == std::errc{} && seconds > 0)
        robots.delay_ms_ = static_cast<uint32_t>(std::min(seconds, most_delay_s) * 1000);
    } else if (!value.empty() && value.size() <= most_pattern_bytes && robots.rules_.size() < most_rules) {
      robots.rules_.push_back({normalised(value), allow});
    }
  });
  return robots;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string normal = normalised(path);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (longer && matches(rule.pattern, normal)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace tawatur
