#pragma once
// When do two numbers or two times tell the same? Rounding, hedges and precision are no differences.
#include <string_view>

#include "measure/number.h"
#include "measure/time.h"

namespace tawatur {

enum class Agreement : uint8_t { incomparable, agree, differ };

/// Numbers of different units are incomparable; numbers without a unit are compared with each other.
/// 'more than 40' agrees with 43; 1,400 agrees with 1,430, which it rounds; 1,430 and 1,440 differ.
Agreement compare(const Number& a, const Number& b);

/// ISO values cut to a precision: 2018-03 agrees with 2018-03-21. What one side leaves open (XX) agrees with
/// everything.
Agreement compare(const TimeMention& a, const TimeMention& b);

}  // namespace tawatur
