#pragma once
#include <zstd.h>

#include "source/byte_stream.h"
#include "source/unpacked_count.h"

namespace tawatur {

/// See unzstd() in decompress.h.
class ZstdStream : public ByteStream {
 public:
  ZstdStream(std::unique_ptr<ByteStream> packed, const SourceLimits& limits);
  ~ZstdStream() override;
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;
  Result<std::string_view> next() override;

 private:
  Result<bool> more_input();
  std::optional<Error> load_dictionary();

  std::unique_ptr<ByteStream> packed_;
  UnpackedCount count_;
  ZSTD_DCtx* context_;
  std::string input_;
  size_t at_ = 0;
  size_t wanted_ = 0;  // 0: at a frame's start
  bool started_ = false;
  bool flush_ = false;  // the last call filled the output: there may be more without new input
  std::vector<char> output_;
  std::optional<Error> failed_;
};

}  // namespace tawatur
