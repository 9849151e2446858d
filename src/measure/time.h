#pragma once
// Expressions that date something.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "page/page.h"

namespace tawatur {

enum class Calendar : uint8_t { gregorian, hijri };

struct TimeMention {
  ByteSpan span;
  TokenSpan tokens;
  std::string value;      // ISO 8601 cut to the precision known; XX for what the text leaves open (XXXX-10, XXXX-WXX-6)
  std::string end_value;  // of a range; empty where none
  Calendar calendar = Calendar::gregorian;
};

/// All temporal expressions of a page in text order, resolved against the page's publication time where it has one.
std::vector<TimeMention> find_times(const Page& page, const Analysis& analysis);

}  // namespace tawatur
