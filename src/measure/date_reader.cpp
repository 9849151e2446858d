#include "measure/date_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tawatur {

std::optional<DateExpression> DateReader::read(TokenIndex at, Tense tense) const {
  switch (words_[at].kind) {
    case WordKind::weekday:
      return weekday(at, tense);
    case WordKind::digits:
      if (auto date = written(at)) return date;
      if (auto date = day_of_month(at, tense)) return date;
      return year(at);
    case WordKind::ordinal:
    case WordKind::ten_one:
    case WordKind::tens:
    case WordKind::ones:
      return day_of_month(at, tense);
    case WordKind::month:
      return month(at, 0, tense);
    case WordKind::hijri_month:
      return hijri_month(at, 0);
    case WordKind::time_unit:
    case WordKind::time_unit_dual:
      if (auto date = year(at)) return date;
      if (auto date = period(at)) return date;
      return periods(at);
    case WordKind::time_units:
      return periods(at);
    case WordKind::this_one:
      return is_at(at + 1, WordKind::time_unit) && words_[at + 1].definite() ? period(at + 1) : std::nullopt;
    case WordKind::today:
    case WordKind::day_offset:
    case WordKind::tonight:
      return today(at);
    case WordKind::decade:
      return decade(at);
    case WordKind::season:
      return season(at);
    case WordKind::feast:
      return feast(at);
    case WordKind::clock:
      return clock(at, tense);
    default:
      return std::nullopt;
  }
}

TimeRelation DateReader::relation_at(TokenIndex i) const {
  if (i >= end_) return TimeRelation::none;
  switch (words_[i].kind) {
    case WordKind::past:
      return TimeRelation::past;
    case WordKind::next:
      return TimeRelation::next;
    case WordKind::current:
      return words_[i].definite() ? TimeRelation::current : TimeRelation::none;
    default:
      return TimeRelation::none;
  }
}

TimeRelation DateReader::of_bare_weekday(TokenIndex at, Tense tense) const {
  const auto& published = reference_.published();
  if (!published) return TimeRelation::none;
  const int days_ahead = (words_[at].whole() - weekday_of(*published) + 7) % 7;
  if (days_ahead == 0) return TimeRelation::none;
  if (tense == Tense::future) return TimeRelation::next;
  if (days_ahead > 2 || is_since(at)) return TimeRelation::none;
  // news calls the day before yesterday and older ones by their date or "last": tomorrow's name is tomorrow, and where
  // the event lies east of the page's clock it may have begun
  return days_ahead == 1 || !tells_past(at) ? TimeRelation::next : TimeRelation::none;
}

/// منذ الجمعة, منذ مساء يوم الجمعة.
bool DateReader::is_since(TokenIndex at) const {
  for (TokenIndex i = at; i-- > begin_ && i + 4 > at;) {
    if (words_[i].is(WordKind::since)) return true;
    if (!words_[i].is(WordKind::time_unit) && !words_[i].is(WordKind::day_part)) return false;
  }
  return false;
}

/// ومنحت الحكومة الاثنين, هاجموا ناقلة الأربعاء, كان قد انتقد، الجمعة: by the verbs whose ending or beginning shows.
bool DateReader::tells_past(TokenIndex at) const {
  constexpr TokenIndex reach = 12;
  constexpr size_t least = 6;  // bytes: three letters
  static constexpr std::string_view past[] = {"كان", "كانت", "قد", "لقد", "وقع", "جري", "حدث"};
  const TokenIndex least_at = at > begin_ + reach ? at - reach : begin_;
  for (TokenIndex i = at; i-- > least_at;) {
    const Token& token = analysis_.tokens[i];
    if (token.kind == TokenKind::comma && i + 1 == at) continue;
    if (token.kind != TokenKind::arabic) {
      if (token.kind == TokenKind::number) continue;
      return false;
    }
    const std::string_view stem = analysis_.stem(i);
    if (std::ranges::find(past, stem) != std::end(past)) return true;
    const bool verbal = (token.proclitics & ~(conjunction_wa | conjunction_fa)) == 0 && stem.size() > least;
    if (verbal && (stem.ends_with("وا") || (stem.ends_with("ت") && !stem.ends_with("ات")))) return true;
  }
  return false;
}

