// The part of DateReader that reads years, periods, seasons and distances.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "measure/date_reader.h"
#include "measure/numeral.h"
#include "measure/unit.h"

namespace tawatur {
namespace {

constexpr int first_plain_year = 1900, last_plain_year = 2100;
constexpr int first_hijri_of_news = 1380,
              last_hijri_of_news = 1460;  // 1960 to 2038; as Gregorian years news hardly tells them
constexpr int latest_hijri = 1600;

DateExpression made(TokenIndex end, std::string value, bool is_distance = false) {
  return {end, std::move(value), Calendar::gregorian, is_distance};
}

DateExpression in_hijri(TokenIndex end, int year) {
  DateExpression out = made(end, to_iso(from_hijri({year, 1, 1}), TimeUnit::year));
  out.calendar = Calendar::hijri;
  return out;
}

}  // namespace

bool DateReader::is_four_digits(TokenIndex i) const {
  return is_at(i, WordKind::digits) && analysis_.tokens[i].folded_size == 4 && words_[i].value >= 1000 &&
         analysis_.form(i).find_first_of(".,") == std::string_view::npos;
}

/// Four digits are a year unless they count something: what stands before them (عام, منذ, a month) or after them (a
/// counted noun) decides.
bool DateReader::reads_as_year(TokenIndex i) const {
  if (!is_four_digits(i)) return false;
  const double value = words_[i].value;
  if (value < first_plain_year || value > last_plain_year) return false;
  if (i > begin_) {
    const Token& token = analysis_.tokens[i];
    const TokenKind before = analysis_.tokens[i - 1].kind;
    if (!token.space_before &&
        (before == TokenKind::dash || before == TokenKind::symbol || before == TokenKind::colon)) {
      if (!(i > begin_ + 1 && is_four_digits(i - 2))) return false;
    }
    switch (words_[i - 1].kind) {
      case WordKind::at_least:
      case WordKind::at_most:
      case WordKind::about:
      case WordKind::label:
      case WordKind::percent:
        return false;
      default:
        break;
    }
  }
  return !(i + 1 < end_ && !words_[i + 1].conjoined() && may_be_counted(analysis_, words_, i + 1, value));
}

/// 1439 هـ, 1436-1437هـ: the Gregorian years in which they begin.
std::optional<DateExpression> DateReader::hijri_year(TokenIndex at) const {
  if (!is_four_digits(at)) return std::nullopt;
  const int first = static_cast<int>(words_[at].value);
  if (is_at(at + 1, WordKind::era_hijri)) return in_hijri(at + 2, first);
  if (at + 3 >= end_ || (analysis_.form(at + 1) != "-" && analysis_.form(at + 1) != "/") || !is_four_digits(at + 2) ||
      !is_at(at + 3, WordKind::era_hijri))
    return std::nullopt;
  const int last = static_cast<int>(words_[at + 2].value);
  if (last <= first || last > latest_hijri) return std::nullopt;
  DateExpression out = in_hijri(at + 4, first);
  out.value += "/" + in_hijri(at + 4, last).value;
  return out;
}

std::optional<DateExpression> DateReader::year(TokenIndex at) const {
  if (words_[at].is(WordKind::digits)) {
    if (auto hijri = hijri_year(at)) return hijri;
    if (!reads_as_year(at)) return std::nullopt;
    DateExpression out = made(at + 1, fmt::format("{:04}", static_cast<int>(words_[at].value)));
    if (is_at(out.end, WordKind::era_common)) ++out.end;
    return out;
  }
  // عام 1947, العام 2015, سنة 1439 هـ, عامي 2011
  if (unit_at(at) != TimeUnit::year || !(words_[at].is(WordKind::time_unit) || words_[at].is(WordKind::time_unit_dual)))
    return std::nullopt;
  TokenIndex digits = at + 1;
  if (digits < end_ && (analysis_.tokens[digits].kind == TokenKind::open_bracket || analysis_.form(digits) == "الـ"))
    ++digits;
  if (!is_at(digits, WordKind::digits) || analysis_.form(digits).find_first_of(".,") != std::string_view::npos)
    return std::nullopt;
  const int value = static_cast<int>(words_[digits].value);
  const bool before_common_era = is_at(digits + 1, WordKind::era_before);
  if (value < 1 || (value < 100 && !before_common_era) || value > 2500) return std::nullopt;
  if (auto hijri = hijri_year(digits)) return hijri;
  if (value >= first_hijri_of_news && value <= last_hijri_of_news) return in_hijri(digits + 1, value);
  DateExpression out =
      made(digits + 1, before_common_era ? fmt::format("-{:04}", value - 1) : fmt::format("{:04}", value));
  if (before_common_era)
    out.end += words_[digits + 1].tokens;
  else if (is_at(out.end, WordKind::era_common))
    ++out.end;
  // عام 2017/2018 and عامي 2011-2012 are read as two years by what follows
  return out;
}

/// الأسبوع الماضي, الشهر الجاري, العام المقبل, هذا العام.
std::optional<DateExpression> DateReader::period(TokenIndex at) const {
  if (!words_[at].is(WordKind::time_unit)) return std::nullopt;
  const TimeUnit unit = unit_at(at);
  const bool latin = analysis_.tokens[at].kind == TokenKind::word;
  if (latin) {  // last week, next year, this month
    if (at == begin_) return std::nullopt;
    const Relation relation = relation_at(at - 1);
    if (relation == Relation::none && !words_[at - 1].is(WordKind::this_one)) return std::nullopt;
    return made(at + 1, reference_.period(unit, relation == Relation::past ? -1 : relation == Relation::next ? 1 : 0));
  }
  if (!words_[at].definite()) return std::nullopt;
  const bool pointed = at > begin_ && words_[at - 1].is(WordKind::this_one);
  const Relation relation = relation_at(at + 1);
  if (relation == Relation::none && !pointed) return std::nullopt;
  const TokenIndex end = relation == Relation::none ? at + 1 : at + 2;
  const int count = relation == Relation::past ? -1 : relation == Relation::next ? 1 : 0;
  if (unit < TimeUnit::day) return made(end, reference_.day(0));
  return made(end, reference_.period(unit, count));
}

/// الأيام الثلاثة الماضية, السنتين المنصرمتين, الأشهر القليلة المقبلة: a stretch that ends or begins now.
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
  const Relation relation = relation_at(next);
  if (relation != Relation::past && relation != Relation::next) return std::nullopt;
  if (count > 0 && count < 10000)
    return made(next + 1, reference_.stretch(unit, static_cast<int>(relation == Relation::past ? -count : count)),
                true);
  // no number: nobody knows since when, or until when (ISO 8601-2: an end left empty)
  const std::string now = reference_.period(unit <= TimeUnit::hour ? TimeUnit::day : unit, 0);
  return made(next + 1, relation == Relation::past ? fmt::format("/{}", now) : fmt::format("{}/", now), true);
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

/// خلال ثلاثة أشهر, على مدى خمس سنوات: the stretch that ends (−1) or begins (1) at the reference.
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
  if (unit < TimeUnit::day || count > 1000) return distance;
  distance->value = reference_.stretch(unit, direction * static_cast<int>(count));
  return distance;
}

