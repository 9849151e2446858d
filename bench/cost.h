#pragma once
// What the benches of growing libraries share.
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur::bench {

/// Of this process, all threads: what it took, not what it waited for.
inline double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

inline long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// "5000,24000".
inline std::vector<size_t> sizes_of(std::string_view list) {
  std::vector<size_t> out;
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    size_t value = 0;
    std::from_chars(list.data(), list.data() + comma, value);
    out.push_back(value);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

/// Of milliseconds, at least one.
inline std::string quantiles(std::vector<double> ms) {
  double sum = 0;
  for (const double m : ms) sum += m;
  std::ranges::sort(ms);
  return fmt::format("p50 {:.2f} ms, p95 {:.2f} ms, mean {:.2f} ms", ms[ms.size() / 2], ms[ms.size() * 95 / 100],
                     sum / static_cast<double>(ms.size()));
}

}  // namespace tawatur::bench
