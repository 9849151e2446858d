#pragma once
// Input names → records, in a fixed order, one at a time.
#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "base/error.h"
#include "source/fetch_options.h"
#include "source/limits.h"
#include "source/record.h"

namespace tawatur {

struct SourceOptions {
  SourceLimits limits;
  FetchOptions fetch;
};

/// Called for each record or error, in input order. Returns false to stop early.
using RecordSink = std::function<bool(Result<Record>)>;

/// How far reading has come; raised while read_inputs runs, by the thread that called it.
struct ReadProgress {
  uint64_t bytes_read = 0;
  uint64_t bytes_total = 0;  // 0 where not known (standard input, the web)
};

/// Reads all inputs: files, folders (every known file below, sorted by name), "-" for standard input (JSONL), addresses
/// of pages and feeds, files of feeds. Compression and content are found by their bytes; a name that says otherwise is
/// told. An input that cannot be read gives an Error to `sink` and the rest goes on. Memory: one record and its
/// buffers. `progress` may be null.
void read_inputs(std::span<const std::string> inputs, const SourceOptions& options, const RecordSink& sink,
                 ReadProgress* progress = nullptr);

}  // namespace tawatur
