#pragma once
// Bytes packed for tests.
#include <zlib.h>
#include <zstd.h>

#include <string>

namespace tawatur {

inline std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())),
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data()), stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd_packed(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

/// Text that packs badly enough to fill several blocks.
inline std::string noise(size_t size) {
  std::string out;
  uint64_t state = 1;
  while (out.size() < size)
    state = state * 6364136223846793005u + 1442695040888963407u, out += static_cast<char>('a' + (state >> 60));
  return out;
}

}  // namespace tawatur
