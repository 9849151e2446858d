// Families of a folder of news: seconds for half of the pages, for all, and for one page more.
//   bench_lineage ../shared/data/news saudi- [THREADS]
#include "lineage/lineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "cost.h"
#include "lineage/shingles.h"
#include "minhash.h"
#include "source/source.h"

namespace {

using namespace tawatur;

double seconds_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Seconds of CPU that MinHash with locality-sensitive hashing takes for the same pages on one core.
double minhash_seconds(const Corpus& corpus) {
  const double begin = bench::cpu_seconds();
  bench::MinHash index;
  size_t pairs = 0;
  for (PageIndex p = 0; p < corpus.size(); ++p)
    pairs += index.add(bench::MinHash::signature_of(shingles_of(words_of(corpus[p]))), 0.7).size();
  const double took = bench::cpu_seconds() - begin;
  fmt::print("baseline, MinHash of 5 words at 0.7: {:.1f} s of CPU, {} pairs\n", took, pairs);
  return took;
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
  const long before = bench::peak_mib();
  double cpu = bench::cpu_seconds();
  Lineage lineage(corpus, threads);
  const double first = seconds_of([&] { lineage.update(), lineage.families(); });
  const double first_cpu = bench::cpu_seconds() - cpu;
  for (size_t i = half; i < all; ++i) corpus.add(std::move(order[i]));
  size_t families = 0;
  const double second = seconds_of([&] { lineage.update(), families = lineage.families().size(); });
  cpu = bench::cpu_seconds() - cpu;
  fmt::print(
      "{} pages: {:.1f} s, {:.1f} s of CPU; {} pages: {:.1f} s, {:.1f} s of CPU, {:.2f} times; {} families; "
      "{} MiB above the pages\n",
      half, first, first_cpu, all, first + second, cpu, cpu / first_cpu, families, bench::peak_mib() - before);
  fmt::print("{:.2f} times the baseline\n", cpu / minhash_seconds(corpus));
  std::vector<double> one;
  for (size_t i = all; i < readings.size(); ++i) {
    corpus.add(std::move(readings[i]));
    const double begin = bench::cpu_seconds();
    lineage.update();
    one.push_back(1e3 * (bench::cpu_seconds() - begin));
  }
  if (!one.empty()) fmt::print("one page more: {}\n", bench::quantiles(one));
  return 0;
}
