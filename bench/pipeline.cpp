// Pages a second and memory, stage by stage and for the whole, on one core; times also as a ratio to a baseline of the
// same run (splitting the same text at white space and hashing each word), so that figures of different machines
// compare.
//
//   bench_pipeline INPUT…
#include <sys/resource.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/hash.h"
#include "dossier/dossier.h"
#include "dossier/json.h"

namespace {

using namespace tawatur;

double seconds_now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

class Report {
 public:
  explicit Report(size_t pages) : pages_(static_cast<double>(pages)) {
    std::printf("%-12s %10s %12s %10s %10s\n", "stage", "seconds", "pages/s", "x baseline", "peak MiB");
  }
  template <class Work>
  void stage(const char* name, Work work) {
    const double begin = seconds_now();
    work();
    const double took = seconds_now() - begin;
    if (baseline_ == 0) baseline_ = took;
    total_ += took;
    std::printf("%-12s %10.3f %12.0f %10.1f %10ld\n", name, took, pages_ / took, took / baseline_, peak_mib());
  }
  void total() const {
    std::printf("%-12s %10.3f %12.0f %10.1f %10ld\n", "whole", total_ - baseline_, pages_ / (total_ - baseline_),
                (total_ - baseline_) / baseline_, peak_mib());
  }

 private:
  double pages_, baseline_ = 0, total_ = 0;
};

uint64_t split_and_hash(std::string_view text) {
  uint64_t sum = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find(' ', begin);
    if (end == std::string_view::npos) end = text.size();
    sum += hash_bytes(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  std::vector<Record> records;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (record) records.push_back(std::move(*record));
    return true;
  });
  if (records.empty()) {
    std::fputs("bench_pipeline: no page could be read; name files or folders\n", stderr);
    return 2;
  }
  Report report(records.size());
  uint64_t sum = 0;
  report.stage("baseline", [&] {
    for (const Record& r : records) sum += split_and_hash(r.bytes);
  });
  std::vector<Reading> readings(records.size());
  report.stage("page", [&] {
    size_t kept = 0;
    for (Record& r : records) {
      if (auto page = read_article(std::move(r), {})) readings[kept++].page = std::move(*page);
    }
    readings.resize(kept);
  });
  report.stage("language", [&] {
    for (Reading& r : readings) r.analysis = analyse(r.page.text, r.page.title_end);
  });
  report.stage("names", [&] {
    for (Reading& r : readings) r.mentions = find_mentions(r.page, r.analysis);
  });
  report.stage("numbers", [&] {
    for (Reading& r : readings) r.numbers = find_numbers(r.page, r.analysis);
  });
  report.stage("times", [&] {
    for (Reading& r : readings) r.times = find_times(r.page, r.analysis);
  });
  report.stage("speech", [&] {
    for (Reading& r : readings) r.speech = find_speech(r.page, r.analysis, r.mentions, r.numbers, r.times);
  });
  Dossier dossier;
  dossier.corpus = std::make_unique<Corpus>();
  report.stage("resolve", [&] {
    for (Reading& r : readings) dossier.corpus->add(std::move(r));
    dossier.corpus->resolve();
  });
  report.stage("lineage", [&] {
    Lineage lineage(*dossier.corpus, 1);
    lineage.update();
    dossier.families = lineage.families();
  });
  report.stage("stories", [&] {
    Stories stories(*dossier.corpus, 1);
    stories.update(dossier.families);
    dossier.stories = stories.stories();
  });
  report.stage("claims", [&] {
    Claims claims(*dossier.corpus, 1);
    claims.update(dossier.families, dossier.stories);
    dossier.claims = claims.report();
  });
  report.stage("json", [&] { write_json(dossier, [&](std::string_view bytes) { sum += bytes.size(); }); });
  report.total();
  std::printf("check %016llx\n", static_cast<unsigned long long>(sum));
  return 0;
}
