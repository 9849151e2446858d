// The part of TimeScanner that reads what is open, between two times, or counted from one.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "measure/time_scan.h"
#include "measure/time_stretch.h"

namespace tawatur {
namespace {

constexpr TokenIndex clause = 40;  // tokens behind بعد يومين in which its day may be named
constexpr size_t most_events = 8;  // of one page, so that hostile text costs no more

int number_at(std::string_view value, size_t at, size_t size) {
  int out = 0;
  if (value.size() < at + size || std::from_chars(value.data() + at, value.data() + at + size, out).ec != std::errc())
    return 0;
  return out;
}

/// A stretch of months or years, "2014-05/2018-05", from another year or month on: 1974 makes it "1974/1978". Empty
/// where the beginning is told more roughly than the stretch.
std::string moved_to(std::string_view stretch, std::string_view begin) {
  const size_t bar = stretch.find('/');
  if (bar != 7 || stretch.size() != 15 || stretch.find('X') != std::string_view::npos) return {};
  const int months =
      12 * (number_at(stretch, 8, 4) - number_at(stretch, 0, 4)) + number_at(stretch, 13, 2) - number_at(stretch, 5, 2);
  const int year = number_at(begin, 0, 4), month = number_at(begin, 5, 2);
  if (year == 0 || months <= 0) return {};
  if (begin.size() == 4) return months % 12 == 0 ? fmt::format("{}/{}", begin, year + months / 12) : std::string();
  if (begin.size() != 7 || month == 0) return {};
  const int last = 12 * year + month - 1 + months;
  return fmt::format("{}/{:04}-{:02}", begin, last / 12, last % 12 + 1);
}

}  // namespace

/// منذ X: open towards the present, "2014-05/" (ISO 8601-2).
std::optional<TimeHit> TimeScanner::since(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_) return std::nullopt;
  if (auto distance = dates_.read_distance(at, -1))
    return hit(i, distance->end, distance->value + "/", TimeForm::distance);
  if (is_at(at, WordKind::late) || is_at(at, WordKind::early) || is_at(at, WordKind::middle)) {
    if (auto found = dates_.read(at + 1, Tense::past)) {
      if (found->value.size() == 7)
        found->value += fmt::format("-{:02}", words_[at].value == 0 ? 1 : words_[at].whole());
      return hit(i, found->end, found->value + "/");
    }
  }
  if (auto found = dates_.read(at, Tense::past)) {
    if (found->value.find('/') == std::string::npos) found->value += "/";
    TimeHit out = hit(i, found->end, found->value);
    out.calendar = found->calendar;
    return out;
  }
  // منذ الإطاحة بـ…, منذ بدء العملية: from an event, which resolve_events may find dated elsewhere on the page
  if (analysis_.tokens[at].kind != TokenKind::arabic) return std::nullopt;
  if (events_.size() < most_events) events_.push_back(hits_.size());
  return hit(i, at + 1, fmt::format("/{}", reference_.day(0)), TimeForm::distance);
}

std::optional<TimeHit> TimeScanner::before(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_) return std::nullopt;
  auto distance = dates_.read_distance(at, -1);
  if (!distance) return until(i);
  // قبل ثلاثة أيام من الانتخابات is told from the election, which the page may not date: but what happens then is the
  // clause's own news, unless the election's year stands behind it
  if (is_at(distance->end, WordKind::from) && distance->value[0] != 'X') {
    const std::string event = date_behind(distance->end);
    distance->value = !event.empty() ? event : last_day().substr(0, distance->value.size());
  }
  return hit(i, distance->end, distance->value, TimeForm::distance);
}

/// قبل أيام من استقالته في أكتوبر 2003: when that was; empty where the next words date nothing by its year.
std::string TimeScanner::date_behind(TokenIndex from) const {
  constexpr TokenIndex reach = 8;
  for (TokenIndex j = from + 1; j < std::min(end_, from + reach); ++j) {
    if (analysis_.tokens[j].kind == TokenKind::comma) break;
    const auto found = dates_.read(j, Tense::past);
    if (found && tells_year({j, found->end}) && found->value.find('/') == std::string::npos) return found->value;
  }
  return {};
}

/// Whether the sentence tells of another year: تقاعد عام 2003 بعد 22 عاما.
std::string TimeScanner::other_year() const {
  if (!reference_.published()) return {};
  for (size_t h = hits_.size(); h-- > first_of_sentence_;) {
    const std::string& value = hits_[h].value;
    if (value.size() < 4 || value[0] < '0' || value[0] > '9' || value.find('/') != std::string::npos) continue;
    int year = 0;
    std::from_chars(value.data(), value.data() + 4, year);
    return year > 0 && year < reference_.published()->year ? value : std::string();
  }
  return {};
}

