#pragma once
// How old someone is said to be: "(17 عاما)", "البالغ من العمر 69 عاما", "في السابعة عشرة من العمر".
#include <cstdint>
#include <optional>

#include "reading/reading.h"

namespace tawatur {

/// The age in years, from 1 to 120, that a number of the page tells; none where it counts something else.
std::optional<uint32_t> age_told(const Reading& reading, const Number& number);

}  // namespace tawatur
