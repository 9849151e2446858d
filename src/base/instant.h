#pragma once
// Points in time as pages tell them: ISO 8601, cut to the precision that is known.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tawatur {

struct Date {
  int32_t year = 0;
  uint8_t month = 0;  // 1 to 12, 0 unknown
  uint8_t day = 0;    // 1 to 31, 0 unknown
  auto operator<=>(const Date&) const = default;
};

/// Days since 1970-01-01 of a full date, and back. Proleptic Gregorian.
int64_t days_of(Date date);
Date date_of_days(int64_t days);
/// 0 is Monday, 6 is Sunday.
int weekday_of(Date date);
int days_in_month(int32_t year, int month);
bool is_valid(Date date);

struct Instant {
  int64_t seconds = 0;     // since 1970-01-01T00:00Z; of the first moment of a day where only a date is known
  Date local;              // the date where it was written, in its own zone
  bool has_clock = false;  // false: only the date is known
  std::optional<int32_t> zone_minutes;  // offset from UTC; none where the text tells none
  auto operator<=>(const Instant&) const = default;
};

/// Reads ISO 8601 (2018-03-21, 2018-03-21T22:46:27+04:00, …Z, space for T) and RFC 2822 (Wed, 21 Mar 2018 22:46:27
/// +0000).
std::optional<Instant> parse_instant(std::string_view text);

/// ISO 8601: "2018-03-21", or "2018-03-21T22:46:27Z", or with the zone it was told in ("+04:00").
std::string to_iso(const Instant& instant);

}  // namespace tawatur
