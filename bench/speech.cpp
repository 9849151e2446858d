// Pages a second of finding who said what, one core; times also as a ratio to a baseline of the same run (splitting the
// same text at white space and hashing each word), so that figures of different machines compare. Names, numbers and
// times are read before the clock starts.
//
//   bench_speech INPUT…
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "base/hash.h"
#include "language/analysis.h"
#include "measure/number.h"
#include "measure/time.h"
#include "names/mention.h"
#include "page/article.h"
#include "source/source.h"
#include "speech/statement.h"

namespace {

using namespace tawatur;

struct ReadPage {
  Page page;
  Analysis analysis;
  std::vector<Mention> mentions;
  std::vector<Number> numbers;
  std::vector<TimeMention> times;
};

double seconds_now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

size_t words_of(std::string_view text, uint64_t& sum) {
  size_t words = 0;
  for (size_t begin = 0; begin < text.size(); ++words) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    sum += hash_bytes(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  std::vector<ReadPage> pages;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record) return true;
    auto page = read_article(std::move(*record), {});
    if (!page) return true;
    ReadPage read;
    read.page = std::move(*page);
    read.analysis = analyse(read.page.text, read.page.title_end);
    read.mentions = find_mentions(read.page, read.analysis);
    read.numbers = find_numbers(read.page, read.analysis);
    read.times = find_times(read.page, read.analysis);
    pages.push_back(std::move(read));
    return true;
  });
  if (pages.empty()) {
    std::fputs("bench_speech: no page could be read; name files or folders\n", stderr);
    return 2;
  }
  uint64_t sum = 0;
  size_t words = 0, statements = 0;
  double begin = seconds_now();
  for (const ReadPage& read : pages) words += words_of(read.page.text, sum);
  const double baseline = std::max(seconds_now() - begin, 1e-9);
  begin = seconds_now();
  for (const ReadPage& read : pages)
    statements += find_speech(read.page, read.analysis, read.mentions, read.numbers, read.times).statements.size();
  const double took = std::max(seconds_now() - begin, 1e-9);
  std::printf("%zu pages, %zu words, %zu statements (%llx)\n", pages.size(), words, statements,
              static_cast<unsigned long long>(sum));
  std::printf("%.0f pages a second, %.1f x baseline\n", static_cast<double>(pages.size()) / took, took / baseline);
  return 0;
}
