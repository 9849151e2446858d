#include "page/visible_date.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/fold.h"
#include "base/hijri.h"
#include "page/date_pieces.h"

namespace tawatur {
namespace {

constexpr uint32_t clock_reach = 20;  // bytes between a date and its clock

std::optional<Date> made(int32_t year, int month, int32_t day) {
  const Date date{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 || !is_valid(date))
    return std::nullopt;
  return date;
}

std::optional<Date> made_from_hijri(int32_t year, int month, int32_t day) {
  if (year < 1410 || year > 1525 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  const Date date = from_hijri({year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)});
  return made(date.year, date.month, date.day);
}

bool is_day(const Piece& p) { return p.kind == PieceKind::number && p.digits > 0 && p.digits <= 2; }
bool is_year(const Piece& p) { return p.kind == PieceKind::number && p.digits == 4; }
bool is_named_month(const Piece& p) { return p.kind == PieceKind::month; }
bool is_hijri_year(const Piece& p) { return is_year(p) && p.number >= 1410 && p.number <= 1525; }

/// A date of the pieces from `i`; `length` becomes how many it took.
std::optional<Date> date_at(const std::vector<Piece>& p, size_t i, bool month_first, size_t& length) {
  length = 3;
  if (i + 2 >= p.size() || !p[i + 1].near || !p[i + 2].near) return std::nullopt;
  const Piece &a = p[i], &b = p[i + 1], &c = p[i + 2];
  if (is_named_month(a) && is_day(b) && is_year(c)) return made(c.number, a.month, b.number);
  if (is_day(a) && is_named_month(b) && is_year(c))
    return b.hijri ? made_from_hijri(c.number, b.month, a.number) : made(c.number, b.month, a.number);
  // "مارس/اذار": two names of one month
  if (is_day(a) && is_named_month(b) && is_named_month(c) && b.month == c.month && i + 3 < p.size() && p[i + 3].near &&
      is_year(p[i + 3])) {
    length = 4;
    return made(p[i + 3].number, b.month, a.number);
  }
  if (is_year(a) && is_named_month(b) && is_day(c)) return made(a.number, b.month, c.number);
  if (is_year(a) && is_day(b) && is_day(c))
    return is_hijri_year(a) ? made_from_hijri(a.number, b.number, c.number) : made(a.number, b.number, c.number);
  if (is_day(a) && is_day(b) && is_year(c)) {
    if (is_hijri_year(c)) return made_from_hijri(c.number, b.number, a.number);
    const bool swap = a.number <= 12 && (month_first || b.number > 12);
    return swap ? made(c.number, a.number, b.number) : made(c.number, b.number, a.number);
  }
  return std::nullopt;
}

DayMonthOrder order_of(const Piece& first, const Piece& second) {
  if (!is_day(first) || !is_day(second)) return DayMonthOrder::clear;
  if (first.number > 12) return DayMonthOrder::day_first;
  if (second.number > 12) return DayMonthOrder::month_first;
  return first.number == second.number ? DayMonthOrder::clear : DayMonthOrder::open;
}

/// Adds the clock that stands right behind or right before a date.
void add_clock(VisibleDate& date, std::string_view text, const std::vector<Piece>& p, size_t first, size_t after) {
  const Piece* clock = nullptr;
  if (after < p.size() && p[after].kind == PieceKind::clock && p[after].begin - date.end <= clock_reach)
    clock = &p[after];
  else if (first > 0 && p[first - 1].kind == PieceKind::clock && date.begin - p[first - 1].end <= 2 * clock_reach)
    clock = &p[first - 1];
  if (clock == nullptr) return;
  const ClockTail tail = read_clock_tail(text.substr(clock->end, 60));
  int32_t seconds = clock->number;
  if (tail.afternoon && *tail.afternoon && seconds < 12 * 3600) seconds += 12 * 3600;
  if (tail.afternoon && !*tail.afternoon && seconds >= 12 * 3600) seconds -= 12 * 3600;
  date.instant.seconds += seconds - tail.zone_minutes.value_or(0) * 60;
  date.instant.has_clock = true, date.instant.zone_minutes = tail.zone_minutes;
  date.begin = std::min(date.begin, clock->begin);
  date.end = std::max(date.end, clock->end + tail.size);
}

}  // namespace

std::vector<VisibleDate> find_visible_dates(std::string_view text, bool month_first) {
  const std::vector<Piece> pieces = read_pieces(text);
  std::vector<VisibleDate> out;
  bool last_hijri = false;
  for (size_t i = 0; i + 2 < pieces.size();) {
    size_t length = 0;
    const std::optional<Date> date = date_at(pieces, i, month_first, length);
    if (!date) {
      ++i;
      continue;
    }
    VisibleDate found{{days_of(*date) * 86400, *date, false, {}}, pieces[i].begin, pieces[i + length - 1].end};
    found.order = order_of(pieces[i], pieces[i + 1]);
    add_clock(found, text, pieces, i, i + length);
    const bool hijri = pieces[i + 1].hijri || is_hijri_year(pieces[i]) || is_hijri_year(pieces[i + 2]);
    const bool twin = !out.empty() && found.begin >= out.back().end && found.begin - out.back().end < 24 &&
                      std::abs(out.back().instant.seconds - found.instant.seconds) <= 3 * 86400;
    if (twin && hijri != last_hijri) {  // the Gregorian one is what the page means
      if (!hijri) out.back().instant = found.instant;
      out.back().end = found.end;
    } else {
      out.push_back(found);
    }
    last_hijri = hijri;
    i += length;
  }
  return out;
}

Instant with_day_and_month_swapped(const Instant& instant) {
  Instant out = instant;
  std::swap(out.local.month, out.local.day);
  out.seconds += (days_of(out.local) - days_of(instant.local)) * 86400;
  return out;
}

std::optional<Instant> find_visible_date(std::string_view text, bool month_first) {
  const std::vector<VisibleDate> dates = find_visible_dates(folded(text), month_first);
  return dates.empty() ? std::nullopt : std::optional(dates.front().instant);
}

}  // namespace tawatur
