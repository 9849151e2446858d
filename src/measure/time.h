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
  // ISO 8601 cut to the precision known; XX for what the text leaves open (XXXX-10, XXXX-WXX-6). A stretch of time is
  // an interval, "2016-07/2018-07", open towards the present where the text says "since": "2014-05/" (ISO 8601-2).
  std::string value;
  std::string end_value;  // of a closed interval, its second half; empty where none
  Calendar calendar = Calendar::gregorian;
};

/// All temporal expressions of a page in text order, resolved against the page's publication time where it has one.
std::vector<TimeMention> find_times(const Page& page, const Analysis& analysis);

}  // namespace tawatur
