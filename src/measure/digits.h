#pragma once
// What a number written in digits is worth.
#include <string_view>

namespace tawatur {

/// The value of a run of digits with its separators (1,250 · 1.250.000 · 2.5 · ٣٠٠), or -1 where it is no number
/// (19:00, 21/3/2018). `scaled` tells that a scale word follows, so that 1.250 million is a decimal.
double digits_value(std::string_view folded, bool scaled);

}  // namespace tawatur
