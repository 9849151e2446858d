#pragma once
// Finds what dates something: names of days and months, written dates, clock times, and distances in time.
#include <span>
#include <vector>

#include "measure/lexicon.h"
#include "measure/time.h"

namespace tawatur {

/// How a time is told. What numbers there are in dates and clock times are not quantities; those in distances are both.
enum class TimeForm : uint8_t { date, distance };

struct TimeHit {
  TokenSpan tokens;
  std::string value;
  Calendar calendar = Calendar::gregorian;
  TimeForm form = TimeForm::date;
};

/// In text order, not overlapping. O(tokens).
std::vector<TimeHit> scan_times(const Page& page, const Analysis& analysis, std::span<const Word> words);

}  // namespace tawatur
