#include "source/host_book.h"

#include <algorithm>

namespace tawatur {

HostBook::Host& HostBook::host(const std::string& name) {
  return hosts_.try_emplace(name, Host{{}, delay_ms_}).first->second;
}

HostBook::Clock::time_point HostBook::next_turn(const std::string& name) {
  const std::lock_guard lock(mutex_);
  Host& h = host(name);
  const Clock::time_point turn = std::max(h.free_at, Clock::now());
  h.free_at = turn + std::chrono::milliseconds(h.delay_ms);
  return turn;
}

HostBook::Clock::time_point HostBook::free_at(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = hosts_.find(name);
  return found == hosts_.end() ? Clock::time_point{} : found->second.free_at;
}

void HostBook::hold(const std::string& name, Clock::time_point until) {
  const std::lock_guard lock(mutex_);
  Host& h = host(name);
  h.free_at = std::max(h.free_at, until);
}

std::shared_ptr<const HostBook::Rules> HostBook::rules(const std::string& origin) const {
  const std::lock_guard lock(mutex_);
  const auto found = rules_.find(origin);
  return found == rules_.end() ? nullptr : found->second;
}

std::shared_ptr<const HostBook::Rules> HostBook::set_rules(const std::string& origin, const std::string& name,
                                                           Rules rules) {
  const std::lock_guard lock(mutex_);
  Host& h = host(name);
  h.delay_ms = std::max(h.delay_ms, rules.robots.delay_ms().value_or(0));
  return rules_[origin] = std::make_shared<const Rules>(std::move(rules));
}

}  // namespace tawatur
