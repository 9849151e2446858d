#pragma once
// Slips of the pen: فنزيلا for فنزويلا.
#include <string_view>

namespace tawatur {

/// Whether one letter more, less or other, or two neighbours changing places, make one folded Arabic word of the other;
/// false for equal words. O(letters).
bool is_one_slip(std::string_view a, std::string_view b);

/// Whether a word that is otherwise unknown may be meant for a name: one slip, or of five letters and more up to two
/// letters left out between the same beginning and end (فنزيا, فنزويلا).
bool is_slip_of(std::string_view word, std::string_view name);

}  // namespace tawatur
