#pragma once
// Slips of the pen: فنزيلا for فنزويلا.
#include <string_view>

namespace tawatur {

/// Whether one letter more, less or other, or two neighbours changing places, make one folded Arabic word of the other;
/// false for equal words. O(letters).
bool is_one_slip(std::string_view a, std::string_view b);

}  // namespace tawatur
