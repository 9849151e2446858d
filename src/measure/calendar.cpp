#include "measure/calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace tawatur {

Date shifted(Date date, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::day:
      return date_of_days(days_of(date) + count);
    case TimeUnit::week:
      return date_of_days(days_of(date) + 7 * count);
    case TimeUnit::month: {
      const int months = date.year * 12 + date.month - 1 + count;
      date.year = months / 12, date.month = static_cast<uint8_t>(months % 12 + 1);
      break;
    }
    case TimeUnit::year:
      date.year += count;
      break;
    case TimeUnit::decade:
      date.year += 10 * count;
      break;
    case TimeUnit::century:
      date.year += 100 * count;
      break;
    default:
      return date;
  }
  date.year = std::clamp(date.year, 1, 9999);
  date.day = static_cast<uint8_t>(std::min<int>(date.day, days_in_month(date.year, date.month)));
  return date;
}

std::string to_iso(Date date) {
  std::string out = date.year == 0 ? "XXXX" : fmt::format("{:04}", date.year);
  if (date.month != 0)
    out += fmt::format("-{:02}", date.month);
  else if (date.day != 0)
    out += "-XX";
  if (date.day != 0) out += fmt::format("-{:02}", date.day);
  return out;
}

std::string to_iso(Date date, TimeUnit precision) {
  switch (precision) {
    case TimeUnit::century:
      return fmt::format("{:02}XX", date.year / 100);
    case TimeUnit::decade:
      return fmt::format("{:03}X", date.year / 10);
    case TimeUnit::year:
      return to_iso(Date{date.year, 0, 0});
    case TimeUnit::month:
      return to_iso(Date{date.year, date.month, 0});
    case TimeUnit::week: {  // ISO 8601: a week belongs to the year of its Thursday
      const Date thursday = date_of_days(days_of(date) - weekday_of(date) + 3);
      const int64_t day_of_year = days_of(thursday) - days_of({thursday.year, 1, 1});
      return fmt::format("{:04}-W{:02}", thursday.year, day_of_year / 7 + 1);
    }
    default:
      return to_iso(date);
  }
}

}  // namespace tawatur
