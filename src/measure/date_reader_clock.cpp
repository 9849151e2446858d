// The part of DateReader that reads times of day.
#include <fmt/format.h>

#include <cmath>

#include "measure/date_reader.h"
#include "measure/numeral.h"

namespace tawatur {
namespace {

enum class DayPart : uint8_t { morning, noon, evening, night };  // as data/words.tsv numbers them

/// An hour told on the dial of twelve: the second at night is 2, the eighth 20; the eleventh at noon is 11, the
/// first 13.
int in_day_part(int hour, DayPart part) {
  if (hour > 12) return hour;
  switch (part) {
    case DayPart::morning:
      return hour == 12 ? 0 : hour;
    case DayPart::noon:
      return hour < 5 ? hour + 12 : hour;
    case DayPart::evening:
      return hour < 12 ? hour + 12 : hour;
    case DayPart::night:
      return hour == 12 ? 0 : hour < 5 ? hour : hour + 12;
  }
  return hour;
}

}  // namespace

std::optional<DateReader::Clock> DateReader::read_clock(TokenIndex at) const {
  // [عند] الساعة 19,00 بتوقيت غرينتش | الثامنة والنصف مساء | (18:00 ت غ)
  const auto form = [&](TokenIndex i) { return i < end_ ? analysis_.form(i) : std::string_view(); };
  TokenIndex i = at;
  if (i < end_ && (analysis_.tokens[i].kind == TokenKind::open_bracket || analysis_.tokens[i].kind == TokenKind::comma))
    ++i;
  if (form(i) == "عند" || form(i) == "علي" || form(i) == "في" || form(i) == "تمام") ++i;
  if (form(i) == "تمام") ++i;
  const bool named = is_at(i, WordKind::clock);
  if (named) ++i;
  int hour = -1, minute = 0;
  if (is_at(i, WordKind::digits)) {
    const std::string_view digits = form(i);
    const size_t divider = digits.find_first_of(":,.");
    if (!named && (divider == std::string_view::npos || digits[divider] != ':')) {
      // 18,00 ت غ: the zone makes it a clock time
      if (divider == std::string_view::npos ||
          !(is_at(i + 1, WordKind::zone_utc) || is_at(i + 1, WordKind::zone_local)))
        return std::nullopt;
    }
    const auto number = [](std::string_view text) {
      int value = 0;
      for (const char c : text) {
        if (c < '0' || c > '9' || text.size() > 2) return -1;
        value = value * 10 + (c - '0');
      }
      return text.empty() ? -1 : value;
    };
    hour = number(digits.substr(0, divider));
    if (divider != std::string_view::npos) minute = number(digits.substr(divider + 1, 2));
    ++i;
  } else if (named && i < end_) {
    const auto ordinal = read_ordinal(words_, i, end_);
    if (ordinal)
      hour = ordinal->value, i = ordinal->end;
    else if (is_at(i, WordKind::ones))
      hour = words_[i++].whole();
    if (hour > 0 && is_at(i, WordKind::fraction) && words_[i].conjoined())
      minute = static_cast<int>(std::lround(words_[i++].value * 60));
  }
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
  const TokenIndex part = is_at(i, WordKind::from) ? i + 1 : i;  // الثامنة مساء, الثامنة من مساء أمس
  if (is_at(part, WordKind::clock_part) || (is_at(part, WordKind::day_part) && !words_[part].conjoined())) {
    hour = in_day_part(hour, static_cast<DayPart>(words_[part].value));
    i = part + 1;
  }
  Clock out{i, fmt::format("T{:02}:{:02}", hour, minute)};
  if (is_at(i, WordKind::zone_utc))
    out.text += 'Z', out.end = after(i);
  else if (is_at(i, WordKind::zone_local))
    out.end = after(i);
  if (out.end < end_ && at < i && analysis_.tokens[at].kind == TokenKind::open_bracket &&
      analysis_.tokens[out.end].kind == TokenKind::close_bracket)
    ++out.end;
  return out;
}

void DateReader::take_clock(DateExpression& day) const {
  if (day.end >= end_ || day.value.size() != 10 || day.value.find('/') != std::string::npos) return;
  if (const auto clock = read_clock(day.end)) day.value += clock->text, day.end = clock->end;
}

std::optional<DateExpression> DateReader::clock(TokenIndex at, Tense tense) const {
  const auto clock = read_clock(at);
  if (!clock) return std::nullopt;
  // الساعة السابعة مساء أمس, الساعة العاشرة من مساء يوم الأحد: that day's hour
  TokenIndex day_at = clock->end;
  if (is_at(day_at, WordKind::from)) ++day_at;
  if (is_at(day_at, WordKind::time_unit) && unit_at(day_at) == TimeUnit::day) ++day_at;
  if (is_at(day_at, WordKind::today) || is_at(day_at, WordKind::day_offset) || is_at(day_at, WordKind::weekday)) {
    auto day = words_[day_at].is(WordKind::weekday) ? weekday(day_at, tense) : today(day_at);
    if (day && day->value.size() == 10) {
      day->value += clock->text;
      return day;
    }
  }
  return made(clock->end, reference_.published() ? reference_.day(0) + clock->text : clock->text);
}

}  // namespace tawatur
