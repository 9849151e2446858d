#pragma once
// Quantities that a page tells.
#include <cstdint>
#include <optional>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "page/page.h"

namespace tawatur {

enum class NumberHedge : uint8_t { exact, at_least, at_most, about, order };
const char* name_of(NumberHedge hedge);

struct Number {
  ByteSpan span;  // the quantity with its hedge words and scale, without the unit
  TokenSpan tokens;
  std::optional<double> low, high;  // 61 is [61, 61]; "more than 12" [12, none]; "tens of thousands" [10000, 99999]
  ByteSpan unit;                    // what is counted or measured, in the text's words; empty where none
  uint64_t unit_key = 0;            // what units are compared by (دولارا = دولار = $); 0 where none
  NumberHedge hedge = NumberHedge::exact;
};

/// All quantities of a page in text order, not overlapping. Years, clock times and dates are not quantities.
std::vector<Number> find_numbers(const Page& page, const Analysis& analysis);

}  // namespace tawatur
