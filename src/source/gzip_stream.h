#pragma once
#include <libdeflate.h>
#include <zlib.h>

#include "source/byte_stream.h"
#include "source/unpacked_count.h"

namespace tawatur {

/// See gunzip() in decompress.h.
class GzipStream : public ByteStream {
 public:
  GzipStream(std::unique_ptr<ByteStream> packed, const SourceLimits& limits);
  ~GzipStream() override;
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  Result<std::string_view> next() override;

 private:
  std::string_view input() const { return std::string_view(input_).substr(at_); }
  std::optional<Error> fill_input(size_t wanted);
  std::optional<std::string_view> whole_member();
  Result<std::string_view> part_of_member();
  Result<std::string_view> at_member_start(bool& goes_on);

  std::unique_ptr<ByteStream> packed_;
  UnpackedCount count_;
  libdeflate_decompressor* whole_;
  z_stream part_{};
  bool in_member_ = false, input_ended_ = false;
  uint64_t members_ = 0;
  std::string input_;  // packed bytes not yet used, from at_ on
  size_t at_ = 0;
  std::unique_ptr<char[]> output_;  // not cleared: a small file touches little of it
  std::optional<Error> failed_;
};

}  // namespace tawatur
