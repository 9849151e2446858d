#include "measure/time_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "measure/date_reader.h"

namespace tawatur {
namespace {

constexpr TokenIndex most_future_words = 8;  // how far before a weekday a future verb reaches

class TimeScanner {
 public:
  TimeScanner(const Page& page, const Analysis& analysis, std::span<const Word> words)
      : analysis_(analysis), words_(words), reference_(page.published ? std::optional(page.published->local) : std::nullopt),
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
        hits_.push_back(std::move(*hit));
      }
    }
    return std::move(hits_);
  }

 private:
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }
  TokenIndex after(TokenIndex i) const { return i + words_[i].tokens; }

  std::optional<TimeHit> read(TokenIndex i) {
    switch (words_[i].kind) {
      case WordKind::none: return std::nullopt;
      case WordKind::since: return since(i);
      case WordKind::before: return before(i);
      case WordKind::after: return after_distance(i);
      case WordKind::between: return between(i);
      case WordKind::now: return hit(i, after(i), reference_.day(0), TimeForm::distance);
      case WordKind::then: return then(i);
      default: return date(i);
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
    if (auto distance = dates_.read_distance(at, -1)) return hit(i, distance->end, distance->value + "/", TimeForm::distance);
    if (is_at(at, WordKind::late) || is_at(at, WordKind::early) || is_at(at, WordKind::middle)) {
      if (auto found = dates_.read(at + 1, Tense::past)) {
        if (found->value.size() == 7) found->value += fmt::format("-{:02}", static_cast<int>(words_[at].value == 0 ? 1 : words_[at].value));
        return hit(i, found->end, found->value + "/");
      }
    }
    if (auto found = dates_.read(at, Tense::past)) {
      if (found->value.find('/') == std::string::npos) found->value += "/";
      TimeHit out = hit(i, found->end, found->value);
      out.calendar = found->calendar;
      return out;
    }
    // منذ الإطاحة بـ…, منذ بدء العملية: from an event that the page may not date until publication
    if (analysis_.tokens[at].kind != TokenKind::arabic) return std::nullopt;
    return hit(i, at + 1, fmt::format("/{}", reference_.day(0)), TimeForm::distance);
  }

  std::optional<TimeHit> before(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    const auto distance = dates_.read_distance(at, -1);
    if (!distance) return std::nullopt;
    // قبل ثلاثة أيام من الانتخابات is told from the election, which the page may not date
    return hit(i, distance->end, distance->value, TimeForm::distance);
  }

  /// بعد يومين من …: what happens then is what the clause itself dates, so its date is taken.
  std::optional<TimeHit> after_distance(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    auto distance = dates_.read_distance(at, 1);
    if (!distance) return std::nullopt;
    for (TokenIndex j = distance->end; j < end_; ++j) {
      if (!is_at(j, WordKind::weekday)) continue;
      if (const auto found = dates_.read(j, future_before(j))) distance->value = found->value;
      return hit(i, distance->end, distance->value, TimeForm::distance);
    }
    if (future_before(i) == Tense::future && hits_.size() == first_of_sentence_) return hit(i, distance->end, distance->value, TimeForm::distance);
    distance->value = hits_.empty() ? reference_.day(0) : hits_.back().value;
    return hit(i, distance->end, distance->value, TimeForm::distance);
  }

  /// بين عامي 2011 و2015, بين 5 و7 مايو: one stretch.
  std::optional<TimeHit> between(TokenIndex i) {
    const TokenIndex at = after(i);
    if (at >= end_) return std::nullopt;
    const bool from = words_[i].is(WordKind::from);
    const auto first = dates_.read(at, Tense::past);
    if (!first || first->end >= end_ || first->value.find('/') != std::string::npos) return std::nullopt;
    TokenIndex next = first->end;
    if (from ? is_at(next, WordKind::to) : analysis_.form(next) == "و") ++next;
    else if (from || !words_[next].conjoined()) return std::nullopt;
    if (next >= end_) return std::nullopt;
    const auto second = dates_.read(next, Tense::past);
    if (!second || second->value.find('/') != std::string::npos) return std::nullopt;
    return hit(i, second->end, first->value + "/" + second->value);
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
      const bool belongs = words_[i].is(WordKind::day_part) || words_[i].is(WordKind::early) || words_[i].is(WordKind::late) ||
                           words_[i].is(WordKind::middle) || words_[i].is(WordKind::end) || words_[i].is(WordKind::this_one) ||
                           (words_[i].is(WordKind::time_unit) && words_[i].value == 4) || words_[i].is(WordKind::today);
      if (!belongs) break;
      found.tokens.begin = i;
    }
  }

  Tense future_before(TokenIndex i) const {
    const TokenIndex least = i > begin_ + most_future_words ? i - most_future_words : begin_;
    for (TokenIndex j = i; j-- > least;) {
      const TokenKind kind = analysis_.tokens[j].kind;
      if (kind == TokenKind::comma || kind == TokenKind::colon || kind == TokenKind::open_quote || kind == TokenKind::close_quote) break;
      if (words_[j].is(WordKind::future) || (analysis_.tokens[j].proclitics & future_sa)) return Tense::future;
    }
    return Tense::past;
  }

  const Analysis& analysis_;
  std::span<const Word> words_;
  Reference reference_;
  DateReader dates_;
  TokenIndex begin_ = 0, end_ = 0;
  size_t first_of_sentence_ = 0;
  std::vector<TimeHit> hits_;
};

}  // namespace

std::vector<TimeHit> scan_times(const Page& page, const Analysis& analysis, std::span<const Word> words) {
  return TimeScanner(page, analysis, words).run();
}

}  // namespace tawatur
