#pragma once
// Work spread over threads. Results never depend on the number of threads: every index writes only its own place.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tawatur {

/// Calls `work(i)` for every i in [0, count), in chunks taken by `threads` threads (0: all cores). Returns when all are
/// done. `work` must not throw and must not touch what another index writes.
template <class Work>
void parallel_for(size_t count, unsigned threads, Work&& work, size_t chunk = 8) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<size_t>(threads, (count + chunk - 1) / std::max<size_t>(chunk, 1)));
  if (threads <= 1) {
    for (size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<size_t> next{0};
  const auto run = [&] {
    for (size_t begin; (begin = next.fetch_add(chunk, std::memory_order_relaxed)) < count;) {
      for (size_t i = begin; i < std::min(count, begin + chunk); ++i) work(i);
    }
  };
  std::vector<std::jthread> others;
  others.reserve(threads - 1);
  for (unsigned t = 1; t < threads; ++t) others.emplace_back(run);
  run();
}

}  // namespace tawatur
