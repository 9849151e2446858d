#pragma once
// Input names → records, in a fixed order, one at a time.
#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "base/error.h"
#include "source/record.h"

namespace tawatur {

struct SourceLimits {
  uint64_t file_bytes = 4ull << 30;     // of one file as it lies on disk
  uint64_t record_bytes = 32ull << 20;  // of one page, after decompression; one line of JSONL
  uint32_t ratio = 200;                 // decompressed to compressed bytes, looked at past 16 MiB
  uint32_t folder_depth = 64;
};

/// Called for each record or error, in input order. Returns false to stop early.
using RecordSink = std::function<bool(Result<Record>)>;

/// Reads all inputs: files, folders (every known file below, sorted by name), "-" for standard input (JSONL).
/// An input that cannot be read gives an Error to `sink` and the rest goes on. Memory: one record and its buffers.
void read_inputs(std::span<const std::string> inputs, const SourceLimits& limits, const RecordSink& sink);

}  // namespace tawatur
