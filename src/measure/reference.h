#pragma once
// What relative and incomplete dates mean, seen from the day of publication.
#include <optional>
#include <string>

#include "base/instant.h"
#include "measure/calendar.h"

namespace tawatur {

enum class TimeRelation : uint8_t {
  none,
  past,
  current,
  next,
  expected
};  // expected: no word, but a verb in the future

/// Periods from the present one: -1, 0 or 1.
constexpr int periods_away(TimeRelation relation) {
  return relation == TimeRelation::past ? -1 : relation == TimeRelation::next ? 1 : 0;
}

class Reference {
 public:
  explicit Reference(std::optional<Date> published) : published_(published) {}
  const std::optional<Date>& published() const { return published_; }

  /// The day of a weekday name (0 Monday). Alone it is the nearest day not after publication, as news says it; with
  /// `past` and `next` the nearest strictly before and after. XXXX-WXX-6 without a publication.
  std::string weekday(int weekday, TimeRelation relation) const;
  /// A month, or a day of a month, without a year: the one nearest to publication, or on the side that is told.
  Date with_year(Date date, TimeRelation relation) const;
  /// The week, month or year that is `count` before (negative) or after the one of publication; XXXX where unknown.
  std::string period(TimeUnit unit, int count) const;
  /// The moment `count` units away, as precise as the unit is: a day for days and weeks, a month for months
  /// and up to three years, else a year.
  std::string distance(TimeUnit unit, double count) const;
  /// The stretch of the last (negative) or next `count` units.
  std::string stretch(TimeUnit unit, int count) const;
  std::string day(int offset) const;
  /// "A few" units away (2 to 5): as precise as their two ends agree, digits they differ in X (201X, 2018-05).
  std::string some(TimeUnit unit, int direction) const;

 private:
  std::optional<Date> published_;
};

}  // namespace tawatur
