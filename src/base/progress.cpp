#include "base/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace tawatur {
namespace {

std::string clock_text(double seconds) {
  const auto whole = static_cast<uint64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string Progress::line(const char* stage, uint64_t done, uint64_t total, unsigned columns, Clock::time_point now) {
  using namespace std::chrono_literals;
  if (stage_ != stage) {
    stage_ = stage;
    begun_ = now;
  } else if (now - shown_ < 100ms) {
    return {};
  }
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = seconds > 0.5 ? static_cast<double>(done) / seconds : 0;
  total = total == 0 ? 0 : std::max(total, done);
  std::string line = stage_;
  if (total > 0) {
    constexpr uint64_t cells = 20;
    const uint64_t full = done * cells / total;
    line += fmt::format(" [{:#<{}}{: <{}}]", "", full, "", cells - full);
  }
  if (done > 0) line += fmt::format(" {}", done);
  if (total > 0) line += fmt::format(" of {}", total);
  if (rate > 0 && done > 0) line += fmt::format(", {:.0f}/s", rate);
  if (rate > 0 && total > done) line += fmt::format(", {} left", clock_text(static_cast<double>(total - done) / rate));
  if (line.size() > columns) line.resize(columns);
  return line;
}

}  // namespace tawatur
