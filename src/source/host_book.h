#pragma once
// What is known of each host while pages are fetched: when it may be asked again, and its robots.txt.
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/error.h"
#include "source/robots.h"

namespace tawatur {

/// Thread-safe.
class HostBook {
 public:
  using Clock = std::chrono::steady_clock;

  explicit HostBook(uint32_t delay_ms) : delay_ms_(delay_ms) {}

  /// Takes the next turn at a host and gives its time; turns of one host lie `delay_ms` apart.
  Clock::time_point next_turn(const std::string& host);
  /// When the next turn would be, without taking it.
  Clock::time_point free_at(const std::string& host) const;
  /// Nobody asks this host before then (a server that said 429).
  void hold(const std::string& host, Clock::time_point until);

  struct Rules {
    Robots robots;
    std::optional<Error>
        failure;  // why they cannot be had: nothing of this origin may be fetched then (RFC 9309, 2.3.1.4)
  };
  /// The rules of an origin; null where they have not been asked for.
  std::shared_ptr<const Rules> rules(const std::string& origin) const;
  std::shared_ptr<const Rules> set_rules(const std::string& origin, const std::string& host, Rules rules);

 private:
  struct Host {
    Clock::time_point free_at{};
    uint32_t delay_ms;
  };
  Host& host(const std::string& name);

  const uint32_t delay_ms_;
  mutable std::mutex mutex_;
  std::map<std::string, Host> hosts_;
  std::map<std::string, std::shared_ptr<const Rules>> rules_;
};

}  // namespace tawatur
