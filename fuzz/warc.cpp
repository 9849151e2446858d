// Archives, with gzip and zstd members, chunks and content codings in them.
#include "source/warc.h"

#include "source/decompress.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  if (size == 0) return 0;
  SourceLimits limits;
  limits.record_bytes = 1u << 20;
  limits.ratio_free = 1u << 20;
  Compression found;
  auto stream = unpack(memory_stream(std::string(reinterpret_cast<const char*>(data + 1), size - 1), 1u + data[0]),
                       limits, found);
  if (!stream) return 0;
  BufferedReader in(std::move(*stream));
  read_warc(in, "f", limits, [](Result<Record>) { return true; });
  return 0;
}
