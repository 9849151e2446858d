#pragma once
// gzip and zstd, found by their first bytes, with a bound on how far they may grow.
#include <memory>
#include <string_view>

#include "source/byte_stream.h"
#include "source/limits.h"

namespace tawatur {

enum class Compression : uint8_t { none, gzip, zstd };

/// By the first bytes alone.
Compression compression_of(std::string_view head);

/// Unpacks all members of a gzip stream (RFC 1952). Members that fit into memory go through libdeflate, which is about
/// twice as fast as zlib; longer ones are streamed. Errors: unreadable (damaged or cut), too_large (over the ratio).
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, const SourceLimits& limits);

/// Unpacks all frames of a zstd stream (RFC 8878). A dictionary frame in front, as .warc.zst files have, is used.
std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, const SourceLimits& limits);

/// Looks at the first bytes and unpacks what is packed, up to two layers. `found` says what the outer layer was.
Result<std::unique_ptr<ByteStream>> unpack(std::unique_ptr<ByteStream> stream, const SourceLimits& limits,
                                           Compression& found);

}  // namespace tawatur
