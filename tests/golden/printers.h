#pragma once
// How the golden tests show what a stage says: one line a finding, so that a difference reads as what changed.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace tawatur::golden {

using Printer = std::function<std::vector<std::string>(const Reading&)>;

/// The printer of a folder of tests/golden (language, names, measure, speech); empty for another.
Printer printer_of(std::string_view stage);

}  // namespace tawatur::golden
