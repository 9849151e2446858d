#include "measure/time_scanner.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/instant.h"
#include "measure/event_day.h"
#include "measure/time_scan.h"

namespace tawatur {
namespace {

constexpr TokenIndex most_future_words = 12;  // how far before a weekday a future verb reaches
constexpr int64_t days_of_news = 31;          // events told without a date belong to days not longer ago

}  // namespace

std::vector<TimeHit> TimeScanner::run() {
  for (const Sentence& sentence : analysis_.sentences) {
    dates_.enter(sentence.tokens);
    end_ = sentence.tokens.end;
    begin_ = sentence.tokens.begin;
    first_of_sentence_ = hits_.size();
    for (TokenIndex i = begin_; i < end_;) {
      std::optional<TimeHit> hit = read(i);
      if (!hit) {
        ++i;
        continue;
      }
      i = hit->tokens.end;
      take_words_before(*hit);
      if (hit->form == TimeForm::date) note_day(hit->value);
      hits_.push_back(std::move(*hit));
    }
  }
  for (const size_t event : events_) {
    if (const TimeHit* day = day_of_event(analysis_, words_, hits_, event)) hits_[event].value = day->value + "/";
  }
  return std::move(hits_);
}

std::optional<TimeHit> TimeScanner::read(TokenIndex i) {
  switch (words_[i].kind) {
    case WordKind::none:
      return std::nullopt;
    case WordKind::since:
      return since(i);
    case WordKind::before:
      return before(i);
    case WordKind::after:
      return after_distance(i);
    case WordKind::between:
    case WordKind::from:
      return between(i);
    case WordKind::now:
      return hit(i, after(i), reference_.day(0), TimeForm::distance);
    case WordKind::earlier:
      return earlier(i);
    case WordKind::lately:
      return hit(i, after(i), reference_.period(TimeUnit::year, 0), TimeForm::distance);
    case WordKind::then:
      return then(i);
    case WordKind::since_then:
      return since_then(i);
    case WordKind::fraction:
      return part_of_year(i);
    case WordKind::during:
      return during(i);
    case WordKind::spread:
      return is_number(after(i)) ? during(i) : std::nullopt;
    case WordKind::after_event:
    case WordKind::during_event:
      return beside_event(i);
    case WordKind::today:
    case WordKind::tonight:
    case WordKind::time_unit:
      if (auto neighbour = next_day(i)) return neighbour;
      return date(i);
    default:
      return date(i);
  }
}

std::optional<TimeHit> TimeScanner::date(TokenIndex i) {
  std::optional<DateExpression> found = dates_.read(i, future_before(i));
  if (!found) return std::nullopt;
  TimeHit out = hit(i, found->end, std::move(found->value), found->is_distance ? TimeForm::distance : TimeForm::date);
  out.calendar = found->calendar;
  return out;
}

/// Day parts and يوم, ليل before a date belong to it, unless they were taken by the date before.
void TimeScanner::take_words_before(TimeHit& found) const {
  const TokenIndex least = hits_.size() > first_of_sentence_ ? std::max(begin_, hits_.back().tokens.end) : begin_;
  while (found.tokens.begin > least) {
    const TokenIndex i = found.tokens.begin - 1;
    const bool belongs =
        words_[i].is(WordKind::day_part) || words_[i].is(WordKind::early) || words_[i].is(WordKind::late) ||
        words_[i].is(WordKind::middle) || words_[i].is(WordKind::end) || words_[i].is(WordKind::this_one) ||
        (words_[i].is(WordKind::time_unit) && words_[i].value == 4) || words_[i].is(WordKind::today) ||
        (analysis_.tokens[i].kind == TokenKind::word && (words_[i].is(WordKind::past) || words_[i].is(WordKind::next)));
    if (!belongs) break;
    found.tokens.begin = i;
  }
}

Tense TimeScanner::future_before(TokenIndex i) const {
  const TokenIndex least = i > begin_ + most_future_words ? i - most_future_words : begin_;
  for (TokenIndex j = i; j-- > least;) {
    const TokenKind kind = analysis_.tokens[j].kind;
    if (kind == TokenKind::comma || kind == TokenKind::colon || kind == TokenKind::open_quote ||
        kind == TokenKind::close_quote)
      break;
    if (words_[j].is(WordKind::future) || (analysis_.tokens[j].proclitics & future_sa)) return Tense::future;
  }
  return Tense::past;
}

Tense TimeScanner::expected_before(TokenIndex i) const {
  if (future_before(i) == Tense::future) return Tense::future;
  const TokenIndex least = i > begin_ + most_future_words ? i - most_future_words : begin_;
  for (TokenIndex j = i; j-- > least;) {
    if (analysis_.tokens[j].kind == TokenKind::comma || analysis_.tokens[j].kind == TokenKind::close_quote) break;
    if (words_[j].is(WordKind::duty)) return Tense::future;
    if (j + 1 < i && is_wish(j)) return Tense::future;
  }
  return Tense::past;
}

/// أن ترتفع; not بعد أن, استطاع أن.
bool TimeScanner::is_wish(TokenIndex that) const {
  if (analysis_.form(that) != "ان" || !slice(text_, analysis_.tokens[that].span()).starts_with("أ")) return false;
  const std::string_view verb = analysis_.form(that + 1);
  if (!verb.starts_with("ي") && !verb.starts_with("ت") && !verb.starts_with("ن")) return false;
  static constexpr std::string_view done[] = {"بعد",    "قبل",    "منذ", "دون", "استطاع", "استطاعت", "استطاعوا",
                                              "يستطيع", "تستطيع", "كاد", "لبث", "تمكن",   "تمكنت",   "من"};
  return that == begin_ || std::ranges::find(done, analysis_.stem(that - 1)) == std::end(done);
}

void TimeScanner::note_day(const std::string& value) {
  if (value.size() < 10 || value[0] == '/' || value[0] == 'X') return;
  const std::optional<Instant> day = parse_instant(value.substr(0, 10));
  if (!day) return;
  if (reference_.published() &&
      (day->local > *reference_.published() || days_of(*reference_.published()) - days_of(day->local) > days_of_news))
    return;
  last_day_ = value.substr(0, 10);
}

std::vector<TimeHit> scan_times(const Page& page, const Analysis& analysis, std::span<const Word> words) {
  return TimeScanner(page, analysis, words).run();
}

}  // namespace tawatur
