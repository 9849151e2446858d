#include <optional>

#include "base/parallel.h"
#include "dossier/dossier.h"

namespace tawatur {
namespace {

constexpr size_t batch_size = 256;                 // records read ahead, then worked on by all threads
constexpr size_t batch_bytes = 64u << 20;

/// Reads inputs in batches and runs `work` on each record of a batch in parallel; `take` gets the results in input order.
template <class Made, class Work, class Take>
void for_each_record(std::span<const std::string> inputs, const BuildOptions& options, Work work, Take take) {
  std::vector<Result<Record>> batch;
  size_t bytes = 0;
  const auto flush = [&] {
    std::vector<std::optional<Result<Made>>> made(batch.size());
    parallel_for(batch.size(), options.threads, [&](size_t i) {
      if (batch[i]) made[i].emplace(work(std::move(*batch[i])));
      else made[i].emplace(std::unexpected(std::move(batch[i].error())));
    }, 1);
    for (auto& result : made) take(std::move(*result));
    batch.clear(), bytes = 0;
  };
  read_inputs(inputs, options.source, [&](Result<Record> record) {
    if (record) bytes += record->bytes.size();
    batch.push_back(std::move(record));
    if (batch.size() >= batch_size || bytes >= batch_bytes) flush();
    return true;
  });
  flush();
}

}  // namespace

Dossier build_dossier(std::span<const std::string> inputs, const BuildOptions& options) {
  const auto progress = [&](const char* stage, uint64_t done, uint64_t total) {
    if (options.progress) options.progress(stage, done, total);
  };
  Dossier dossier;
  dossier.corpus = std::make_unique<Corpus>();
  for_each_record<Reading>(
      inputs, options,
      [&](Record record) -> Result<Reading> {
        Result<Page> page = read_article(std::move(record), options.page);
        if (!page) return std::unexpected(std::move(page.error()));
        return read_page(std::move(*page));
      },
      [&](Result<Reading> reading) {
        if (reading) dossier.corpus->add(std::move(*reading));
        else dossier.diagnostics.push_back(std::move(reading.error()));
        progress("pages", dossier.corpus->size(), 0);
      });
  const uint64_t pages = dossier.corpus->size();
  progress("names", 0, pages);
  dossier.corpus->resolve();
  progress("lineage", 0, pages);
  Lineage lineage(*dossier.corpus, options.threads);
  lineage.update();
  dossier.families = lineage.families();
  progress("stories", 0, pages);
  Stories stories(*dossier.corpus, options.threads);
  stories.update(dossier.families);
  dossier.stories = stories.stories();
  progress("claims", 0, pages);
  Claims claims(*dossier.corpus, options.threads);
  claims.update(dossier.families, dossier.stories);
  dossier.claims = claims.report();
  return dossier;
}

void extract_pages(std::span<const std::string> inputs, const BuildOptions& options,
                   const std::function<void(const Page&)>& emit, const std::function<void(const Error&)>& diagnose) {
  for_each_record<Page>(
      inputs, options, [&](Record record) { return read_article(std::move(record), options.page); },
      [&](Result<Page> page) { page ? emit(*page) : diagnose(page.error()); });
}

}  // namespace tawatur
