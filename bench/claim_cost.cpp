// What claims cost as the library grows: seconds of CPU for all pages added by portions, the cost of pages added one by
// one at some sizes of the library, and of one story of many pages.
//   bench_claim_cost INPUT… [--sizes 5000,24000] [--singles 200] [--story PAGES]
// With --story the inputs' pages are made one story instead, whatever they tell: a giant event.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "claim/claim.h"
#include "cost.h"
#include "source/source.h"

namespace {

using namespace tawatur;

constexpr size_t portion = 2000;

std::vector<Reading> read_all(const std::vector<std::string>& inputs, size_t most) {
  std::vector<Page> pages;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (record) {
      if (auto page = read_article(std::move(*record), {})) pages.push_back(std::move(*page));
    }
    return pages.size() < most;
  });
  std::ranges::stable_sort(pages, {}, [](const Page& p) { return p.published ? p.published->seconds : 0; });
  std::vector<Reading> out(pages.size());
  parallel_for(pages.size(), 0, [&](size_t i) { out[i] = read_page(std::move(pages[i])); });
  return out;
}

/// All pages as one story, and as the two halves of one.
void one_story(std::vector<Reading> readings) {
  Corpus corpus;
  for (const bool all : {false, true}) {
    const size_t end = all ? readings.size() : readings.size() / 2;
    while (corpus.size() < end) corpus.add(std::move(readings[corpus.size()]));
    corpus.resolve();
    Story story;
    story.pages.resize(corpus.size());
    std::iota(story.pages.begin(), story.pages.end(), 0u);
    Claims claims(corpus, 1);
    const double begin = bench::cpu_seconds();
    claims.update({}, std::span(&story, 1));
    const ClaimReport& report = claims.report();
    fmt::print("one story of {} pages: {:.2f} s, {} claims, {} conflicts, {} losses; {} MiB\n", corpus.size(),
               bench::cpu_seconds() - begin, report.claims.size(), report.conflicts.size(), report.losses.size(),
               bench::peak_mib());
  }
}

/// Everything before claims is brought up to date outside the measured time.
class Library {
 public:
  void add(std::span<Reading> readings) {
    for (Reading& r : readings) corpus_.add(std::move(r));
    corpus_.resolve();
    lineage_.update();
    families_ = lineage_.families();
    stories_.update(families_);
    told_ = stories_.stories();
  }
  /// Seconds of CPU.
  double update_claims() {
    const double begin = bench::cpu_seconds();
    claims_.update(families_, told_);
    return bench::cpu_seconds() - begin;
  }
  const ClaimReport& report() const { return claims_.report(); }
  size_t size() const { return corpus_.size(); }

 private:
  Corpus corpus_;
  Lineage lineage_{corpus_, 1};
  Stories stories_{corpus_, 1};
  Claims claims_{corpus_, 1};
  std::vector<Family> families_;
  std::vector<Story> told_;
};

void growing(std::vector<Reading> readings, const std::vector<size_t>& sizes, size_t singles) {
  Library library;
  double all = 0;
  const std::span<Reading> rest = readings;
  while (library.size() < rest.size()) {
    const size_t at = library.size();
    const bool measured = std::ranges::find(sizes, at) != sizes.end();
    size_t end = std::min(rest.size(), at + (measured ? singles : portion));
    for (const size_t s : sizes)
      if (s > at) end = std::min(end, s);
    if (!measured) {
      library.add(rest.subspan(at, end - at));
      all += library.update_claims();
      continue;
    }
    std::vector<double> cost;
    while (library.size() < end) {
      library.add(rest.subspan(library.size(), 1));
      cost.push_back(1e3 * library.update_claims());
    }
    fmt::print("at {:6}: one page {}; all so far {:.1f} s\n", at, bench::quantiles(cost), all);
  }
  const double begin = bench::cpu_seconds();
  const ClaimReport& report = library.report();
  fmt::print("{} pages: {:.1f} s by portions of {}; report of {} claims in {:.2f} s; {} MiB\n", library.size(), all,
             portion, report.claims.size(), bench::cpu_seconds() - begin, bench::peak_mib());
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::vector<std::string> inputs;
  std::vector<size_t> sizes{5000, 24000};
  size_t singles = 200, story = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--sizes" && i + 1 < argc)
      sizes = bench::sizes_of(argv[++i]);
    else if (argument == "--singles" && i + 1 < argc)
      singles = bench::sizes_of(argv[++i]).front();
    else if (argument == "--story" && i + 1 < argc)
      story = bench::sizes_of(argv[++i]).front();
    else
      inputs.emplace_back(argument);
  }
  std::vector<Reading> readings = read_all(inputs, story != 0 ? story : SIZE_MAX);
  fmt::print("{} pages, {} MiB\n", readings.size(), bench::peak_mib());
  if (story != 0)
    one_story(std::move(readings));
  else
    growing(std::move(readings), sizes, singles);
  return 0;
}
