// Families of a folder of news: seconds for half of the pages, for all, and for one page more.
//   bench_lineage ../shared/data/news saudi- [THREADS]
#include "lineage/lineage.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "source/source.h"

namespace {

using namespace tawatur;

double seconds_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

long peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bench_lineage NEWS_FOLDER PREFIX [THREADS]\n");
    return 2;
  }
  const unsigned threads = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 2;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.path().filename().string().starts_with(argv[2])) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  std::vector<Reading> readings;
  std::vector<Page> pages;
  read_inputs(files, {}, [&](Result<Record> record) {
    if (record) {
      if (auto page = read_article(std::move(*record), {})) pages.push_back(std::move(*page));
    }
    return true;
  });
  readings.resize(pages.size());
  parallel_for(pages.size(), threads, [&](size_t i) { readings[i] = read_page(std::move(pages[i])); });
  constexpr size_t single = 200;  // added one by one at the end
  const size_t all = readings.size() - std::min(single, readings.size()), half = all / 2;
  Corpus corpus;
  // every second page first, so that half of the pages spans all days
  std::vector<Reading> order;
  for (size_t i = 0; i < all; i += 2) order.push_back(std::move(readings[i]));
  for (size_t i = 1; i < all; i += 2) order.push_back(std::move(readings[i]));
  for (size_t i = 0; i < half; ++i) corpus.add(std::move(order[i]));
  const long before = peak_mb();
  const double cpu = cpu_seconds();
  Lineage lineage(corpus, threads);
  const double first = seconds_of([&] { lineage.update(), lineage.families(); });
  for (size_t i = half; i < all; ++i) corpus.add(std::move(order[i]));
  size_t families = 0;
  const double second = seconds_of([&] { lineage.update(), families = lineage.families().size(); });
  fmt::print(
      "{} pages: {:.1f} s; {} pages: {:.1f} s, {:.2f} times; {:.1f} s of CPU; {} families; {} MB above the pages\n",
      half, first, all, first + second, (first + second) / first, cpu_seconds() - cpu, families, peak_mb() - before);
  std::vector<double> one;
  for (size_t i = all; i < readings.size(); ++i) {
    corpus.add(std::move(readings[i]));
    one.push_back(seconds_of([&] { lineage.update(); }));
  }
  std::ranges::sort(one);
  if (!one.empty())
    fmt::print("one page more: median {:.1f} ms, p95 {:.1f} ms\n", 1e3 * one[one.size() / 2],
               1e3 * one[one.size() * 95 / 100]);
  return 0;
}
