#include "measure/time_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/instant.h"
#include "measure/date_reader.h"
#include "measure/event_day.h"
#include "measure/time_stretch.h"

namespace tawatur {
namespace {

constexpr TokenIndex most_future_words = 12;  // how far before a weekday a future verb reaches

constexpr int64_t days_of_news = 31;  // events told without a date belong to days not longer ago
constexpr TokenIndex clause = 40;     // tokens behind بعد يومين in which its day may be named
constexpr size_t most_events = 8;     // of one page, so that hostile text costs no more

class TimeScanner {
 public:
  TimeScanner(const Page& page, const Analysis& analysis, std::span<const Word> words)
      : text_(page.text),
        analysis_(analysis),
        words_(words),
        reference_(page.published ? std::optional(page.published->local) : std::nullopt),
        dates_(analysis, words, reference_) {}

  std::vector<TimeHit> run() {
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

 private:
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }
  TokenIndex after(TokenIndex i) const { return i + words_[i].tokens; }

  std::optional<TimeHit> read(TokenIndex i) {
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

  static TimeHit hit(TokenIndex begin, TokenIndex end, std::string value, TimeForm form = TimeForm::date) {
    return {{begin, end}, std::move(value), Calendar::gregorian, form};
  }

  std::optional<TimeHit> date(TokenIndex i) {
    std::optional<DateExpression> found = dates_.read(i, future_before(i));
    if (!found) return std::nullopt;
    TimeHit out = hit(i, found->end, std::move(found->value), found->is_distance ? TimeForm::distance : TimeForm::date);
    out.calendar = found->calendar;
    return out;
  }

  /// منذ X: open towards the present, "2014-05/" (ISO 8601-2).
  std::optional<TimeHit> since(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    if (auto distance = dates_.read_distance(at, -1))
      return hit(i, distance->end, distance->value + "/", TimeForm::distance);
    if (is_at(at, WordKind::late) || is_at(at, WordKind::early) || is_at(at, WordKind::middle)) {
      if (auto found = dates_.read(at + 1, Tense::past)) {
        if (found->value.size() == 7)
          found->value += fmt::format("-{:02}", static_cast<int>(words_[at].value == 0 ? 1 : words_[at].value));
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

  std::optional<TimeHit> before(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    auto distance = dates_.read_distance(at, -1);
    if (!distance) return until(i);
    // قبل ثلاثة أيام من الانتخابات is told from the election, which the page may not date: but what happens then is the
    // clause's own news
    if (is_at(distance->end, WordKind::from) && distance->value[0] != 'X')
      distance->value = last_day().substr(0, distance->value.size());
    return hit(i, distance->end, distance->value, TimeForm::distance);
  }

  /// قبل 2011, قبل يوم الأحد: open towards the past.
  std::optional<TimeHit> until(TokenIndex i) {
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
  std::optional<TimeHit> part_of_year(TokenIndex i) {
    if (!words_[i].definite() || !is_at(i + 1, WordKind::ordinal)) return std::nullopt;
    const int months = static_cast<int>(std::lround(12 * words_[i].value)),
              first = static_cast<int>(words_[i + 1].value);
    const TokenIndex at = i + 2 + (is_at(i + 2, WordKind::from) ? 1 : 0);
    if (at >= end_ || first * months > 12) return std::nullopt;
    const auto year = dates_.read(at, Tense::past);
    if (!year || year->value.size() != 4) return std::nullopt;
    return hit(i, year->end,
               fmt::format("{}-{:02}/{}-{:02}", year->value, (first - 1) * months + 1, year->value, first * months));
  }

  /// بعد يومين من …: what happens then is what the clause itself dates, so its date is taken.
  std::optional<TimeHit> after_distance(TokenIndex i) {
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
    distance->value = last_day();
    return hit(i, distance->end, distance->value, TimeForm::distance);
  }

  /// بين عامي 2011 و2015, من الأحد إلى الخميس, بين 5 و7 مايو: one stretch.
  std::optional<TimeHit> between(TokenIndex i) {
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
      first->value = second->value.substr(0, 8) + fmt::format("{:02}", static_cast<int>(words_[at].value));
    }
    const StretchOf told = days                                                               ? StretchOf::weekdays
                           : tells_year({next, second->end}) && !tells_year({at, first->end}) ? StretchOf::one_year
                                                                                              : StretchOf::dates;
    const auto stretch = stretch_between(first->value, second->value, told, tense);
    return stretch ? std::optional(hit(i, second->end, *stretch)) : std::nullopt;
  }

  bool tells_year(TokenSpan tokens) const {
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
      if (words_[i].is(WordKind::digits) && words_[i].value >= 1000) return true;
    return false;
  }

  /// خلال أقل من عام, على مدى ثلاثة أشهر.
  std::optional<TimeHit> during(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    const auto stretch = dates_.read_stretch(at, future_before(i) == Tense::future ? 1 : -1);
    if (!stretch) return std::nullopt;
    return hit(i, stretch->end, stretch->value, TimeForm::distance);
  }

  /// عقب الاجتماع, بعد صدور الحكم, أثناء توليه الوزارة: dated by the day told last, which the event belongs to.
  std::optional<TimeHit> beside_event(TokenIndex i) {
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
  bool is_verb_abana(TokenIndex i) const {
    const Token& token = analysis_.tokens[i];
    return text_.substr(token.begin, token.end - token.begin).find("أب") != std::string_view::npos;
  }

  /// توليه, رئاستها; the page's own letters tell ه from ة, which fold to one.
  bool ends_in_pronoun(TokenIndex i) const {
    const std::string_view word = text_.substr(0, analysis_.tokens[i].end);
    return word.ends_with("ه") || word.ends_with("ها") || word.ends_with("هم") || word.ends_with("هما");
  }

  /// اليوم التالي, الليلة السابقة: beside the day told last.
  std::optional<TimeHit> next_day(TokenIndex i) {
    const TokenIndex at = after(i);
    if (!is_at(at, WordKind::day_before) && !is_at(at, WordKind::day_after)) return std::nullopt;
    if (words_[i].is(WordKind::time_unit) &&
        (!words_[i].definite() || static_cast<TimeUnit>(words_[i].value) != TimeUnit::day))
      return std::nullopt;
    const auto day = parse_instant(last_day());
    if (!day) return hit(i, after(at), "XXXX-XX-XX");
    return hit(i, after(at), to_iso(shifted(day->local, TimeUnit::day, static_cast<int>(words_[at].value))));
  }

  bool is_number(TokenIndex i) const {
    return is_at(i, WordKind::ones) || is_at(i, WordKind::digits) || is_at(i, WordKind::ten);
  }

  void note_day(const std::string& value) {
    if (value.size() < 10 || value[0] == '/' || value[0] == 'X') return;
    const std::optional<Instant> day = parse_instant(value.substr(0, 10));
    if (!day) return;
    if (reference_.published() &&
        (day->local > *reference_.published() || days_of(*reference_.published()) - days_of(day->local) > days_of_news))
      return;
    last_day_ = value.substr(0, 10);
  }

  /// The last full day of the weeks before publication that the page told by its name or number, else that of
  /// publication.
  std::string last_day() const { return last_day_.empty() ? reference_.day(0) : last_day_; }

  /// في وقت سابق: before the page; في وقت سابق من الشهر الجاري, في وقت سابق اليوم: in that time.
  std::optional<TimeHit> earlier(TokenIndex i) {
    const TokenIndex at = is_at(after(i), WordKind::from) ? after(i) + 1 : after(i);
    const TokenIndex named = is_at(at, WordKind::time_unit) && !words_[at].definite() ? at + 1 : at;  // من شهر يوليو
    if (named < end_)
      if (const auto found = dates_.read(named, Tense::past); found && !found->is_distance)
        return hit(i, found->end, found->value);
    return hit(i, after(i), fmt::format("/{}", reference_.day(0)), TimeForm::distance);
  }

  /// منذ ذلك الحين: from the time told last.
  std::optional<TimeHit> since_then(TokenIndex i) {
    if (hits_.empty() || hits_.back().value.find('/') != std::string::npos) return std::nullopt;
    return hit(i, after(i), hits_.back().value + "/", TimeForm::distance);
  }

  /// آنذاك: the time told last.
  std::optional<TimeHit> then(TokenIndex i) {
    if (hits_.empty()) return std::nullopt;
    return hit(i, after(i), hits_.back().value, TimeForm::distance);
  }

  /// Day parts and يوم, ليل before a date belong to it, unless they were taken by the date before.
  void take_words_before(TimeHit& found) const {
    const TokenIndex least = hits_.size() > first_of_sentence_ ? std::max(begin_, hits_.back().tokens.end) : begin_;
    while (found.tokens.begin > least) {
      const TokenIndex i = found.tokens.begin - 1;
      const bool belongs =
          words_[i].is(WordKind::day_part) || words_[i].is(WordKind::early) || words_[i].is(WordKind::late) ||
          words_[i].is(WordKind::middle) || words_[i].is(WordKind::end) || words_[i].is(WordKind::this_one) ||
          (words_[i].is(WordKind::time_unit) && words_[i].value == 4) || words_[i].is(WordKind::today) ||
          (analysis_.tokens[i].kind == TokenKind::word &&
           (words_[i].is(WordKind::past) || words_[i].is(WordKind::next)));
      if (!belongs) break;
      found.tokens.begin = i;
    }
  }

  Tense future_before(TokenIndex i) const {
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

  std::string_view text_;
  const Analysis& analysis_;
  std::span<const Word> words_;
  Reference reference_;
  DateReader dates_;
  TokenIndex begin_ = 0, end_ = 0;
  size_t first_of_sentence_ = 0;
  std::vector<TimeHit> hits_;
  std::string last_day_;
  std::vector<size_t> events_;  // hits that an event elsewhere on the page may date
};

}  // namespace

std::vector<TimeHit> scan_times(const Page& page, const Analysis& analysis, std::span<const Word> words) {
  return TimeScanner(page, analysis, words).run();
}

}  // namespace tawatur
