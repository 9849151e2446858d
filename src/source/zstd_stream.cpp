#include "source/zstd_stream.h"

#include <algorithm>

#include "source/decompress.h"

namespace tawatur {
namespace {

constexpr size_t most_dictionary_bytes = 16u << 20;
constexpr int most_window_log = 27;  // 128 MiB, what the zstd program itself takes without being asked

Error damaged(const char* how) { return {ErrorCode::unreadable, how, ""}; }

uint32_t little_endian(std::string_view bytes, size_t at) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

}  // namespace

ZstdStream::ZstdStream(std::unique_ptr<ByteStream> packed, const SourceLimits& limits)
    : packed_(std::move(packed)),
      count_(limits),
      context_(ZSTD_createDCtx()),
      output_(std::max<size_t>(ZSTD_DStreamOutSize(), 256u << 10)) {
  ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, most_window_log);
}

ZstdStream::~ZstdStream() { ZSTD_freeDCtx(context_); }

Result<bool> ZstdStream::more_input() {
  const Result<std::string_view> block = packed_->next();
  if (!block) return std::unexpected(block.error());
  if (at_ == input_.size())
    input_.clear();
  else
    input_.erase(0, at_);
  at_ = 0;
  input_ += *block;
  count_.took(block->size());
  return !block->empty();
}

/// A .warc.zst may begin with a skippable frame 0x184D2A5D that holds the dictionary of all others, itself packed or
/// not (IIPC, "WARC files with Zstandard compression").
std::optional<Error> ZstdStream::load_dictionary() {
  constexpr uint32_t dictionary_frame = 0x184D2A5D, frame_magic = 0xFD2FB528;
  while (input_.size() < 8) {
    const Result<bool> more = more_input();
    if (!more) return more.error();
    if (!*more) return std::nullopt;
  }
  if (little_endian(input_, 0) != dictionary_frame) return std::nullopt;
  const size_t size = little_endian(input_, 4);
  if (size > most_dictionary_bytes) return damaged("its zstd dictionary is larger than any should be");
  while (input_.size() < 8 + size) {
    const Result<bool> more = more_input();
    if (!more) return more.error();
    if (!*more) return damaged("the zstd data is cut short within its dictionary: fetch or copy the file again");
  }
  std::string dictionary = input_.substr(8, size);
  at_ = 8 + size;
  if (size >= 4 && little_endian(dictionary, 0) == frame_magic) {
    std::string plain(most_dictionary_bytes, '\0');
    const size_t made = ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(made)) return damaged("its zstd dictionary is damaged");
    plain.resize(made);
    dictionary = std::move(plain);
  }
  if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size()))) {
    return damaged("its zstd dictionary is damaged");
  }
  return std::nullopt;
}

Result<std::string_view> ZstdStream::next() {
  if (!started_) {
    started_ = true;
    failed_ = load_dictionary();
  }
  while (!failed_) {
    if (at_ == input_.size() && !flush_) {
      const Result<bool> more = more_input();
      if (!more) {
        failed_ = more.error();
        break;
      }
      if (!*more) {
        if (wanted_ == 0) return std::string_view{};
        failed_ =
            damaged("the zstd data is cut short: fetch or copy the file again (what came before the cut is read)");
        break;
      }
    }
    ZSTD_inBuffer in{input_.data(), input_.size(), at_};
    ZSTD_outBuffer out{output_.data(), output_.size(), 0};
    wanted_ = ZSTD_decompressStream(context_, &out, &in);
    at_ = in.pos;
    flush_ = out.pos == out.size;
    if (ZSTD_isError(wanted_)) {
      failed_ = damaged("the zstd data is damaged: fetch or copy the file again (what came before the damage is read)");
      break;
    }
    count_.gave(out.pos);
    if (auto over = count_.over())
      failed_ = over;
    else if (out.pos > 0)
      return std::string_view(output_.data(), out.pos);
  }
  return std::unexpected(*failed_);
}

std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, const SourceLimits& limits) {
  return std::make_unique<ZstdStream>(std::move(packed), limits);
}

}  // namespace tawatur
