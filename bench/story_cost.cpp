// What a page costs stories as the library grows: seconds for all pages added by portions, and the cost of pages added
// one by one at some sizes of the library.
//   bench_story_cost INPUT… [--by-time] [--sizes 5000,24000] [--singles 300] [--threads 1]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "cost.h"
#include "lineage/lineage.h"
#include "source/source.h"
#include "story/story.h"

namespace {

using namespace tawatur;

constexpr size_t portion = 500;

/// Only what stories look at.
Reading read_for_stories(Page page) {
  Reading out;
  out.page = std::move(page);
  out.analysis = analyse(out.page.text, out.page.title_end);
  out.mentions = find_mentions(out.page, out.analysis);
  out.numbers = find_numbers(out.page, out.analysis);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::vector<std::string> inputs;
  std::vector<size_t> sizes{5000, 24000, 47000};
  size_t singles = 300;
  unsigned threads = 1;
  bool by_time = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--by-time")
      by_time = true;
    else if (argument == "--sizes" && i + 1 < argc)
      sizes = bench::sizes_of(argv[++i]);
    else if (argument == "--singles" && i + 1 < argc)
      singles = std::max<size_t>(1, bench::sizes_of(argv[++i]).front());
    else if (argument == "--threads" && i + 1 < argc)
      threads = static_cast<unsigned>(bench::sizes_of(argv[++i]).front());
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
  fmt::print("{} pages, {} MiB\n", readings.size(), bench::peak_mib());
  Corpus corpus;
  Stories stories(corpus, threads);
  const double begin = bench::cpu_seconds();
  const auto started = std::chrono::steady_clock::now();
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
      const double before = bench::cpu_seconds();
      stories.update({});
      cost.push_back(1e3 * (bench::cpu_seconds() - before));
    }
    fmt::print("at {:6}: one page {}; all so far {:.1f} s\n", *near, bench::quantiles(cost),
               bench::cpu_seconds() - begin);
  }
  const auto said = stories.stories();
  size_t most = 0, threads_most = 0;
  std::vector<size_t> in_thread(readings.size());
  for (const Story& s : said)
    most = std::max(most, s.pages.size()), threads_most = std::max(threads_most, in_thread[s.thread] += s.pages.size());
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  fmt::print(
      "{} pages in {:.1f} s, {:.1f} s of CPU, by portions of {}; {} stories, greatest {}; greatest thread {}; {} MiB\n",
      corpus.size(), wall, bench::cpu_seconds() - begin, portion, said.size(), most, threads_most, bench::peak_mib());
  return 0;
}