std::optional<DateExpression> DateReader::decade(TokenIndex at) const {
  const int tens = static_cast<int>(words_[at].value);
  TokenIndex next = at + 1;
  int century = tens >= 30 ? 1900 : 2000;
  if (is_at(next, WordKind::time_unit) && unit_at(next) == TimeUnit::century) {
    century = 1900;
    if (relation_at(next + 1) == Relation::current) century = 2000;
    if (const auto ordinal = next + 1 < end_ ? read_ordinal(words_, next + 1, end_) : std::nullopt)
      century = (ordinal->value - 1) * 100, next = ordinal->end;
    else
      next += relation_at(next + 1) == Relation::none ? 1 : 2;
  }
  return made(next, fmt::format("{:03}X", (century + tens) / 10));
}

std::optional<DateExpression> DateReader::season(TokenIndex at) const {
  TokenIndex next = at + 1;
  if (is_at(next, WordKind::time_unit) && unit_at(next) == TimeUnit::year) ++next;
  // the season's months do not fit one ISO form; ISO 8601-2 numbers them: 21 spring to 24 winter
  const int number = 20 + static_cast<int>(words_[at].value) / 3;
  if (is_four_digits(next))
    return made(next + 1, fmt::format("{:04}-{}", static_cast<int>(words_[next].value), number));
  const Relation relation = relation_at(next);
  if (relation == Relation::none) return std::nullopt;
  if (!reference_.published()) return made(next + 1, fmt::format("XXXX-{}", number));
  const Date middle = reference_.with_year({0, static_cast<uint8_t>(words_[at].value), 0}, relation);
  return made(next + 1, fmt::format("{:04}-{}", middle.year, number));
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
  const Relation relation = relation_at(next);
  if (relation != Relation::none) ++next;
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
    if ((relation == Relation::past && away >= 0) || (relation == Relation::next && away <= 0)) continue;
    if (std::abs(away) < best_distance) best = date, best_distance = std::abs(away);
  }
  out.value = to_iso(best, feast.day ? TimeUnit::day : TimeUnit::month);
  return out;
}

