#include "source/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tawatur {
namespace {

Error system_error(int number, const std::string& path) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::not_found, "no such file or folder: check the name", path};
    case EACCES:
    case EPERM:
      return {ErrorCode::no_access, "no right to read it: change its rights or run as its owner", path};
    default:
      return {ErrorCode::unreadable, std::string("cannot be read: ") + std::strerror(number), path};
  }
}

class FileStream : public ByteStream {
 public:
  FileStream(int file, std::string path, uint64_t* bytes_read)
      : file_(file),
        path_(std::move(path)),
        bytes_read_(bytes_read),
        block_(std::make_unique_for_overwrite<char[]>(block_size)) {}
  ~FileStream() override {
    if (file_ > STDIN_FILENO) ::close(file_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::string_view> next() override {
    ssize_t got;
    do got = ::read(file_, block_.get(), block_size);
    while (got < 0 && errno == EINTR);
    if (got < 0) return std::unexpected(system_error(errno, path_));
    if (bytes_read_ != nullptr) *bytes_read_ += static_cast<uint64_t>(got);
    return std::string_view(block_.get(), static_cast<size_t>(got));
  }

 private:
  static constexpr size_t block_size = 256u << 10;
  int file_;
  std::string path_;
  uint64_t* bytes_read_;
  std::unique_ptr<char[]> block_;
};

class MemoryStream : public ByteStream {
 public:
  MemoryStream(std::string bytes, size_t block) : bytes_(std::move(bytes)), block_(block) {}
  Result<std::string_view> next() override {
    const std::string_view given = std::string_view(bytes_).substr(at_, block_);
    at_ += given.size();
    return given;
  }

 private:
  std::string bytes_;
  size_t block_, at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, uint64_t* bytes_read) {
  if (path == "-") return std::make_unique<FileStream>(STDIN_FILENO, path, bytes_read);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::unexpected(system_error(errno, path));
  ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::make_unique<FileStream>(file, path, bytes_read);
}

std::unique_ptr<ByteStream> memory_stream(std::string bytes, size_t block) {
  return std::make_unique<MemoryStream>(std::move(bytes), block);
}

Result<size_t> BufferedReader::fill() {
  if (failed_) return std::unexpected(*failed_);
  if (ended_) return size_t{0};
  const Result<std::string_view> block = stream_->next();
  if (!block) {
    failed_ = block.error();
    return std::unexpected(*failed_);
  }
  if (block->empty()) {
    ended_ = true;
    return size_t{0};
  }
  if (end_ + block->size() + padding > buffer_.size()) {
    // Move what is left to the front; grow only where that does not make room.
    if (begin_ < end_) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_, begin_ = 0;
    const size_t need = end_ + block->size() + padding;
    if (need > buffer_.size()) buffer_.resize(std::max(need, buffer_.size() * 2));
  }
  std::memcpy(buffer_.data() + end_, block->data(), block->size());
  end_ += block->size();
  return block->size();
}

Result<std::string_view> BufferedReader::peek(size_t size) {
  while (available() < size) {
    const Result<size_t> added = fill();
    if (!added) return std::unexpected(added.error());
    if (*added == 0) break;
  }
  return std::string_view(buffer_.data() + begin_, available());
}

Result<std::optional<BufferedReader::Line>> BufferedReader::read_line(size_t limit) {
  size_t looked_at = 0;
  bool too_long = false;
  for (;;) {
    const char* start = buffer_.data() + begin_;
    const size_t have = available();
    const void* newline = have > looked_at ? std::memchr(start + looked_at, '\n', have - looked_at) : nullptr;
    if (newline != nullptr) {
      const size_t size = static_cast<size_t>(static_cast<const char*>(newline) - start);
      take(size + 1);
      if (too_long || size > limit) return Line{{}, true, true};
      return Line{{start, size}, false, true};
    }
    looked_at = have;
    if (have > limit) {
      too_long = true;
      take(have);
      looked_at = 0;
    }
    const Result<size_t> added = fill();
    if (!added) return std::unexpected(added.error());
    if (*added == 0) {
      if (too_long) return Line{{}, true, false};
      if (available() == 0) return std::nullopt;
      const std::string_view rest(buffer_.data() + begin_, available());
      take(rest.size());
      return Line{rest, false, false};
    }
  }
}

Result<std::string> BufferedReader::read_all(size_t limit) {
  for (;;) {
    if (available() > limit) {
      return std::unexpected(Error{
          ErrorCode::too_large, "longer than a page may be (" + std::to_string(limit >> 20) + " MiB): split it", ""});
    }
    const Result<size_t> added = fill();
    if (!added) return std::unexpected(added.error());
    if (*added == 0) break;
  }
  std::string all(buffer_.data() + begin_, available());
  take(all.size());
  return all;
}

}  // namespace tawatur
