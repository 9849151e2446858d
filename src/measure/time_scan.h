#pragma once
// The scan of one page for times: what find_times sees of it is time_scanner.h.
#include <string>
#include <string_view>
#include <vector>

#include "measure/date_reader.h"
#include "measure/time_scanner.h"

namespace tawatur {

/// Reads a page from front to back and remembers what it told last, for what refers to it (في اليوم التالي, آنذاك).
class TimeScanner {
 public:
  TimeScanner(const Page& page, const Analysis& analysis, std::span<const Word> words)
      : text_(page.text),
        analysis_(analysis),
        words_(words),
        reference_(page.published ? std::optional(page.published->local) : std::nullopt),
        dates_(analysis, words, reference_) {}

  std::vector<TimeHit> run();

 private:
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }
  TokenIndex after(TokenIndex i) const { return i + words_[i].tokens; }
  static TimeHit hit(TokenIndex begin, TokenIndex end, std::string value, TimeForm form = TimeForm::date) {
    return {{begin, end}, std::move(value), Calendar::gregorian, form};
  }
  bool is_number(TokenIndex i) const {
    return is_at(i, WordKind::ones) || is_at(i, WordKind::digits) || is_at(i, WordKind::ten);
  }

  std::optional<TimeHit> read(TokenIndex i);
  std::optional<TimeHit> date(TokenIndex i);
  void take_words_before(TimeHit& found) const;
  Tense future_before(TokenIndex i) const;
  /// The same for how long something takes: what is expected, owed or wished (أن ترتفع) is still to come.
  Tense expected_before(TokenIndex i) const;
  bool is_wish(TokenIndex that) const;
  void note_day(const std::string& value);

  // time_scanner_stretches.cpp: from, until, between, during
  std::optional<TimeHit> since(TokenIndex i);
  std::optional<TimeHit> before(TokenIndex i);
  std::optional<TimeHit> until(TokenIndex i);
  std::optional<TimeHit> part_of_year(TokenIndex i);
  std::optional<TimeHit> after_distance(TokenIndex i);
  std::optional<TimeHit> between(TokenIndex i);
  bool tells_year(TokenSpan tokens) const;
  std::optional<TimeHit> during(TokenIndex i);

  // time_scanner_context.cpp: by what the page told before
  std::optional<TimeHit> beside_event(TokenIndex i);
  bool is_verb_abana(TokenIndex i) const;
  bool ends_in_pronoun(TokenIndex i) const;
  std::optional<TimeHit> next_day(TokenIndex i);
  std::optional<TimeHit> next_period(TokenIndex i, TimeUnit unit);
  std::string last_day() const;
  std::string date_behind(TokenIndex from) const;
  std::string other_year() const;
  std::optional<TimeHit> earlier(TokenIndex i);
  std::optional<TimeHit> since_then(TokenIndex i);
  std::optional<TimeHit> then(TokenIndex i);

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

}  // namespace tawatur
