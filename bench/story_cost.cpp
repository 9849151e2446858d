// What a page costs stories as the library grows: seconds for all pages added by portions, and the cost of pages added
// one by one at some sizes of the library.
//   bench_story_cost INPUT… [--by-time] [--sizes 5000,24000] [--singles 300]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "lineage/lineage.h"
#include "source/source.h"
#include "story/story.h"

namespace {

using namespace tawatur;

constexpr size_t portion = 500;

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// Only what stories look at.
Reading read_for_stories(Page page) {
  Reading out;
  out.page = std::move(page);
  out.analysis = analyse(out.page.text, out.page.title_end);
  out.mentions = find_mentions(out.page, out.analysis);
  out.numbers = find_numbers(out.page, out.analysis);
  return out;
}

std::vector<size_t> sizes_of(std::string_view list) {
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

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::vector<std::string> inputs;
  std::vector<size_t> sizes{5000, 24000, 47000};
  size_t singles = 300;
  bool by_time = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--by-time")
      by_time = true;
    else if (argument == "--sizes" && i + 1 < argc)
      sizes = sizes_of(argv[++i]);
    else if (argument == "--singles" && i + 1 < argc)
      singles = sizes_of(argv[++i]).front();
    else
      inputs.emplace_back(argument);
  }
  std::vector<Page> pages;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (record) {
      if (auto page = read_article(std::move(*record), {})) pages.push_back(std::move(*page));
    }
    return true;
  });
  if (by_time)
    std::ranges::stable_sort(pages, {}, [](const Page& p) { return p.published ? p.published->seconds : 0; });
  std::vector<Reading> readings(pages.size());
  parallel_for(pages.size(), 0, [&](size_t i) { readings[i] = read_for_stories(std::move(pages[i])); });
  fmt::print("{} pages, {} MiB\n", readings.size(), peak_mib());
  Corpus corpus;
  Stories stories(corpus, 1);
  const double begin = cpu_seconds();
  for (size_t i = 0; i < readings.size();) {
    const auto near = std::ranges::find_if(sizes, [&](size_t s) { return s >= i && s < i + portion; });
    if (near == sizes.end() || *near != i) {
      const size_t end = std::min({readings.size(), i + portion, near == sizes.end() ? readings.size() : *near});
      for (; i < end; ++i) corpus.add(std::move(readings[i]));
      stories.update({});
      continue;
    }
    std::vector<double> cost;
    for (const size_t end = std::min(readings.size(), i + singles); i < end; ++i) {
      corpus.add(std::move(readings[i]));
      const double before = cpu_seconds();
      stories.update({});
      cost.push_back(1e3 * (cpu_seconds() - before));
    }
    double sum = 0;
    for (const double c : cost) sum += c;
    std::ranges::sort(cost);
    fmt::print("at {:6}: one page p50 {:.2f} ms, p95 {:.2f} ms, mean {:.2f} ms; all so far {:.1f} s\n", *near,
               cost[cost.size() / 2], cost[cost.size() * 95 / 100], sum / static_cast<double>(cost.size()),
               cpu_seconds() - begin);
  }
  const auto said = stories.stories();
  size_t most = 0, threads_most = 0;
  std::vector<size_t> in_thread(readings.size());
  for (const Story& s : said)
    most = std::max(most, s.pages.size()), threads_most = std::max(threads_most, in_thread[s.thread] += s.pages.size());
  fmt::print("{} pages in {:.1f} s of CPU by portions of {}; {} stories, greatest {}; greatest thread {}; {} MiB\n",
             corpus.size(), cpu_seconds() - begin, portion, said.size(), most, threads_most, peak_mib());
  return 0;
}
