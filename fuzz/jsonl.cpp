// JSON lines: records, errors and their order must come out of any bytes.
#include "source/jsonl.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  if (size == 0) return 0;
  SourceLimits limits;
  limits.record_bytes = 4096;
  // The first byte is how large the blocks are: what comes out must not depend on it.
  uint64_t seen[2] = {0, 0};
  for (int run = 0; run < 2; ++run) {
    BufferedReader in(memory_stream(std::string(reinterpret_cast<const char*>(data + 1), size - 1),
                                    run == 0 ? 1u + data[0] : 1u << 16));
    read_jsonl(in, "f", "f", limits, [&](Result<Record> record) {
      seen[run] = seen[run] * 31 + (record ? record->bytes.size() + 7 : static_cast<uint64_t>(record.error().code));
      return true;
    });
  }
  if (seen[0] != seen[1]) std::abort();
  return 0;
}
