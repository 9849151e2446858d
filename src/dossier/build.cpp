#include "base/utf8.h"
#include "dossier/dossier.h"
#include "dossier/pipeline.h"
#include "dossier/unique_ids.h"

namespace tawatur {
namespace {

constexpr uint64_t told_changed_ids = 20;  // one by one; the rest as one count

std::string valid_text(std::string_view text) { return to_nfc(make_valid_utf8(text)); }

/// Sees to it that every record has an id of its own and that names from the file system are text.
class RecordGate {
 public:
  explicit RecordGate(const std::function<void(Error)>& tell) : tell_(tell) {}

  void pass(Record& record) {
    record.source = valid_text(record.source);
    record.id = valid_text(record.id);
    if (!ids_.make_unique(record.id)) return;
    if (++changed_ <= told_changed_ids) {
      tell_(Error{
          ErrorCode::duplicate,
          "its id is taken by an earlier page: called " + record.id + " here; give it an id of its own to be sure",
          record.source});
    }
  }
  void finish() {
    if (changed_ <= told_changed_ids) return;
    tell_(
        Error{ErrorCode::duplicate,
              std::to_string(changed_ - told_changed_ids) + " more pages had ids that were taken: called ID~2, ID~3 …",
              "ids"});
  }

 private:
  const std::function<void(Error)>& tell_;
  UniqueIds ids_;
  uint64_t changed_ = 0;
};

/// Reads inputs and runs `work` on every record by several threads; `take` gets results and errors in input order.
template <class Made>
void for_each_record(std::span<const std::string> inputs, const BuildOptions& options,
                     std::function<Result<Made>(Record)> work, std::function<void(Made)> take,
                     std::function<void(Error)> diagnose) {
  ReadProgress read;
  uint64_t pushed = 0, taken = 0;
  const auto told = [&] {
    ++taken;
    if (!options.progress) return;
    // How many pages there will be, by how far reading has come.
    const bool known = read.bytes_read > 0 && read.bytes_total > 0;
    const double total = known ? static_cast<double>(pushed) * static_cast<double>(read.bytes_total) /
                                     static_cast<double>(read.bytes_read)
                               : 0;
    options.progress("pages", taken, static_cast<uint64_t>(total));
  };
  Pipeline<Result<Record>, Result<Made>> pipeline(
      options.threads,
      [&](Result<Record> record) -> Result<Made> {
        if (!record) return std::unexpected(std::move(record.error()));
        return work(std::move(*record));
      },
      [&](Result<Made> made) {
        if (made) {
          take(std::move(*made));
        } else {
          Error& error = made.error();
          error.place = valid_text(error.place), error.message = valid_text(error.message);
          diagnose(std::move(error));
        }
        told();
      });
  const std::function<void(Error)> push_error = [&](Error error) {
    pipeline.push(std::unexpected(std::move(error)), 0);
  };
  RecordGate gate(push_error);
  read_inputs(
      inputs, options.source,
      [&](Result<Record> record) {
        if (record) gate.pass(*record);
        ++pushed;
        const size_t bytes = record ? record->bytes.size() : 0;
        pipeline.push(std::move(record), bytes);
        return true;
      },
      &read);
  gate.finish();
  pipeline.finish();
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
      [&](Reading reading) { dossier.corpus->add(std::move(reading)); },
      [&](Error error) { dossier.diagnostics.push_back(std::move(error)); });
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
                   const std::function<void(const Page&, const Analysis&)>& emit,
                   const std::function<void(const Error&)>& diagnose) {
  struct Made {
    Page page;
    Analysis analysis;
  };
  for_each_record<Made>(
      inputs, options,
      [&](Record record) -> Result<Made> {
        Result<Page> page = read_article(std::move(record), options.page);
        if (!page) return std::unexpected(std::move(page.error()));
        Made made{std::move(*page), {}};
        made.analysis = analyse(made.page.text, made.page.title_end);
        return made;
      },
      [&](Made made) { emit(made.page, made.analysis); }, diagnose);
}

}  // namespace tawatur
