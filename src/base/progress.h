#pragma once
// How far long work has come, in words. Makes text only; who shows it is the program's matter.
#include <chrono>
#include <cstdint>
#include <string>

namespace tawatur {

class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  /// A line for this state, at most `columns` wide and without a newline: stage, bar, done, rate, time left. Empty
  /// where the last line is younger than 100 ms and the stage is the same. `total` 0: not known.
  std::string line(const char* stage, uint64_t done, uint64_t total, unsigned columns,
                   Clock::time_point now = Clock::now());

 private:
  std::string stage_;
  Clock::time_point begun_{}, shown_{};
};

}  // namespace tawatur
