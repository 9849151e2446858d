#include "story/told_days.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/ascending.h"
#include "measure/lexicon.h"
#include "story/terms.h"

namespace tawatur {
namespace {

/// Digits at an offset of an ISO value, 0 where they are unknown (XX) or missing.
int digits_at(std::string_view value, size_t offset, size_t count) {
  int out = 0;
  if (value.size() < offset + count) return 0;
  const auto [end, error] = std::from_chars(value.data() + offset, value.data() + offset + count, out);
  return error == std::errc() && end == value.data() + offset + count ? out : 0;
}

}  // namespace

ToldDays told_days(const Reading& reading) {
  ToldDays out;
  if (reading.times.empty()) return out;
  const std::vector<Word> words = read_words(reading.analysis);
  for (const TimeMention& time : reading.times) {
    const Sentence& sentence = reading.analysis.sentences[reading.analysis.sentence_of(time.tokens.begin)];
    const bool opening = sentence.span.end <= reading.page.title_end || sentence.paragraph <= lead_paragraphs;
    bool names_month = false, names_year = false;
    for (TokenIndex i = time.tokens.begin; i < time.tokens.end; ++i) {
      if (opening && words[i].is(WordKind::weekday))
        out.weekdays |= static_cast<uint8_t>(1u << static_cast<unsigned>(words[i].value));
      names_month |= words[i].is(WordKind::month);
      names_year |= words[i].is(WordKind::digits) && words[i].value >= 1000;
    }
    const int month = digits_at(time.value, 5, 2), day = digits_at(time.value, 8, 2);
    if (names_month && month > 0 && day > 0) out.dates.push_back(static_cast<uint16_t>(32 * month + day));
    if (names_year && month > 0)
      out.latest = std::max(out.latest, static_cast<uint16_t>(12 * digits_at(time.value, 0, 4) + month));
  }
  std::ranges::sort(out.dates);
  out.dates.erase(std::ranges::unique(out.dates).begin(), out.dates.end());
  return out;
}

float weekdays_agree(const ToldDays& a, const ToldDays& b) {
  if (a.weekdays == 0 || b.weekdays == 0) return 0;
  if (a.weekdays & b.weekdays) return 1;
  const unsigned day_after = a.weekdays << 1u | a.weekdays >> 6u, day_before = a.weekdays >> 1u | a.weekdays << 6u;
  return (day_after | day_before) & b.weekdays ? -0.5f : -1.0f;
}

float dates_agree(const ToldDays& a, const ToldDays& b) {
  if (a.dates.empty() || b.dates.empty()) return 0;
  const size_t shared = count_shared(a.dates, b.dates);
  return shared == 0 ? -1.0f
                     : static_cast<float>(shared) / static_cast<float>(std::min(a.dates.size(), b.dates.size()));
}

float months_apart(const ToldDays& a, const ToldDays& b) {
  if (a.latest == 0 || b.latest == 0) return 0;
  return std::log(1 + static_cast<float>(std::abs(int{a.latest} - int{b.latest})));
}

}  // namespace tawatur