std::optional<DateReader::Clock> DateReader::read_clock(TokenIndex at) const {
  // [عند] الساعة 19,00 بتوقيت غرينتش | الثامنة والنصف مساء | (18:00 ت غ)
  const auto form = [&](TokenIndex i) { return i < end_ ? analysis_.form(i) : std::string_view(); };
  TokenIndex i = at;
  if (i < end_ && (analysis_.tokens[i].kind == TokenKind::open_bracket || analysis_.tokens[i].kind == TokenKind::comma))
    ++i;
  if (form(i) == "عند" || form(i) == "علي" || form(i) == "في" || form(i) == "تمام") ++i;
  if (form(i) == "تمام") ++i;
  const bool named = is_at(i, WordKind::clock);
  if (named) ++i;
  int hour = -1, minute = 0;
  if (is_at(i, WordKind::digits)) {
    const std::string_view digits = form(i);
    const size_t divider = digits.find_first_of(":,.");
    if (!named && (divider == std::string_view::npos || digits[divider] != ':')) {
      // 18,00 ت غ: the zone makes it a clock time
      if (divider == std::string_view::npos ||
          !(is_at(i + 1, WordKind::zone_utc) || is_at(i + 1, WordKind::zone_local)))
        return std::nullopt;
    }
    const auto number = [](std::string_view text) {
      int value = 0;
      for (const char c : text) {
        if (c < '0' || c > '9' || text.size() > 2) return -1;
        value = value * 10 + (c - '0');
      }
      return text.empty() ? -1 : value;
    };
    hour = number(digits.substr(0, divider));
    if (divider != std::string_view::npos) minute = number(digits.substr(divider + 1, 2));
    ++i;
  } else if (named && i < end_) {
    const auto ordinal = read_ordinal(words_, i, end_);
    if (ordinal)
      hour = ordinal->value, i = ordinal->end;
    else if (is_at(i, WordKind::ones))
      hour = static_cast<int>(words_[i++].value);
    if (hour > 0 && is_at(i, WordKind::fraction) && words_[i].conjoined())
      minute = static_cast<int>(std::lround(words_[i++].value * 60));
  }
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
  if (is_at(i, WordKind::clock_afternoon) || is_at(i, WordKind::clock_hour)) {
    if (words_[i].is(WordKind::clock_afternoon) && hour < 12) hour += 12;
    ++i;
  } else if (is_at(i, WordKind::from) && is_at(i + 1, WordKind::day_part)) {  // الثامنة من مساء
    i += 2;
  }
  Clock out{i, fmt::format("T{:02}:{:02}", hour, minute)};
  if (is_at(i, WordKind::zone_utc))
    out.text += 'Z', out.end = after(i);
  else if (is_at(i, WordKind::zone_local))
    out.end = after(i);
  if (out.end < end_ && at < i && analysis_.tokens[at].kind == TokenKind::open_bracket &&
      analysis_.tokens[out.end].kind == TokenKind::close_bracket)
    ++out.end;
  return out;
}

void DateReader::take_clock(DateExpression& day) const {
  if (day.end >= end_ || day.value.size() != 10 || day.value.find('/') != std::string::npos) return;
  if (const auto clock = read_clock(day.end)) day.value += clock->text, day.end = clock->end;
}

std::optional<DateExpression> DateReader::clock(TokenIndex at) const {
  const auto clock = read_clock(at);
  if (!clock) return std::nullopt;
  return made(clock->end, reference_.published() ? reference_.day(0) + clock->text : clock->text);
}

}  // namespace tawatur
