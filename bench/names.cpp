// Words a second of what reads a page's names, one core; times also as a ratio to a baseline of the same run (splitting
// the same text at white space and hashing each word), so that figures of different machines compare.
//
//   bench_names INPUT…
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "base/hash.h"
#include "measure/number.h"
#include "measure/time.h"
#include "names/mention.h"
#include "names/resolver.h"
#include "names/tagger.h"
#include "page/article.h"
#include "source/source.h"

namespace {

using namespace tawatur;

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
  std::vector<Page> pages;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (record)
      if (auto page = read_article(std::move(*record), {})) pages.push_back(std::move(*page));
    return true;
  });
  if (pages.empty()) {
    std::fputs("bench_names: no page could be read; name files or folders\n", stderr);
    return 2;
  }
  uint64_t sum = 0;
  size_t words = 0;
  double baseline = 0;
  std::printf("%-24s %10s %14s %10s\n", "what", "seconds", "words/s", "x baseline");
  const auto measured = [&](const char* name, auto work) {
    const double begin = seconds_now();
    work();
    const double took = seconds_now() - begin;
    if (baseline == 0) baseline = took;
    std::printf("%-24s %10.3f %14.0f %10.1f\n", name, took, static_cast<double>(words) / took, took / baseline);
  };
  measured("split and hash", [&] {
    for (const Page& p : pages) words += words_of(p.text, sum);
  });
  std::vector<Analysis> analyses;
  measured("tokens and sentences", [&] {
    for (const Page& p : pages) analyses.push_back(analyse(p.text, p.title_end));
  });
  measured("tagger", [&] {
    const Tagger& tagger = Tagger::shipped();
    std::vector<NameTag> tags;
    for (const Analysis& analysis : analyses) {
      FeatureReader reader(analysis, tagger.names());
      for (const Sentence& sentence : analysis.sentences) {
        reader.read(sentence);
        tagger.tag(reader, tags);
        for (const NameTag t : tags) sum += t;
      }
    }
  });
  std::vector<std::vector<Mention>> mentions;
  measured("names", [&] {
    for (size_t i = 0; i < pages.size(); ++i) mentions.push_back(find_mentions(pages[i], analyses[i]));
  });
  measured("resolution", [&] {
    EntityResolver resolver;
    for (PageIndex i = 0; i < pages.size(); ++i) resolver.add(i, pages[i], analyses[i], mentions[i]);
    resolver.resolve();
    sum += resolver.entities().size();
  });
  measured("tokens to names and values", [&] {
    for (const Page& p : pages) {
      const Analysis analysis = analyse(p.text, p.title_end);
      sum += find_mentions(p, analysis).size() + find_numbers(p, analysis).size() + find_times(p, analysis).size();
    }
  });
  std::printf("%zu pages, %zu words, check %016llx\n", pages.size(), words, static_cast<unsigned long long>(sum));
  return 0;
}
