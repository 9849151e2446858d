#pragma once
// Bounds on what one input may take, so that hostile or broken input costs a message and not the machine.
#include <cstdint>

namespace tawatur {

struct SourceLimits {
  uint64_t record_bytes = 32ull << 20;  // of one page after decompression; of one line of JSONL
  uint32_t ratio = 200;                 // decompressed to compressed bytes of one file…
  uint64_t ratio_free = 16ull << 20;    // …looked at once it has given this many bytes
  uint32_t folder_depth = 64;
  uint32_t told_lines = 20;  // bad records of one file told one by one; the rest as one count
};

}  // namespace tawatur
