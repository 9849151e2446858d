#pragma once
// Lines in visual order, for terminals that do not lay out right-to-left text themselves (xterm, the Linux console).
#include <cstdint>
#include <string>
#include <string_view>

namespace tawatur {

/// One line (no newline) with its letters joined (Arabic presentation forms) and its runs reordered by the Unicode
/// bidirectional algorithm, set flush right in `width` columns where it begins right-to-left. Returns the line as it is
/// where nothing in it runs right-to-left.
std::string visual_line(std::string_view line, uint32_t width);

}  // namespace tawatur
