#pragma once
// One date, as it stands in a sentence, resolved as far as the reference day allows.
#include <optional>
#include <span>
#include <string>

#include "measure/lexicon.h"
#include "measure/reference.h"
#include "measure/time.h"

namespace tawatur {

enum class Tense : uint8_t { past, future };

struct DateExpression {
  TokenIndex end = 0;
  std::string value;
  Calendar calendar = Calendar::gregorian;
  bool is_distance = false;  // the last three years: a quantity too
};

class DateReader {
 public:
  DateReader(const Analysis& analysis, std::span<const Word> words, const Reference& reference)
      : analysis_(analysis), words_(words), reference_(reference) {}

  /// Later reads stay within these tokens.
  void enter(TokenSpan sentence) { begin_ = sentence.begin, end_ = sentence.end; }
  /// The longest date that begins at `at`.
  std::optional<DateExpression> read(TokenIndex at, Tense tense) const;
  /// A span of time (ثلاثة أيام, عامين ونصف, شهور) counted from the reference in `direction` (-1, 1).
  std::optional<DateExpression> read_distance(TokenIndex at, int direction) const;
  std::optional<DateExpression> read_stretch(TokenIndex at, int direction) const;

 private:
  static DateExpression made(TokenIndex end, std::string value, bool is_distance = false) {
    return {end, std::move(value), Calendar::gregorian, is_distance};
  }
  static DateExpression in_hijri(TokenIndex end, int year);
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }
  TimeUnit unit_at(TokenIndex i) const { return words_[i].unit(); }
  TokenIndex after(TokenIndex i) const { return i + words_[i].tokens; }
  TimeRelation relation_at(TokenIndex i) const;
  bool is_four_digits(TokenIndex i) const;
  bool reads_as_year(TokenIndex i) const;

  TimeRelation of_bare_weekday(TokenIndex at, Tense tense) const;
  bool is_since(TokenIndex at) const;
  bool tells_past(TokenIndex at) const;
  std::optional<DateExpression> weekday(TokenIndex at, Tense tense) const;
  std::optional<DateExpression> day_of_month(TokenIndex at, Tense tense) const;
  std::optional<DateExpression> month(TokenIndex at, int day, Tense tense) const;
  std::optional<DateExpression> hijri_month(TokenIndex at, int day) const;
  std::optional<DateExpression> written(TokenIndex at) const;
  std::optional<DateExpression> year(TokenIndex at) const;
  std::optional<DateExpression> hijri_year(TokenIndex at) const;
  std::optional<DateExpression> period(TokenIndex at) const;
  std::optional<DateExpression> periods(TokenIndex at) const;
  std::optional<DateExpression> decade(TokenIndex at) const;
  std::optional<DateExpression> season(TokenIndex at) const;
  std::optional<DateExpression> feast(TokenIndex at) const;
  std::optional<DateExpression> clock(TokenIndex at, Tense tense) const;
  std::optional<DateExpression> today(TokenIndex at) const;
  /// Adds a clock time that follows a day.
  void take_clock(DateExpression& day) const;
  struct Clock {
    TokenIndex end;
    std::string text;
  };
  std::optional<Clock> read_clock(TokenIndex at) const;

  const Analysis& analysis_;
  std::span<const Word> words_;
  const Reference& reference_;
  TokenIndex begin_ = 0, end_ = 0;
};

}  // namespace tawatur
