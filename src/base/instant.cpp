#include "base/instant.h"

#include <fmt/format.h>

#include <array>

namespace tawatur {

int64_t days_of(Date date) {  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
  const int64_t y = date.year - (date.month <= 2);
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t yoe = y - era * 400;
  const int64_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Date date_of_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t doe = days - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  const int64_t month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<int32_t>(yoe + era * 400 + (month <= 2)), static_cast<uint8_t>(month),
          static_cast<uint8_t>(doy - (153 * mp + 2) / 5 + 1)};
}

int weekday_of(Date date) { return static_cast<int>(((days_of(date) + 3) % 7 + 7) % 7); }

int days_in_month(int32_t year, int month) {
  static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<size_t>(month - 1)];
}

bool is_valid(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool number(int digits_least, int digits_most, int32_t& value) {
    size_t n = 0;
    int32_t v = 0;
    while (n < text_.size() && n < static_cast<size_t>(digits_most) && text_[n] >= '0' && text_[n] <= '9')
      v = v * 10 + (text_[n++] - '0');
    if (n < static_cast<size_t>(digits_least)) return false;
    value = v;
    text_.remove_prefix(n);
    return true;
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void spaces() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) text_.remove_prefix(1);
  }
  std::string_view word() {
    size_t n = 0;
    while (n < text_.size() && ((text_[n] | 32) >= 'a' && (text_[n] | 32) <= 'z')) ++n;
    const std::string_view w = text_.substr(0, n);
    text_.remove_prefix(n);
    return w;
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

struct Clock {
  int32_t hour = 0, minute = 0, second = 0;
};

bool read_clock(Reader& in, Clock& clock) {
  if (!in.number(1, 2, clock.hour) || !in.take(':') || !in.number(2, 2, clock.minute)) return false;
  if (in.take(':') && !in.number(2, 2, clock.second)) return false;
  if (in.take('.')) {
    int32_t fraction;
    in.number(1, 9, fraction);
  }
  return clock.hour <= 24 && clock.minute < 60 && clock.second <= 60;
}

std::optional<int32_t> read_zone(Reader& in) {
  in.spaces();
  if (in.take('Z') || in.take('z')) return 0;
  const bool minus = in.take('-');
  if (!minus && !in.take('+')) {
    const std::string_view name = in.word();
    if (name == "GMT" || name == "UTC" || name == "UT") return 0;
    return std::nullopt;
  }
  int32_t hour = 0, minute = 0;
  if (!in.number(2, 2, hour)) return std::nullopt;
  in.take(':');
  in.number(2, 2, minute);
  if (hour > 15 || minute > 59) return std::nullopt;
  return (minus ? -1 : 1) * (hour * 60 + minute);
}

Instant with_clock(Date date, Clock clock, std::optional<int32_t> zone) {
  const int64_t local = days_of(date) * 86400 + clock.hour * 3600 + clock.minute * 60 + clock.second;
  return {local - zone.value_or(0) * 60, date, true, zone};
}

std::optional<Instant> read_rfc2822(Reader in) {
  static constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                           "jul", "aug", "sep", "oct", "nov", "dec"};
  if (!in.word().empty()) in.take(',');
  in.spaces();
  int32_t day, year;
  if (!in.number(1, 2, day)) return std::nullopt;
  in.spaces();
  const std::string_view name = in.word();
  if (name.size() < 3) return std::nullopt;
  Date date;
  for (size_t m = 0; m < 12; ++m) {
    bool same = true;
    for (size_t i = 0; i < 3; ++i) same = same && (name[i] | 32) == months[m][i];
    if (same) date.month = static_cast<uint8_t>(m + 1);
  }
  in.spaces();
  if (!in.number(2, 4, year)) return std::nullopt;
  date.year = year < 50 ? year + 2000 : year < 100 ? year + 1900 : year;
  date.day = static_cast<uint8_t>(day);
  if (!is_valid(date)) return std::nullopt;
  in.spaces();
  Clock clock;
  if (in.rest().empty()) return Instant{days_of(date) * 86400, date, false, {}};
  if (!read_clock(in, clock)) return std::nullopt;
  return with_clock(date, clock, read_zone(in));
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  Reader in(text);
  in.spaces();
  if (in.rest().empty()) return std::nullopt;
  Reader iso = in;
  int32_t year, month, day;
  if (!(iso.number(4, 4, year) && iso.take('-') && iso.number(1, 2, month) && iso.take('-') && iso.number(1, 2, day)))
    return read_rfc2822(in);
  const Date date{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (!is_valid(date)) return std::nullopt;
  const bool clock_follows = iso.take('T') || iso.take('t') || iso.take(' ');
  Clock clock;
  if (!clock_follows || !read_clock(iso, clock)) return Instant{days_of(date) * 86400, date, false, {}};
  return with_clock(date, clock, read_zone(iso));
}

std::string to_iso(const Instant& instant) {
  if (!instant.has_clock)
    return fmt::format("{:04}-{:02}-{:02}", instant.local.year, instant.local.month, instant.local.day);
  const int64_t local = instant.seconds + instant.zone_minutes.value_or(0) * 60;
  const int64_t days = (local >= 0 ? local : local - 86399) / 86400;
  const int64_t second = local - days * 86400;
  const Date date = date_of_days(days);
  std::string out = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day, second / 3600,
                                second / 60 % 60, second % 60);
  if (!instant.zone_minutes) return out;
  if (*instant.zone_minutes == 0) return out + "Z";
  const int32_t zone = std::abs(*instant.zone_minutes);
  return out + fmt::format("{}{:02}:{:02}", *instant.zone_minutes < 0 ? '-' : '+', zone / 60, zone % 60);
}

}  // namespace tawatur
