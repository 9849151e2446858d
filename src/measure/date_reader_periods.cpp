// The part of DateReader that reads periods, seasons and distances.
#include <fmt/format.h>

#include "measure/date_reader.h"
#include "measure/numeral.h"

namespace tawatur {
namespace {

bool is_kind_of_year(std::string_view form) {
  return form == "المالي" || form == "الدراسي" || form == "الميلادي" || form == "الهجري" || form == "الماليه" ||
         form == "الدراسيه";
}

}  // namespace

std::optional<DateExpression> DateReader::period(TokenIndex at) const {
  if (!words_[at].is(WordKind::time_unit)) return std::nullopt;
  const TimeUnit unit = unit_at(at);
  const bool latin = analysis_.tokens[at].kind == TokenKind::word;
  if (latin) {  // last week, next year, this month
    if (at == begin_) return std::nullopt;
    const TimeRelation relation = relation_at(at - 1);
    if (relation == TimeRelation::none && !words_[at - 1].is(WordKind::this_one)) return std::nullopt;
    return made(at + 1, reference_.period(unit, periods_away(relation)));
  }
  if (!words_[at].definite()) return std::nullopt;
  const bool pointed = at > begin_ && words_[at - 1].is(WordKind::this_one);
  TokenIndex next = at + 1;
  if (unit == TimeUnit::year && next < end_ && is_kind_of_year(analysis_.form(next))) ++next;  // العام المالي الماضي
  const TimeRelation relation = relation_at(next);
  if (relation == TimeRelation::none && !pointed) return std::nullopt;
  const TokenIndex end = relation == TimeRelation::none ? at + 1 : next + 1;
  if (unit < TimeUnit::day) return made(end, reference_.day(0));
  return made(end, reference_.period(unit, periods_away(relation)));
}

std::optional<DateExpression> DateReader::periods(TokenIndex at) const {
  if (!words_[at].definite() || words_[at].is(WordKind::time_unit)) return std::nullopt;
  const TimeUnit unit = unit_at(at);
  TokenIndex next = at + 1;
  double count = words_[at].is(WordKind::time_unit_dual) ? 2 : 0;
  if (count == 0 && next < end_) {
    if (analysis_.form(next).ends_with("ال") && analysis_.form(next).size() == 4 && is_at(next + 1, WordKind::digits))
      ++next;
    if (const auto numeral = read_numeral(analysis_, words_, next, end_)) {
      count = numeral->low, next = numeral->tokens.end;
    } else if (is_at(next, WordKind::vague_count)) {
      ++next;
    }
  }
  const bool latest = next < end_ && analysis_.form(next) == "الاخيره";  // السنوات الأخيرة; but الدقيقة الأخيرة
  const TimeRelation relation = latest ? TimeRelation::past : relation_at(next);
  if (relation != TimeRelation::past && relation != TimeRelation::next) return std::nullopt;
  if (count > 0 && count < 10000)
    return made(next + 1, reference_.stretch(unit, static_cast<int>(relation == TimeRelation::past ? -count : count)),
                true);
  // no number: nobody knows since when, or until when (ISO 8601-2: an end left empty)
  const std::string now = reference_.period(unit <= TimeUnit::hour ? TimeUnit::day : unit, 0);
  return made(next + 1, relation == TimeRelation::past ? fmt::format("/{}", now) : fmt::format("{}/", now), true);
}

std::optional<DateExpression> DateReader::read_distance(TokenIndex at, int direction) const {
  while (is_at(at, WordKind::about) || is_at(at, WordKind::at_least) || is_at(at, WordKind::at_most)) at = after(at);
  if (at >= end_) return std::nullopt;
  const auto value_of = [&](TimeUnit unit, double count) { return reference_.distance(unit, direction * count); };
  const auto half_after = [&](TokenIndex i, double& count) {
    if (is_at(i, WordKind::fraction) && words_[i].conjoined()) return count += words_[i].value, i + 1;
    if (i < end_ && analysis_.form(i) == "و" && is_at(i + 1, WordKind::fraction))
      return count += words_[i + 1].value, i + 2;
    return i;
  };
  // ثلاثة أعوام, 60 يوما
  if (const auto numeral = read_numeral(analysis_, words_, at, end_)) {
    const TokenIndex noun = numeral->tokens.end;
    if (noun >= end_ || !(words_[noun].is(WordKind::time_unit) || words_[noun].is(WordKind::time_units)))
      return std::nullopt;
    if (words_[noun].definite()) return std::nullopt;
    if (numeral->form == NumeralForm::vague || numeral->low > 9000) {  // بضعة أيام, عشرات السنين
      return made(noun + 1, numeral->low > 9 ? "XXXX" : reference_.some(unit_at(noun), direction), true);
    }
    double count = numeral->low;
    const TokenIndex end = half_after(noun + 1, count);
    return made(end, value_of(unit_at(noun), count), true);
  }
  const Word& word = words_[at];
  const TimeUnit unit = unit_at(at);
  if (word.is(WordKind::time_unit_dual)) {
    if (word.definite()) return std::nullopt;
    double count = 2;
    const TokenIndex end = half_after(at + 1, count);
    return made(end, value_of(unit, count), true);
  }
  if (word.is(WordKind::time_unit) && word.proclitics == 0) {
    if (is_at(at + 1, WordKind::digits)) return std::nullopt;  // قبل عام 2011
    double count = 1;
    const TokenIndex end = half_after(at + 1, count);
    // قبل يوم من, قبل عام: needs an end of its own, قبل يوم الانتخابات is another thing
    if (end < end_ && (analysis_.tokens[end].proclitics & article)) return std::nullopt;
    if (is_at(end, WordKind::weekday) || is_at(end, WordKind::month)) return std::nullopt;
    return made(end, value_of(unit, count), true);
  }
  if (word.is(WordKind::time_units) && !word.definite()) {
    if (unit <= TimeUnit::hour) return made(at + 1, reference_.day(0), true);
    return made(at + 1, reference_.some(unit, direction), true);
  }
  return std::nullopt;
}

std::optional<DateExpression> DateReader::read_stretch(TokenIndex at, int direction) const {
  auto distance = read_distance(at, direction);
  if (!distance || !reference_.published()) return distance;
  TokenIndex i = distance->end - 1;
  while (i > at && words_[i].is(WordKind::fraction)) --i;
  const TimeUnit unit = unit_at(i);
  while (is_at(at, WordKind::about) || is_at(at, WordKind::at_least) || is_at(at, WordKind::at_most)) at = after(at);
  const auto numeral = read_numeral(analysis_, words_, at, end_);
  const double count = numeral ? numeral->low : words_[i].is(WordKind::time_unit_dual) ? 2 : 1;
  if (unit < TimeUnit::day || count > 1000 || words_[i].is(WordKind::time_units) != (numeral && numeral->low <= 10)) {
    if (!numeral) return distance;
  }
  if (unit < TimeUnit::day || count < 0 || count > 1000) return distance;
  distance->value = reference_.stretch(unit, direction * static_cast<int>(count));
  return distance;
}

std::optional<DateExpression> DateReader::season(TokenIndex at) const {
  TokenIndex next = at + 1;
  if (is_at(next, WordKind::time_unit) && unit_at(next) == TimeUnit::year) ++next;
  // the season's months do not fit one ISO form; ISO 8601-2 numbers them: 21 spring to 24 winter
  const int number = 20 + words_[at].whole() / 3;
  if (is_four_digits(next)) return made(next + 1, fmt::format("{:04}-{}", words_[next].whole(), number));
  const TimeRelation relation = relation_at(next);
  if (relation == TimeRelation::none) return std::nullopt;
  if (!reference_.published()) return made(next + 1, fmt::format("XXXX-{}", number));
  const Date middle = reference_.with_year({0, static_cast<uint8_t>(words_[at].whole()), 0}, relation);
  return made(next + 1, fmt::format("{:04}-{}", middle.year, number));
}

}  // namespace tawatur
