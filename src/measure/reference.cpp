#include "measure/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr double few_years = 4;
constexpr int least_few = 2, most_few = 5;

std::string unknown(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::week:
      return "XXXX-WXX";
    case TimeUnit::month:
      return "XXXX-XX";
    case TimeUnit::year:
    case TimeUnit::decade:
    case TimeUnit::century:
      return "XXXX";
    default:
      return "XXXX-XX-XX";
  }
}

}  // namespace

std::string Reference::weekday(int weekday, TimeRelation relation) const {
  if (!published_) return fmt::format("XXXX-WXX-{}", weekday + 1);
  int back = (weekday_of(*published_) - weekday + 7) % 7;  // days since the last such day, 0 today
  if (relation == TimeRelation::past && back == 0) back = 7;
  if (relation == TimeRelation::next) back -= 7;
  return to_iso(date_of_days(days_of(*published_) - back));
}

Date Reference::with_year(Date date, TimeRelation relation) const {
  if (!published_) return date;
  const auto months_away = [&](int year) { return (year - published_->year) * 12 + date.month - published_->month; };
  const auto away = [&](int year) -> double {  // in months, with days where they are told
    return months_away(year) + (date.day ? (date.day - published_->day) / 31.0 : 0.0);
  };
  switch (relation) {
    case TimeRelation::current:
      date.year = published_->year;
      break;
    case TimeRelation::past:
      date.year = published_->year - (date.day ? away(published_->year) > 0 : months_away(published_->year) >= 0);
      break;
    case TimeRelation::next:
      date.year = published_->year + (date.day ? away(published_->year) < 0 : months_away(published_->year) <= 0);
      break;
    case TimeRelation::none:
    case TimeRelation::expected: {
      // a bare month half a year away is the past one, unless a verb looks ahead
      constexpr double most_months_ahead = 5;
      int best = published_->year;
      for (const int year : {published_->year - 1, published_->year + 1})
        if (std::abs(away(year)) < std::abs(away(best))) best = year;
      if (relation == TimeRelation::none && away(best) > most_months_ahead) --best;
      date.year = best;
      break;
    }
  }
  if (date.day > days_in_month(date.year, date.month))
    date.day = static_cast<uint8_t>(days_in_month(date.year, date.month));
  return date;
}

std::string Reference::period(TimeUnit unit, int count) const {
  return published_ ? to_iso(shifted(*published_, unit, count), unit) : unknown(unit);
}

std::string Reference::distance(TimeUnit unit, double count) const {
  // "two years ago" is meant to the month, "seventy years ago" to the year
  const bool fine = unit == TimeUnit::year && count > -few_years && count < few_years;
  const TimeUnit precision = fine                                               ? TimeUnit::month
                             : unit == TimeUnit::week || unit <= TimeUnit::hour ? TimeUnit::day
                             : unit >= TimeUnit::decade                         ? TimeUnit::year
                                                                                : unit;
  if (!published_) return unknown(precision);
  constexpr double most = 1e6;  // whatever the unit, beyond the years that an ISO date has
  count = std::clamp(count, -most, most);
  const double whole = std::trunc(count);
  Date date = shifted(*published_, unit, static_cast<int>(whole));
  if (whole == count) return to_iso(date, precision);
  const double rest = count - whole;  // a half year is months, a half month days
  switch (unit) {
    case TimeUnit::year:
      return to_iso(shifted(date, TimeUnit::month, static_cast<int>(std::lround(rest * 12))), TimeUnit::month);
    case TimeUnit::month:
      return to_iso(shifted(date, TimeUnit::day, static_cast<int>(std::lround(rest * 30))), TimeUnit::day);
    case TimeUnit::week:
      return to_iso(shifted(date, TimeUnit::day, static_cast<int>(std::lround(rest * 7))), TimeUnit::day);
    default:
      return to_iso(date, precision);
  }
}

std::string Reference::stretch(TimeUnit unit, int count) const {
  if (!published_) return unknown(unit);
  // a stretch of years is told in months, of decades in years, of everything shorter in days
  const TimeUnit precision = unit == TimeUnit::year || unit == TimeUnit::month ? TimeUnit::month
                             : unit >= TimeUnit::decade                        ? TimeUnit::year
                                                                               : TimeUnit::day;
  const std::string other = to_iso(shifted(*published_, unit, count), precision), now = to_iso(*published_, precision);
  return count < 0 ? other + "/" + now : now + "/" + other;
}

std::string Reference::some(TimeUnit unit, int direction) const {
  const TimeUnit precision = unit <= TimeUnit::week ? TimeUnit::month : TimeUnit::year;
  if (!published_) return unknown(precision);
  std::string near = to_iso(shifted(*published_, unit, direction * least_few), precision);
  const std::string far = to_iso(shifted(*published_, unit, direction * most_few), precision);
  if (near == far) return near;
  near.resize(4);
  for (size_t i = 0; i < near.size(); ++i) {
    if (near[i] != far[i]) return near.substr(0, i) + std::string(near.size() - i, 'X');
  }
  return near;
}

std::string Reference::day(int offset) const {
  return published_ ? to_iso(shifted(*published_, TimeUnit::day, offset)) : unknown(TimeUnit::day);
}

}  // namespace tawatur
