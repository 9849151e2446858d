#pragma once
// From one time to another.
#include <optional>
#include <string>

#include "measure/date_reader.h"

namespace tawatur {

/// What the page tells of its two ends, which were each resolved by themselves.
enum class StretchOf : uint8_t {
  dates,
  one_year,  // من الخامس من يناير إلى أول فبراير 2019: the year told with the second holds for both
  weekdays,  // من الأحد إلى الخميس: each is the day nearest to publication, and the later one may come out first
};

/// "first/second" (ISO 8601). None where the two make no stretch: one is a stretch itself, one a day of some week and
/// the other a date, or the second comes before the first.
std::optional<std::string> stretch_between(std::string first, std::string second, StretchOf told, Tense tense);

}  // namespace tawatur
