#pragma once
// The closed class of words that numbers and times are made of, recognised once for a whole page.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "measure/calendar.h"

namespace tawatur {

/// One a row kind of data/words.tsv, under the same name.
enum class WordKind : uint8_t {
  none,
  digits,
  ones,
  ten_one,
  ten,
  tens,
  hundreds,
  scale,
  scale_dual,
  scale_plural,
  fraction,
  fraction_dual,
  few,
  percent,
  at_least,
  at_most,
  about,
  at_least_after,
  at_most_after,
  about_after,
  one_of_two,
  between,
  from,
  to,
  ordinal,
  weekday,
  month,
  hijri_month,
  time_unit,
  time_unit_dual,
  time_units,
  past,
  next,
  current,
  today,
  day_offset,
  now,
  then,
  since_then,
  tonight,
  day_part,
  since,
  before,
  after,
  during,
  early,
  middle,
  late,
  end,
  season,
  feast,
  era_hijri,
  era_common,
  era_before,
  clock,
  clock_part,
  zone_utc,
  zone_local,
  decade,
  vague_count,
  future,
  duty,
  this_one,
  next_in_line,
  in,
  lasting,
  lately,
  earlier,
  spread,
  after_event,
  during_event,
  event,
  event_start,
  day_before,
  day_after,
  label,
  not_unit,
  relative,
  change,
};

struct Word {
  double value = 0;  // of digits and numerals; the number of a weekday (0 Monday), month, unit of time …
  WordKind kind = WordKind::none;
  uint8_t tokens = 1;      // of a phrase, how many it takes
  uint8_t proclitics = 0;  // Proclitic bits in front of the form that is in the list
  /// The value without its fraction; digits are as long as a page likes, so at most a thousand million either way.
  int whole() const { return static_cast<int>(std::clamp(value, -1e9, 1e9)); }
  bool is(WordKind k) const { return kind == k; }
  /// TimeUnit::none where the word is no unit of time.
  TimeUnit unit() const {
    const bool is_unit =
        kind == WordKind::time_unit || kind == WordKind::time_units || kind == WordKind::time_unit_dual;
    return is_unit ? static_cast<TimeUnit>(whole()) : TimeUnit::none;
  }
  bool conjoined() const { return proclitics & (conjunction_wa | conjunction_fa); }
  bool definite() const { return proclitics & article; }
};

/// What each token of a page is in the list; the words of a phrase after its first keep what they are alone.
/// O(tokens). The list takes proclitics off by itself: a closed class needs no statistics for that.
std::vector<Word> read_words(const Analysis& analysis);

/// Where, in bytes of `text`, the word at a token begins behind و ف ب ل ك.
uint32_t begin_of_word(std::string_view text, const Analysis& analysis, std::span<const Word> words, TokenIndex at);

}  // namespace tawatur
