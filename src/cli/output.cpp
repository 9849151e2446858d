#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace tawatur {
namespace {

Error write_error(const std::string& path, int number) {
  const char* advice = number == ENOSPC   ? ": make room"
                       : number == ENOENT ? ": make its folder first"
                       : number == EACCES ? ": choose a place you may write to"
                                          : "";
  return {ErrorCode::no_access, std::string("cannot be written: ") + std::strerror(number) + advice,
          path == "-" ? "standard output" : path};
}

}  // namespace

Output::Output(std::FILE* file, std::string path, std::string temporary)
    : file_(file), path_(std::move(path)), temporary_(std::move(temporary)) {}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(stdout, path, "");
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return std::unexpected(write_error(path, EISDIR));
  if (exists && !S_ISREG(status.st_mode)) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return std::unexpected(write_error(path, errno));
    return Output(file, path, "");
  }
  if (exists && ::access(path.c_str(), W_OK) != 0) return std::unexpected(write_error(path, errno));
  std::error_code ignored;
  const std::filesystem::path real =
      exists ? std::filesystem::canonical(path, ignored) : std::filesystem::path(path);  // a link stays a link
  std::string temporary = (real.parent_path() / fmt::format(".{}.XXXXXX", real.filename().string())).string();
  const int handle = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (handle < 0) return std::unexpected(write_error(path, errno));
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(handle, exists ? status.st_mode & 07777 : 0666 & ~mask);
  return Output(::fdopen(handle, "wb"), real.string(), std::move(temporary));
}

void Output::write(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), file_); }

Result<void> Output::finish() {
  errno = 0;
  bool good = std::fflush(file_) == 0 && std::ferror(file_) == 0;
  int number = errno;
  std::FILE* file = std::exchange(file_, nullptr);
  if (file != stdout && std::fclose(file) != 0) {
    if (good) number = errno;
    good = false;
  }
  if (good && !temporary_.empty()) {
    good = std::rename(temporary_.c_str(), path_.c_str()) == 0;
    number = errno;
    if (good) temporary_.clear();
  }
  if (!good) return std::unexpected(write_error(path_, number == 0 ? EIO : number));
  return {};
}

}  // namespace tawatur
