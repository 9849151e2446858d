#pragma once
// Where results go: standard output, or a file that appears only when it is whole.
#include <cstdio>
#include <string>
#include <string_view>

#include "base/error.h"

namespace tawatur {

/// A file is written beside its place under another name and moved there by `finish`, so that a run that fails leaves
/// what was there before. "-" is standard output; what is no plain file (a pipe, /dev/null) is written directly.
class Output {
 public:
  /// Fails at once where nothing can be written there, before any work is done.
  static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  void write(std::string_view bytes);
  /// Error: what could not be written (a full disk, a closed pipe); the place keeps its old file.
  Result<void> finish();

 private:
  Output(std::FILE* file, std::string path, std::string temporary);

  std::FILE* file_;
  std::string path_, temporary_;  // temporary_ is empty where written directly
};

}  // namespace tawatur
