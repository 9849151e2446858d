#include "claim/age.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "base/fold.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr uint32_t reach = 3;  // tokens between a number of years and the word that makes it an age
constexpr double oldest = 120;

struct AgeWords {
  boost::unordered_flat_set<std::string> age, year, then;

  AgeWords() {
    for (const auto& row : table_rows(resource("claim/ages.tsv")))
      for (size_t i = 1; i < row.size(); ++i)
        (row[0] == "age" ? age : row[0] == "year" ? year : then).insert(folded(row[i]));
  }
};

const AgeWords& age_words() {
  static const AgeWords words;
  return words;
}

bool is_in(const boost::unordered_flat_set<std::string>& words, const Analysis& a, TokenIndex t) {
  return words.contains(std::string(a.stem(t))) || words.contains(std::string(a.form(t)));
}

/// Tokens of the unit, which may stand inside the number's tokens, behind them or in front.
TokenSpan unit_tokens(const Analysis& a, const Number& n) {
  const auto begin = std::lower_bound(a.tokens.begin(), a.tokens.end(), n.unit.begin,
                                      [](const Token& t, uint32_t at) { return t.end <= at; });
  auto end = begin;
  while (end != a.tokens.end() && end->begin < n.unit.end) ++end;
  return {static_cast<TokenIndex>(begin - a.tokens.begin()), static_cast<TokenIndex>(end - a.tokens.begin())};
}

}  // namespace

std::optional<uint32_t> age_told(const Reading& reading, const Number& number) {
  if (!number.low || number.low != number.high || *number.low < 1 || *number.low > oldest || number.unit.empty())
    return {};
  const auto years = static_cast<uint32_t>(*number.low);
  const Analysis& a = reading.analysis;
  const auto count = static_cast<TokenIndex>(a.tokens.size());
  const TokenSpan unit = unit_tokens(a, number);
  for (TokenIndex t = number.tokens.end; t < std::min(count, number.tokens.end + reach); ++t)
    if (is_in(age_words().then, a, t)) return {};
  bool counts_years = false;
  for (TokenIndex t = unit.begin; t < unit.end; ++t) {
    if (is_in(age_words().age, a, t)) return years;  // "in the seventeenth of her life"
    counts_years |= is_in(age_words().year, a, t);
  }
  if (!counts_years) return {};
  const TokenIndex begin = std::min(number.tokens.begin, unit.begin), end = std::max(number.tokens.end, unit.end);
  if (begin > 0 && end < count && a.tokens[begin - 1].kind == TokenKind::open_bracket &&
      a.tokens[end].kind == TokenKind::close_bracket)
    return years;  // "Ahed (17 years)"
  for (TokenIndex t = begin < reach ? 0 : begin - reach; t < std::min(count, end + reach); ++t)
    if (is_in(age_words().age, a, t)) return years;
  return {};
}

}  // namespace tawatur
