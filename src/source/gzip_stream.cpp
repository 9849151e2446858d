#include "source/gzip_stream.h"

#include "source/decompress.h"

namespace tawatur {
namespace {

constexpr size_t input_wanted = 256u << 10;  // packed bytes at hand when a member begins: those of nearly every record
constexpr size_t output_size = 4u << 20;     // unpacked bytes of a member that libdeflate may take whole

Error damaged(const char* how) { return {ErrorCode::unreadable, how, ""}; }
constexpr const char* cut_message =
    "the gzip data is cut short: fetch or copy the file again (what came before the cut is read)";
constexpr const char* broken_message =
    "the gzip data is damaged: fetch or copy the file again (what came before the damage is read)";

}  // namespace

GzipStream::GzipStream(std::unique_ptr<ByteStream> packed, const SourceLimits& limits)
    : packed_(std::move(packed)),
      count_(limits),
      whole_(libdeflate_alloc_decompressor()),
      output_(std::make_unique_for_overwrite<char[]>(output_size)) {
  inflateInit2(&part_, 15 + 16);  // gzip wrapper only
}

GzipStream::~GzipStream() {
  libdeflate_free_decompressor(whole_);
  inflateEnd(&part_);
}

std::optional<Error> GzipStream::fill_input(size_t wanted) {
  if (input_.size() - at_ >= wanted || input_ended_) return std::nullopt;
  input_.erase(0, at_), at_ = 0;
  while (input_.size() < wanted) {
    const Result<std::string_view> block = packed_->next();
    if (!block) return block.error();
    if (block->empty()) {
      input_ended_ = true;
      break;
    }
    input_ += *block;
    count_.took(block->size());
  }
  return std::nullopt;
}

std::optional<std::string_view> GzipStream::whole_member() {
  if (whole_ == nullptr) return std::nullopt;
  size_t used = 0, made = 0;
  const std::string_view in = input();
  if (libdeflate_gzip_decompress_ex(whole_, in.data(), in.size(), output_.get(), output_size, &used, &made) !=
      LIBDEFLATE_SUCCESS) {
    return std::nullopt;
  }
  at_ += used;
  return std::string_view(output_.get(), made);
}

Result<std::string_view> GzipStream::part_of_member() {
  part_.next_out = reinterpret_cast<Bytef*>(output_.get());
  part_.avail_out = static_cast<uInt>(output_size);
  int status = Z_OK;
  while (part_.avail_out > 0 && in_member_) {
    if (input().empty()) {
      if (auto error = fill_input(input_wanted)) {
        failed_ = error;
        break;
      }
      if (input().empty()) {
        failed_ = damaged(cut_message);
        break;
      }
    }
    const std::string_view in = input();
    part_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    part_.avail_in = static_cast<uInt>(in.size());
    status = inflate(&part_, Z_NO_FLUSH);
    at_ += in.size() - part_.avail_in;
    if (status == Z_STREAM_END)
      in_member_ = false;
    else if (status != Z_OK && status != Z_BUF_ERROR) {
      failed_ = damaged(broken_message);
      break;
    }
  }
  return std::string_view(output_.get(), output_size - part_.avail_out);
}

Result<std::string_view> GzipStream::at_member_start(bool& goes_on) {
  if (auto error = fill_input(input_wanted)) return std::unexpected(*error);
  goes_on = false;
  const std::string_view in = input();
  if (in.empty() || in.find_first_not_of('\0') == std::string_view::npos)
    return std::string_view{};  // tapes pad with zeros
  if (compression_of(in) != Compression::gzip) {
    return std::unexpected(
        damaged(in.size() < 3 ? cut_message : "other bytes follow the gzip data: they are left out"));
  }
  goes_on = true;
  ++members_;
  if (auto whole = whole_member()) return *whole;
  in_member_ = true;
  inflateReset(&part_);
  return std::string_view{};
}

Result<std::string_view> GzipStream::next() {
  for (;;) {
    if (failed_) return std::unexpected(*failed_);
    bool goes_on = true;
    Result<std::string_view> block = in_member_ ? part_of_member() : at_member_start(goes_on);
    if (!block) {
      failed_ = block.error();
      continue;
    }
    count_.gave(block->size());
    if (auto over = count_.over()) {
      failed_ = over;
      continue;
    }
    if (!block->empty() || !goes_on) return block;
  }
}

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, const SourceLimits& limits) {
  return std::make_unique<GzipStream>(std::move(packed), limits);
}

}  // namespace tawatur
