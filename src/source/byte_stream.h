#pragma once
// Bytes that arrive in blocks: from a file, from memory, through a decompressor.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace tawatur {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// The next block, valid until the next call; empty at the end. What came before an error was good.
  virtual Result<std::string_view> next() = 0;
};

/// Opens a file; "-" is standard input. `bytes_read` (may be null) is raised by what is read, for progress.
/// Errors: not_found, no_access, unreadable.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, uint64_t* bytes_read);

/// Gives `bytes` in blocks of `block` bytes.
std::unique_ptr<ByteStream> memory_stream(std::string bytes, size_t block = 1u << 16);

/// Lines, peeks and exact pieces of a stream. Holds what was asked for and one block.
class BufferedReader {
 public:
  /// Free bytes behind every view that `peek` and `read_line` return, so that vector code may read past its end.
  static constexpr size_t padding = 64;

  explicit BufferedReader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// At least `size` bytes without taking them; fewer only at the end. An error comes once all good bytes are taken:
  /// ask with size ≤ available() to get those.
  Result<std::string_view> peek(size_t size);
  void take(size_t size) { begin_ += size; }
  size_t available() const { return end_ - begin_; }

  struct Line {
    std::string_view bytes;  // without the line's end; empty where too long
    bool too_long = false;
    bool complete = true;  // false: the stream ended without a newline
  };
  /// The next line, nothing at the end. A line longer than `limit` is passed over without being kept.
  Result<std::optional<Line>> read_line(size_t limit);

  /// All that is left. Errors: too_large past `limit`, and the stream's own.
  Result<std::string> read_all(size_t limit);

 private:
  Result<size_t> fill();  // bytes added, 0 at the end

  std::unique_ptr<ByteStream> stream_;
  std::vector<char> buffer_;
  size_t begin_ = 0, end_ = 0;
  std::optional<Error> failed_;
  bool ended_ = false;
};

}  // namespace tawatur
