#pragma once
// Dates as pages show them to readers.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace tawatur {

/// How a date's day and month are told apart.
enum class DayMonthOrder : uint8_t { clear, day_first, month_first, open };  // open: their numbers could change places

struct VisibleDate {
  Instant instant;
  uint32_t begin = 0, end = 0;  // bytes of the folded text, with the clock where it stands beside the date
  DayMonthOrder order = DayMonthOrder::clear;  // of all-number dates that end in the year
};

/// The full dates (day, month, year) in a short folded text (base/fold.h): "12 مارس 2026", "March 12, 2026",
/// "2026/03/12", "12.03.2026", "2026年3月12日", "23 رمضان 1447", with the clock that stands beside one ("- 14:35 GMT",
/// "2:35 pm", "2:35 مساء"). An all-number date whose day and month could change places is read day first, but month
/// first where `month_first`. Hijri dates (Umm al-Qura) become Gregorian; beside their Gregorian twin they are one
/// date with it. Only years from 1990 to 2100. Reads the first 200 numbers and month names; linear.
std::vector<VisibleDate> find_visible_dates(std::string_view folded_text, bool month_first);

/// The instant with day and month changed over; only for dates whose order is open.
Instant with_day_and_month_swapped(const Instant& instant);

/// The first of them in a text that is not folded yet.
std::optional<Instant> find_visible_date(std::string_view text, bool month_first);

/// Whether a folded word names a month.
bool is_month_name(std::string_view folded_word);

/// A date in an address: /2026/03/12/, /2026-03-12-, /20260312/. None where there is no full date.
std::optional<Instant> date_in_url(std::string_view url);

}  // namespace tawatur
