#pragma once
// Quotation marks, paired.
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace tawatur {

struct Quote {
  TokenIndex open = 0;   // the opening mark
  TokenIndex close = 0;  // the closing mark, or one past the content where the mark is missing
  bool closed = true;
  uint32_t words = 0;     // words inside
  bool outermost = true;  // lies in no other quotation
  TokenSpan content() const { return {open + 1, close}; }
};

/// Pairs the marks of a page paragraph by paragraph, straight marks by their state, curved and angled ones by their
/// shape. A mark that never closes ends at its paragraph's end when that is near, else it opens nothing. Linear,
/// whatever the nesting.
std::vector<Quote> find_quotes(std::string_view text, const Analysis& analysis);

}  // namespace tawatur