/// قبل 2011, قبل يوم الأحد: open towards the past.
std::optional<TimeHit> TimeScanner::until(TokenIndex i) {
  TokenIndex at = after(i);
  if (is_at(at, WordKind::time_unit) && is_at(at + 1, WordKind::weekday)) ++at;  // قبل يوم الأحد
  if (is_at(at, WordKind::today)) return std::nullopt;
  const auto found = dates_.read(at, future_before(i));
  if (!found || found->is_distance || found->value.find('/') != std::string::npos || found->value[0] == 'T')
    return std::nullopt;
  TimeHit out = hit(i, found->end, "/" + found->value);
  out.calendar = found->calendar;
  return out;
}

/// النصف الأول من 2018, الربع الثاني من العام الجاري: the months of that part of the year.
std::optional<TimeHit> TimeScanner::part_of_year(TokenIndex i) {
  if (!words_[i].definite() || !is_at(i + 1, WordKind::ordinal)) return std::nullopt;
  const int months = static_cast<int>(std::lround(12 * words_[i].value)), first = words_[i + 1].whole();
  const TokenIndex at = i + 2 + (is_at(i + 2, WordKind::from) ? 1 : 0);
  if (at >= end_ || first * months > 12) return std::nullopt;
  const auto year = dates_.read(at, Tense::past);
  if (!year || year->value.size() != 4) return std::nullopt;
  return hit(i, year->end,
             fmt::format("{}-{:02}/{}-{:02}", year->value, (first - 1) * months + 1, year->value, first * months));
}

/// بعد يومين من …: what happens then is what the clause itself dates, so its date is taken.
std::optional<TimeHit> TimeScanner::after_distance(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_) return std::nullopt;
  auto distance = dates_.read_distance(at, 1);
  if (!distance) return beside_event(i);
  const bool again = i > begin_ && words_[i - 1].is(WordKind::time_unit) && is_at(at, WordKind::time_unit) &&
                     words_[i - 1].value == words_[at].value;
  if (again) return std::nullopt;  // يوما بعد يوم
  for (TokenIndex j = distance->end; j < std::min(end_, distance->end + clause); ++j) {
    if (!is_at(j, WordKind::weekday)) continue;
    if (const auto found = dates_.read(j, future_before(j))) distance->value = found->value;
    return hit(i, distance->end, distance->value, TimeForm::distance);
  }
  if (future_before(i) == Tense::future && hits_.size() == first_of_sentence_)
    return hit(i, distance->end, distance->value, TimeForm::distance);
  const std::string then = other_year();
  distance->value = !then.empty() ? then : last_day();
  return hit(i, distance->end, distance->value, TimeForm::distance);
}

/// بين عامي 2011 و2015, من الأحد إلى الخميس, بين 5 و7 مايو: one stretch.
std::optional<TimeHit> TimeScanner::between(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_) return std::nullopt;
  const Tense tense = future_before(i);
  auto first = dates_.read(at, tense);
  const bool bare_day = !first && is_at(at, WordKind::digits) && words_[at].value >= 1 && words_[at].value <= 31;
  if (bare_day) first = DateExpression{at + 1, {}};
  if (!first || first->end >= end_) return std::nullopt;
  TokenIndex next = first->end;
  if (words_[i].is(WordKind::from) ? is_at(next, WordKind::to) : analysis_.form(next) == "و")
    ++next;
  else if (words_[i].is(WordKind::from) || !words_[next].conjoined())
    return std::nullopt;
  if (next >= end_) return std::nullopt;
  auto second = dates_.read(next, tense);
  if (!second) return std::nullopt;
  const bool days = words_[at].is(WordKind::weekday) && first->end == at + 1 && second->end == next + 1;
  if (bare_day) {
    if (second->value.size() != 10 || !words_[next].is(WordKind::digits)) return std::nullopt;
    first->value = second->value.substr(0, 8) + fmt::format("{:02}", words_[at].whole());
  }
  const StretchOf told = days                                                               ? StretchOf::weekdays
                         : tells_year({next, second->end}) && !tells_year({at, first->end}) ? StretchOf::one_year
                                                                                            : StretchOf::dates;
  const auto stretch = stretch_between(first->value, second->value, told, tense);
  return stretch ? std::optional(hit(i, second->end, *stretch)) : std::nullopt;
}

bool TimeScanner::tells_year(TokenSpan tokens) const {
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
    if (words_[i].is(WordKind::digits) && words_[i].value >= 1000) return true;
  return false;
}

/// خلال أقل من عام, على مدى ثلاثة أشهر.
std::optional<TimeHit> TimeScanner::during(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_) return std::nullopt;
  auto stretch = dates_.read_stretch(at, expected_before(i) == Tense::future ? 1 : -1);
  if (!stretch) return std::nullopt;
  if (const std::string then = other_year(); !then.empty()) {  // وعاد عام 1974، وخلال 4 سنوات: from then on
    stretch->value = moved_to(stretch->value, then);
    if (stretch->value.empty()) return std::nullopt;
  }
  return hit(i, stretch->end, stretch->value, TimeForm::distance);
}

}  // namespace tawatur
