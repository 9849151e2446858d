// The part of DateReader that reads years and decades.
#include <fmt/format.h>

#include "measure/date_reader.h"
#include "measure/numeral.h"
#include "measure/unit.h"

namespace tawatur {
namespace {

constexpr int first_plain_year = 1900, last_plain_year = 2100;  // digits that are a year without عام before them
constexpr int first_hijri_of_news = 1380,
              last_hijri_of_news = 1460;  // 1960 to 2038; as Gregorian years news hardly tells them
constexpr int latest_hijri = 1600;

}  // namespace

DateExpression DateReader::in_hijri(TokenIndex end, int year) {
  DateExpression out = made(end, to_iso(from_hijri({year, 1, 1}), TimeUnit::year));
  out.calendar = Calendar::hijri;
  return out;
}

bool DateReader::is_four_digits(TokenIndex i) const {
  return is_at(i, WordKind::digits) && analysis_.tokens[i].folded_size == 4 && words_[i].value >= 1000 &&
         analysis_.form(i).find_first_of(".,") == std::string_view::npos;
}

/// Four digits are a year unless they count something: what stands before them (عام, منذ, a month) or after them (a

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

std::optional<DateExpression> DateReader::hijri_year(TokenIndex at) const {
  if (!is_four_digits(at)) return std::nullopt;
  const int first = words_[at].whole();
  if (is_at(at + 1, WordKind::era_hijri)) return in_hijri(at + 2, first);
  if (at + 3 >= end_ || (analysis_.form(at + 1) != "-" && analysis_.form(at + 1) != "/") || !is_four_digits(at + 2) ||
      !is_at(at + 3, WordKind::era_hijri))
    return std::nullopt;
  const int last = words_[at + 2].whole();
  if (last <= first || last > latest_hijri) return std::nullopt;
  DateExpression out = in_hijri(at + 4, first);
  out.value += "/" + in_hijri(at + 4, last).value;
  return out;
}

std::optional<DateExpression> DateReader::year(TokenIndex at) const {
  if (words_[at].is(WordKind::digits)) {
    if (auto hijri = hijri_year(at)) return hijri;
    if (!reads_as_year(at)) return std::nullopt;
    DateExpression out = made(at + 1, fmt::format("{:04}", words_[at].whole()));
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
  const int value = words_[digits].whole();
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

std::optional<DateExpression> DateReader::decade(TokenIndex at) const {
  const int tens = words_[at].whole();
  TokenIndex next = at + 1;
  // في الثمانينات من عمره: an age
  if (is_at(next, WordKind::from) && next + 1 < end_ && is_age(analysis_.form(next + 1))) return std::nullopt;
  int century = tens >= 30 ? 1900 : 2000;
  if (is_at(next, WordKind::time_unit) && unit_at(next) == TimeUnit::century) {
    century = 1900;
    if (relation_at(next + 1) == TimeRelation::current) century = 2000;
    if (const auto ordinal = next + 1 < end_ ? read_ordinal(words_, next + 1, end_) : std::nullopt)
      century = (ordinal->value - 1) * 100, next = ordinal->end;
    else
      next += relation_at(next + 1) == TimeRelation::none ? 1 : 2;
  }
  return made(next, fmt::format("{:03}X", (century + tens) / 10));
}

}  // namespace tawatur
