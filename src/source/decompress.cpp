#include "source/decompress.h"

#include "source/gzip_stream.h"
#include "source/zstd_stream.h"

namespace tawatur {
namespace {

/// Gives the blocks that were looked at again, then the rest.
class Rewound : public ByteStream {
 public:
  Rewound(std::string head, std::unique_ptr<ByteStream> rest) : head_(std::move(head)), rest_(std::move(rest)) {}
  Result<std::string_view> next() override {
    if (!given_) {
      given_ = true;
      if (!head_.empty()) return std::string_view(head_);
    }
    return rest_->next();
  }

 private:
  std::string head_;
  std::unique_ptr<ByteStream> rest_;
  bool given_ = false;
};

constexpr size_t magic_size = 4;
constexpr int most_layers = 2;

}  // namespace

Compression compression_of(std::string_view head) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(head[i]); };
  if (head.size() >= 3 && byte(0) == 0x1f && byte(1) == 0x8b && byte(2) == 8) return Compression::gzip;
  if (head.size() < magic_size) return Compression::none;
  if (byte(0) == 0x28 && byte(1) == 0xb5 && byte(2) == 0x2f && byte(3) == 0xfd) return Compression::zstd;
  if ((byte(0) & 0xf0) == 0x50 && byte(1) == 0x2a && byte(2) == 0x4d && byte(3) == 0x18) return Compression::zstd;
  return Compression::none;
}

Result<std::unique_ptr<ByteStream>> unpack(std::unique_ptr<ByteStream> stream, const SourceLimits& limits,
                                           Compression& found) {
  found = Compression::none;
  for (int layer = 0;; ++layer) {
    std::string head;
    while (head.size() < magic_size) {
      const Result<std::string_view> block = stream->next();
      if (!block) return std::unexpected(block.error());
      if (block->empty()) break;
      head += *block;
    }
    const Compression compression = compression_of(head);
    stream = std::make_unique<Rewound>(std::move(head), std::move(stream));
    if (compression == Compression::none) return stream;
    if (layer == most_layers) {
      return std::unexpected(Error{ErrorCode::unsupported, "packed more than twice: unpack it first", ""});
    }
    if (layer == 0) found = compression;
    stream = compression == Compression::gzip ? gunzip(std::move(stream), limits) : unzstd(std::move(stream), limits);
  }
}

}  // namespace tawatur
