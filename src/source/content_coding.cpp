#include "source/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <vector>

#include "source/decompress.h"
#include "source/http_message.h"
#include "source/unpacked_count.h"

namespace tawatur {
namespace {

constexpr int most_codings = 3;
constexpr size_t block_size = 64u << 10;

Error too_long(const SourceLimits& limits) {
  return {ErrorCode::too_large,
          "longer than a page may be (" + std::to_string(limits.record_bytes >> 20) + " MiB) when unpacked", ""};
}

Result<std::string> drained(std::unique_ptr<ByteStream> stream, const SourceLimits& limits) {
  std::string out;
  for (;;) {
    const Result<std::string_view> block = stream->next();
    if (!block) {
      // Servers cut streams short and browsers show what came; so do we, as long as there is something.
      if (block.error().code == ErrorCode::unreadable && !out.empty()) return out;
      return std::unexpected(block.error());
    }
    if (block->empty()) return out;
    out += *block;
    if (out.size() > limits.record_bytes) return std::unexpected(too_long(limits));
  }
}

/// zlib's wrapper or, as some servers send it, none (RFC 9110, 8.4.1.2).
Result<std::string> inflated(std::string body, const SourceLimits& limits) {
  for (const int window : {15, -15}) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) continue;
    stream.next_in = reinterpret_cast<Bytef*>(body.data());
    stream.avail_in = static_cast<uInt>(body.size());
    std::string out;
    char block[block_size];
    int status = Z_OK;
    while (status == Z_OK && out.size() <= limits.record_bytes) {
      stream.next_out = reinterpret_cast<Bytef*>(block);
      stream.avail_out = sizeof block;
      status = inflate(&stream, Z_NO_FLUSH);
      out.append(block, sizeof block - stream.avail_out);
      if (stream.avail_in == 0 && stream.avail_out > 0) break;
    }
    inflateEnd(&stream);
    if (out.size() > limits.record_bytes) return std::unexpected(too_long(limits));
    if (status == Z_STREAM_END || (!out.empty() && status != Z_DATA_ERROR)) return out;
  }
  return body;
}

Result<std::string> without_brotli(std::string body, const SourceLimits& limits) {
  BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  const uint8_t* in = reinterpret_cast<const uint8_t*>(body.data());
  size_t in_left = body.size();
  UnpackedCount count(limits);
  count.took(body.size());
  std::string out;
  std::optional<Error> error;
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !error) {
    uint8_t block[block_size];
    uint8_t* next = block;
    size_t room = sizeof block;
    status = BrotliDecoderDecompressStream(state, &in_left, &in, &room, &next, nullptr);
    out.append(reinterpret_cast<const char*>(block), sizeof block - room);
    count.gave(sizeof block - room);
    if (out.size() > limits.record_bytes)
      error = too_long(limits);
    else if (auto over = count.over())
      error = over;
  }
  BrotliDecoderDestroyInstance(state);
  if (error) return std::unexpected(*error);
  if (status == BROTLI_DECODER_RESULT_ERROR) return body;  // never packed, or nothing that could be shown
  return out;
}

Result<std::string> without_one(std::string body, std::string_view coding, const SourceLimits& limits) {
  const auto is = [&](std::string_view name) { return equal_ignoring_case(coding, name); };
  if (is("identity") || coding.empty() || body.empty()) return body;
  if (is("gzip") || is("x-gzip")) {
    if (compression_of(body) != Compression::gzip) return body;
    return drained(gunzip(memory_stream(std::move(body)), limits), limits);
  }
  if (is("zstd")) {
    if (compression_of(body) != Compression::zstd) return body;
    return drained(unzstd(memory_stream(std::move(body)), limits), limits);
  }
  if (is("deflate")) return inflated(std::move(body), limits);
  if (is("br")) return without_brotli(std::move(body), limits);
  return std::unexpected(
      Error{ErrorCode::unsupported, "its content coding '" + std::string(coding.substr(0, 40)) + "' is not known", ""});
}

}  // namespace

Result<std::string> without_coding(std::string body, std::string_view codings, const SourceLimits& limits) {
  std::vector<std::string_view> listed;
  while (!codings.empty()) {
    const size_t comma = std::min(codings.find(','), codings.size());
    std::string_view one = codings.substr(0, comma);
    codings.remove_prefix(std::min(comma + 1, codings.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    listed.push_back(one);
  }
  if (listed.size() > most_codings)
    return std::unexpected(Error{ErrorCode::unsupported, "packed too many times over", ""});
  for (size_t i = listed.size(); i-- > 0;) {  // the last was put on last
    Result<std::string> inner = without_one(std::move(body), listed[i], limits);
    if (!inner) return inner;
    body = std::move(*inner);
  }
  return body;
}

}  // namespace tawatur
