// The part of DateReader that reads days of months, and dates written in digits.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "measure/date_reader.h"
#include "measure/numeral.h"

namespace tawatur {
namespace {

constexpr int first_plain_year = 1900, last_plain_year = 2100;  // digits that are a year without عام before them

}  // namespace

std::optional<DateExpression> DateReader::day_of_month(TokenIndex at, Tense tense) const {
  int day = 0;
  TokenIndex next = at + 1;
  if (words_[at].is(WordKind::digits)) {
    day = words_[at].whole();
    if (analysis_.tokens[at].folded_size > 2 || day < 1 || day > 31) return std::nullopt;
  } else if (const auto ordinal = read_ordinal(words_, at, end_)) {
    day = ordinal->value, next = ordinal->end;
  } else {
    return std::nullopt;
  }
  if (is_at(next, WordKind::from)) ++next;
  if (is_at(next, WordKind::time_unit) && unit_at(next) == TimeUnit::month) {
    // الخامس من الشهر الماضي
    if (words_[next].definite() && relation_at(next + 1) != TimeRelation::none && reference_.published()) {
      const TimeRelation relation = relation_at(next + 1);
      Date date = shifted(*reference_.published(), TimeUnit::month, periods_away(relation));
      date.day = static_cast<uint8_t>(std::min(day, days_in_month(date.year, date.month)));
      return made(next + 2, to_iso(date));
    }
    ++next;
  }
  if (is_at(next, WordKind::month)) return month(next, day, tense);
  if (is_at(next, WordKind::hijri_month)) return hijri_month(next, day);
  return std::nullopt;
}

std::optional<DateExpression> DateReader::month(TokenIndex at, int day, Tense tense) const {
  if (words_[at].definite()) return std::nullopt;  // الأب
  Date date{0, static_cast<uint8_t>(words_[at].whole()), static_cast<uint8_t>(day)};
  TokenIndex next = after(at);
  // double names: تموز/يوليو, مارس (آذار), مارس - آذار; some pages err in one of the two: the first counts
  const auto second_name = [&](TokenIndex i) {
    return is_at(i, WordKind::month) && std::abs(words_[i].value - date.month) <= 1;
  };
  bool named_twice = false;
  if (next + 1 < end_ && !words_[next].is(WordKind::digits) && analysis_.tokens[next].kind != TokenKind::arabic &&
      second_name(next + 1)) {
    const bool bracket = analysis_.tokens[next].kind == TokenKind::open_bracket;
    next = after(next + 1);
    if (bracket && next < end_ && analysis_.tokens[next].kind == TokenKind::close_bracket) ++next;
    named_twice = true;
  }
  // and without a mark between them: مايو أيار
  if (!named_twice && is_at(next, WordKind::month) && words_[next].value == date.month && words_[next].proclitics == 0)
    next = after(next), named_twice = true;
  // English order: March 21, 2018
  if (day == 0 && analysis_.tokens[at].kind == TokenKind::word && is_at(next, WordKind::digits) &&
      words_[next].value >= 1 && words_[next].value <= 31) {
    date.day = static_cast<uint8_t>(words_[next].whole());
    ++next;
    if (next + 1 < end_ && analysis_.tokens[next].kind == TokenKind::comma && is_four_digits(next + 1)) ++next;
  }
  TokenIndex year_at = next;
  if (is_at(year_at, WordKind::from)) ++year_at;
  if (is_at(year_at, WordKind::time_unit) && unit_at(year_at) == TimeUnit::year) {
    const TimeRelation relation = relation_at(year_at + 1);
    if (is_four_digits(year_at + 1)) {
      ++year_at;
    } else if (relation != TimeRelation::none && reference_.published()) {  // مارس من العام الماضي
      date.year = reference_.published()->year + periods_away(relation);
      return made(year_at + 2, to_iso(date));
    }
  }
  if (is_four_digits(year_at) && words_[year_at].value >= 1000 && words_[year_at].value <= last_plain_year) {
    date.year = words_[year_at].whole();
    next = year_at + 1;
    if (date.day > days_in_month(date.year, date.month)) return std::nullopt;
    if (is_at(next, WordKind::era_common) && analysis_.form(next).size() <= 4) ++next;
  } else {
    const TimeRelation relation = relation_at(next);
    // names of months that are words, people or firms too (مارس, ماي, جوان, نيسان) need something beside them
    std::string_view name = analysis_.form(at);
    if (words_[at].conjoined()) name.remove_prefix(2);
    if (words_[at].proclitics & (preposition_ba | preposition_la | preposition_ka)) name.remove_prefix(2);
    const bool ambiguous = name == "مارس" || name == "ماي" || name == "جوان" || name == "اوت" || name == "may" ||
                           name == "mars" || name == "march" || name == "اب" || name == "نيسان";
    const bool introduced =
        at > begin_ &&
        (words_[at - 1].is(WordKind::in) || words_[at - 1].is(WordKind::since) || words_[at - 1].is(WordKind::to) ||
         words_[at - 1].is(WordKind::during) || words_[at - 1].is(WordKind::time_unit) ||
         words_[at - 1].kind == WordKind::early || words_[at - 1].kind == WordKind::late ||
         words_[at - 1].kind == WordKind::middle || words_[at - 1].kind == WordKind::end);
    if (ambiguous && day == 0 && !named_twice && relation == TimeRelation::none && !introduced) return std::nullopt;
    if (date.day > days_in_month(2000, date.month)) return std::nullopt;
    const bool ahead = relation == TimeRelation::none && tense == Tense::future;
    date = reference_.with_year(date, ahead ? TimeRelation::expected : relation);
    if (relation != TimeRelation::none) ++next;
  }
  DateExpression out = made(next, to_iso(date));
  if (date.day != 0) take_clock(out);
  return out;
}

std::optional<DateExpression> DateReader::hijri_month(TokenIndex at, int day) const {
  Date hijri{0, static_cast<uint8_t>(words_[at].whole()), static_cast<uint8_t>(day)};
  TokenIndex next = after(at), year_at = next;
  if (is_at(year_at, WordKind::from)) ++year_at;
  if (is_at(year_at, WordKind::time_unit) && unit_at(year_at) == TimeUnit::year) ++year_at;
  const TimeRelation relation = relation_at(next);
  const bool month_word = at > begin_ && words_[at - 1].is(WordKind::time_unit) && unit_at(at - 1) == TimeUnit::month;
  if (is_four_digits(year_at) && words_[year_at].value >= 1300 && words_[year_at].value <= 1600) {
    hijri.year = words_[year_at].whole();
    next = year_at + 1;
    if (is_at(next, WordKind::era_hijri)) ++next;
  } else if (day == 0 && relation == TimeRelation::none && !month_word) {
    return std::nullopt;  // رجب, شعبان and رمضان are names of people too
  } else if (reference_.published()) {
    const Date now = to_hijri(*reference_.published());
    hijri.year = now.year;
    const int ahead = hijri.month - now.month;
    if (relation == TimeRelation::past && ahead >= 0)
      --hijri.year;
    else if (relation == TimeRelation::next && ahead <= 0)
      ++hijri.year;
    else if (relation == TimeRelation::none && ahead > 6)
      --hijri.year;
    else if (relation == TimeRelation::none && ahead < -6)
      ++hijri.year;
  }
  if (relation != TimeRelation::none) ++next;
  DateExpression out;
  out.end = next;
  out.calendar = Calendar::hijri;
  if (hijri.year == 0) {
    out.value = day ? "XXXX-XX-XX" : "XXXX-XX";  // no Gregorian month belongs to it in every year
  } else {
    const Date first = from_hijri(hijri);
    out.value = to_iso(first, day ? TimeUnit::day : TimeUnit::month);
    // both calendars side by side: 5 رجب 1439 الموافق 22 مارس
  }
  return out;
}

std::optional<DateExpression> DateReader::written(TokenIndex at) const {
  // 21/3/2018, 21-3-2018, 2018-03-21, 15.07.2018: as one token or as several
  int parts[3] = {}, sizes[3] = {}, count = 0;
  char divider = 0;
  TokenIndex next = at;
  const auto take_part = [&](std::string_view digits) {
    if (count == 3 || digits.empty() || digits.size() > 4) return false;
    std::from_chars(digits.data(), digits.data() + digits.size(), parts[count]);
    sizes[count++] = static_cast<int>(digits.size());
    return true;
  };
  for (; next < end_; ++next) {
    const Token& token = analysis_.tokens[next];
    // 18/ 10/ 1436: a space behind the stroke
    if (next > at && token.space_before && (analysis_.form(next - 1) != "/" || token.kind != TokenKind::number)) break;
    const std::string_view form = analysis_.form(next);
    if (token.kind != TokenKind::number) {
      if ((form != "/" && form != "-") || next + 1 >= end_ || analysis_.tokens[next + 1].kind != TokenKind::number ||
          count == 3)
        break;
      if (divider != 0 && divider != form[0]) return std::nullopt;
      divider = form[0];
      continue;
    }
    std::string_view rest = form;
    while (true) {
      const size_t end = std::min(rest.find_first_of("/.-"), rest.size());
      if (!take_part(rest.substr(0, end))) return std::nullopt;
      if (end == rest.size()) break;
      if (divider != 0 && divider != rest[end]) return std::nullopt;
      divider = rest[end];
      rest.remove_prefix(end + 1);
    }
  }
  if (count == 3) {
    Date date;
    if (sizes[0] == 4)
      date = {parts[0], static_cast<uint8_t>(parts[1]), static_cast<uint8_t>(parts[2])};
    else if (sizes[2] == 4)
      date = {parts[2], static_cast<uint8_t>(parts[1]), static_cast<uint8_t>(parts[0])};
    else
      return std::nullopt;
    if (sizes[1] > 2 || (sizes[0] == 4 ? sizes[2] : sizes[0]) > 2) return std::nullopt;
    if (date.month > 12 && date.day <= 12) std::swap(date.month, date.day);  // American order
    DateExpression out;
    out.end = next;
    if (is_at(next, WordKind::era_hijri) || (date.year >= 1300 && date.year <= 1500)) {
      if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30) return std::nullopt;
      if (is_at(next, WordKind::era_hijri)) ++out.end;
      out.calendar = Calendar::hijri;
      out.value = to_iso(from_hijri(date));
      return out;
    }
    if (!is_valid(date) || date.year < 1500) return std::nullopt;
    if (is_at(next, WordKind::era_common)) ++out.end;
    out.value = to_iso(date);
    return out;
  }
  // 2017/2018 and 2011-2015: years
  if (count == 2 && divider != '.' && sizes[0] == 4 && parts[0] >= first_plain_year && parts[0] <= last_plain_year &&
      parts[1] <= last_plain_year) {
    if (sizes[1] == 2) parts[1] += parts[0] / 100 * 100;
    if (parts[1] > parts[0]) return made(next, fmt::format("{:04}/{:04}", parts[0], parts[1]));
  }
  return std::nullopt;
}

}  // namespace tawatur
