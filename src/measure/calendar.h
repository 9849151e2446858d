#pragma once
// Arithmetic of dates, and how they are written with unknown parts.
#include <string>

#include "base/hijri.h"
#include "base/instant.h"

namespace tawatur {

enum class TimeUnit : uint8_t { none, second, minute, hour, day, week, month, year, decade, century };

/// `date` moved by `count` units; a day that the month does not have becomes its last. Units below a day move nothing.
Date shifted(Date date, TimeUnit unit, int count);

/// ISO 8601 cut to what is known: 2018, 2018-03, 2018-03-21; year 0 is XXXX, a month 0 before a day XX.
std::string to_iso(Date date);
/// The date cut to the precision of a unit: 2018-W20 for a week, 201X for a decade, 20XX for a century.
std::string to_iso(Date date, TimeUnit precision);

}  // namespace tawatur
