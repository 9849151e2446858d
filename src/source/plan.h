#pragma once
// Input names → the files and addresses behind them, before anything is read: so the sum of bytes is known for
// progress.
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"
#include "source/limits.h"

namespace tawatur {

struct PlannedFile {
  std::string path;          // "-" is standard input
  uint64_t bytes = 0;        // on disk, 0 where not known
  bool from_folder = false;  // found below a folder rather than named
};
struct PlannedAddress {
  std::string url;
};
using PlannedInput = std::variant<PlannedFile, PlannedAddress, Error>;

/// In input order; files of a folder sorted by name, folder by folder. A file that is named twice is read once and
/// told.
std::vector<PlannedInput> plan_inputs(std::span<const std::string> inputs, const SourceLimits& limits);

}  // namespace tawatur