std::optional<DateExpression> DateReader::weekday(TokenIndex at, Tense tense) const {
  TokenIndex next = after(at);
  TimeRelation relation = relation_at(next);
  if (relation != TimeRelation::none) ++next;
  // الأربعاء 21 مارس, الأربعاء، 21 مارس, الأربعاء (21 مارس): the written date decides
  TokenIndex inner = next;
  if (inner < end_ &&
      (analysis_.tokens[inner].kind == TokenKind::comma || analysis_.tokens[inner].kind == TokenKind::open_bracket))
    ++inner;
  if (inner < end_ && (words_[inner].is(WordKind::digits) || words_[inner].is(WordKind::ordinal) ||
                       words_[inner].is(WordKind::month) || words_[inner].is(WordKind::ten_one))) {
    auto date = written(inner);
    if (!date) date = words_[inner].is(WordKind::month) ? month(inner, 0, tense) : day_of_month(inner, tense);
    if (date) {
      take_clock(*date);
      return date;
    }
  }
  if (relation == TimeRelation::none) relation = of_bare_weekday(at, tense);
  DateExpression out = made(next, reference_.weekday(words_[at].whole(), relation));
  // ليل الأحد للإثنين, ليل الأحد الاثنين
  if (next < end_ && words_[next].is(WordKind::weekday) &&
      (words_[next].proclitics & preposition_la || (at > begin_ && words_[at - 1].is(WordKind::day_part)))) {
    out.value += '/';
    out.value += reference_.weekday(words_[next].whole(), relation);
    out.end = next + 1;
    return out;
  }
  take_clock(out);
  return out;
}

std::optional<DateExpression> DateReader::today(TokenIndex at) const {
  const Word& word = words_[at];
  const TokenIndex next = after(at);
  if (word.is(WordKind::today)) {
    // ذلك اليوم, اليوم التالي, اليوم الثالث, اليوم الذي: a day, not today
    if (at > begin_ && (analysis_.form(at - 1) == "ذلك" || analysis_.form(at - 1) == "نفس")) return std::nullopt;
    const bool counted = is_at(next, WordKind::ordinal) || is_at(next, WordKind::ones);  // but اليوم ثاني جولات البطولة
    if ((counted && words_[next].definite()) || is_at(next, WordKind::next_in_line) ||
        is_at(next, WordKind::day_before) || is_at(next, WordKind::day_after) || is_at(next, WordKind::past) ||
        is_at(next, WordKind::next) || is_at(next, WordKind::relative) || (word.proclitics & preposition_ba) != 0)
      return std::nullopt;
    if (is_at(next, WordKind::weekday) ||
        (next < end_ && analysis_.tokens[next].kind == TokenKind::comma && is_at(next + 1, WordKind::weekday))) {
      // اليوم الأربعاء: the weekday names today
      const TokenIndex day = is_at(next, WordKind::weekday) ? next : next + 1;
      if (auto date = weekday(day, Tense::past)) return date;
    }
  } else if (next < end_ && analysis_.form(next) == "الحاجه") {
    return std::nullopt;  // في أمسّ الحاجة: in dire need
  } else if (word.is(WordKind::day_offset) && word.definite() && word.value > 0) {
    return std::nullopt;  // الغد: the morrow, tomorrow as an idea
  }
  // الليلة الماضية, الليلة قبل الماضية: nights ago
  if (word.is(WordKind::tonight)) {
    const bool one_more = is_at(next, WordKind::before);
    if (is_at(next + one_more, WordKind::past)) return made(next + 1 + one_more, reference_.day(one_more ? -2 : -1));
  }
  DateExpression out = made(next, reference_.day(word.whole()));
  if (word.is(WordKind::day_offset)) {
    if (is_at(next,
              WordKind::weekday)) {  // أمس الأربعاء: the weekday confirms, and wins where the page was published late
      const TimeRelation relation = word.value > 0 ? TimeRelation::next : TimeRelation::none;
      out.value = reference_.weekday(words_[next].whole(), relation);
      out.end = next + 1;
    }
  }
  take_clock(out);
  return out;
}

std::optional<DateExpression> DateReader::feast(TokenIndex at) const {
  struct Day {
    bool hijri;
    uint8_t month, day;
  };
  static constexpr std::array<Day, 7> days{
      {{true, 10, 1}, {true, 12, 10}, {false, 12, 25}, {false, 1, 1}, {true, 9, 0}, {true, 1, 10}, {true, 3, 12}}};
  const Day feast = days[static_cast<size_t>(words_[at].value)];
  TokenIndex next = after(at);
  const TimeRelation relation = relation_at(next);
  if (relation != TimeRelation::none) ++next;
  const auto& published = reference_.published();
  if (!feast.hijri) return made(next, to_iso(reference_.with_year({0, feast.month, feast.day}, relation)));
  DateExpression out = made(next, feast.day ? "XXXX-XX-XX" : "XXXX-XX");
  out.calendar = Calendar::hijri;
  if (!published) return out;
  const Date now = to_hijri(*published);
  Date best;
  int64_t best_distance = INT64_MAX;
  for (int32_t year = now.year - 1; year <= now.year + 1; ++year) {
    const Date date = from_hijri({year, feast.month, feast.day});
    const int64_t away = days_of(date) - days_of(*published);
    if ((relation == TimeRelation::past && away >= 0) || (relation == TimeRelation::next && away <= 0)) continue;
    if (std::abs(away) < best_distance) best = date, best_distance = std::abs(away);
  }
  out.value = to_iso(best, feast.day ? TimeUnit::day : TimeUnit::month);
  return out;
}

}  // namespace tawatur
