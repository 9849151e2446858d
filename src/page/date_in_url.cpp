#include <algorithm>

#include "page/visible_date.h"

namespace tawatur {
namespace {

std::optional<Date> made(int32_t year, int32_t month, int32_t day) {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Instant> date_in_url(std::string_view url) {
  const auto digits = [&](size_t at, size_t count) {
    if (at + count > url.size()) return -1;
    int32_t value = 0;
    for (size_t i = at; i < at + count; ++i) {
      if (url[i] < '0' || url[i] > '9') return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  const auto digit_at = [&](size_t at) { return at < url.size() && url[at] >= '0' && url[at] <= '9'; };
  for (size_t at = std::min(url.find('/'), url.size()); at + 9 <= url.size(); ++at) {
    if (url[at] != '/' && url[at] != '-' && url[at] != '_') continue;
    const int32_t year = digits(at + 1, 4);
    if (year < 0) continue;
    size_t next = at + 5;
    std::optional<Date> date;
    if (next < url.size() && (url[next] == '/' || url[next] == '-')) {
      const char divider = url[next];
      const size_t month_digits = digit_at(next + 2) ? 2 : 1;
      const int32_t month = digits(next + 1, month_digits);
      const size_t second = next + 1 + month_digits;
      if (month >= 0 && second < url.size() && url[second] == divider) {
        const size_t day_digits = digit_at(second + 2) ? 2 : 1;
        next = second + 1 + day_digits;
        date = made(year, month, digits(second + 1, day_digits));
      }
    } else if (url[at] == '/' && digit_at(next + 3) && !digit_at(next + 4)) {
      date = made(year, digits(next, 2), digits(next + 2, 2));
      next += 4;
    }
    if (date && !digit_at(next)) return Instant{days_of(*date) * 86400, *date, false, {}};
  }
  return std::nullopt;
}

}  // namespace tawatur
