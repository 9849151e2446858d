#pragma once
// The Robots Exclusion Protocol (RFC 9309).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

class Robots {
 public:
  /// How much of a robots.txt is read; RFC 9309 asks for at least 500 KiB.
  static constexpr size_t most_bytes = 512u << 10;

  static Robots all_allowed() { return {}; }
  static Robots none_allowed();
  /// The rules for `agent`, a product token such as "tawatur"; those for * where none names it. Never fails.
  static Robots parse(std::string_view text, std::string_view agent);

  /// `path` with its query, as in WebAddress. The longest rule that matches decides, of two as long the allowing one.
  bool allows(std::string_view path) const;
  /// Crawl-delay, which RFC 9309 does not have but many sites do; at most 30 s.
  std::optional<uint32_t> delay_ms() const { return delay_ms_; }

 private:
  struct Rule {
    std::string pattern;  // escaped like a path; may hold * and end in $
    bool allow;
  };
  std::vector<Rule> rules_;
  std::optional<uint32_t> delay_ms_;
};

}  // namespace tawatur
