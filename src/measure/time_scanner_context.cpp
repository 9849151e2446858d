// The part of TimeScanner that reads what stands beside a time told before.
#include <fmt/format.h>

#include "base/instant.h"
#include "measure/time_scan.h"

namespace tawatur {

/// عقب الاجتماع, بعد صدور الحكم, أثناء توليه الوزارة: dated by the day told last, which the event belongs to.
std::optional<TimeHit> TimeScanner::beside_event(TokenIndex i) {
  const TokenIndex at = after(i);
  if (at >= end_ || analysis_.tokens[at].kind != TokenKind::arabic) return std::nullopt;
  const auto is_event = [&](TokenIndex j) { return is_at(j, WordKind::event) && words_[j].definite(); };
  const bool any = words_[i].is(WordKind::during_event);
  if (any && words_[i].definite()) return hit(i, at, last_day(), TimeForm::distance);  // في هذه الأثناء
  if (any && is_verb_abana(i)) return std::nullopt;
  if (is_at(at, WordKind::event_start) && !words_[at].definite() && at + 1 < end_ && (any || is_event(at + 1)))
    return hit(i, at + 2, last_day(), TimeForm::distance);
  if (is_event(at)) return hit(i, at + 1, last_day(), TimeForm::distance);
  // أثناء توليه الوزارة, إبان حكم الرئيس: a while that the page need not date
  const bool while_of_someone =
      any && (ends_in_pronoun(at) || is_at(at, WordKind::event) || is_at(at, WordKind::time_unit));
  if (!while_of_someone) return std::nullopt;
  const bool just_dated = hits_.size() > first_of_sentence_ && hits_.back().tokens.end == i;  // في 23 يونيو أثناء …
  return hit(i, at + 1, just_dated ? hits_.back().value : "XXXX", TimeForm::distance);
}

/// أبان المدير (explained) folds to what إبان (during) does.
bool TimeScanner::is_verb_abana(TokenIndex i) const {
  const Token& token = analysis_.tokens[i];
  return text_.substr(token.begin, token.end - token.begin).find("أب") != std::string_view::npos;
}

/// توليه, رئاستها; the page's own letters tell ه from ة, which fold to one.
bool TimeScanner::ends_in_pronoun(TokenIndex i) const {
  const std::string_view word = text_.substr(0, analysis_.tokens[i].end);
  return word.ends_with("ه") || word.ends_with("ها") || word.ends_with("هم") || word.ends_with("هما");
}

/// اليوم التالي, الليلة السابقة: beside the day told last.
std::optional<TimeHit> TimeScanner::next_day(TokenIndex i) {
  const TokenIndex at = after(i);
  if (!is_at(at, WordKind::day_before) && !is_at(at, WordKind::day_after)) return std::nullopt;
  if (words_[i].is(WordKind::time_unit)) {
    const TimeUnit unit = words_[i].unit();
    if (!words_[i].definite()) return std::nullopt;
    if (unit == TimeUnit::year || unit == TimeUnit::month) return next_period(i, unit);
    if (unit != TimeUnit::day) return std::nullopt;
  }
  const auto day = parse_instant(last_day());
  if (!day) return hit(i, after(at), "XXXX-XX-XX");
  return hit(i, after(at), to_iso(shifted(day->local, TimeUnit::day, words_[at].whole())));
}

/// العام التالي, الشهر السابق: beside the year or month told last.
std::optional<TimeHit> TimeScanner::next_period(TokenIndex i, TimeUnit unit) {
  const TokenIndex at = after(i);
  const size_t size = unit == TimeUnit::year ? 4 : 7;  // of its ISO form
  if (hits_.empty() || hits_.back().value.size() < size) return std::nullopt;
  const std::string told = hits_.back().value.substr(0, size);
  if (told.find_first_of("X/W-") < 4 || told.ends_with('X')) return std::nullopt;
  const auto start = parse_instant(told + (unit == TimeUnit::year ? "-01-01" : "-01"));
  if (!start) return std::nullopt;
  return hit(i, after(at), to_iso(shifted(start->local, unit, words_[at].whole()), unit));
}

/// The last full day of the weeks before publication that the page told by its name or number, else that of
/// publication.
std::string TimeScanner::last_day() const { return last_day_.empty() ? reference_.day(0) : last_day_; }

/// في وقت سابق: before the page; في وقت سابق من الشهر الجاري, في وقت سابق اليوم: in that time.
std::optional<TimeHit> TimeScanner::earlier(TokenIndex i) {
  const TokenIndex at = is_at(after(i), WordKind::from) ? after(i) + 1 : after(i);
  const TokenIndex named = is_at(at, WordKind::time_unit) && !words_[at].definite() ? at + 1 : at;  // من شهر يوليو
  if (named < end_)
    if (const auto found = dates_.read(named, Tense::past); found && !found->is_distance)
      return hit(i, found->end, found->value);
  return hit(i, after(i), fmt::format("/{}", reference_.day(0)), TimeForm::distance);
}

/// منذ ذلك الحين: from the time told last.
std::optional<TimeHit> TimeScanner::since_then(TokenIndex i) {
  if (hits_.empty() || hits_.back().value.find('/') != std::string::npos) return std::nullopt;
  return hit(i, after(i), hits_.back().value + "/", TimeForm::distance);
}

/// آنذاك: the time told last.
std::optional<TimeHit> TimeScanner::then(TokenIndex i) {
  if (hits_.empty()) return std::nullopt;
  return hit(i, after(i), hits_.back().value, TimeForm::distance);
}

}  // namespace tawatur
