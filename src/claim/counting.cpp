#include "claim/counting.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "claim/context.h"

namespace tawatur {
namespace {

constexpr uint32_t span_reach = 6;  // tokens around a number, for the word that says over what it counts
constexpr uint32_t part_reach = 7;  // tokens before it, for the word that makes it a part
constexpr uint32_t year_reach = 8;
constexpr uint32_t others_reach = 3;

using Words = boost::unordered_flat_set<std::string>;

const Words& measures() {
  static const Words words = [] {
    Words out;
    for (const auto& row : table_rows(resource("claim/measures.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
}

struct SpanWords {
  Words sum, part, toll, others;
  SpanWords() {
    for (const auto& row : table_rows(resource("claim/spans.tsv")))
      for (size_t i = 1; i < row.size(); ++i) of(row[0]).insert(folded(row[i]));
  }
  Words& of(std::string_view kind) {
    return kind == "part" ? part : kind == "others" ? others : kind == "toll" ? toll : sum;
  }
};

const SpanWords& span_words() {
  static const SpanWords words;
  return words;
}

}  // namespace

Counting counting_of(const Profile& p, const Number& n) {
  const Analysis& a = p.reading->analysis;
  const TokenSpan all = p.statement->tokens;
  const TokenIndex begin = std::max(all.begin, n.tokens.begin < span_reach ? 0 : n.tokens.begin - span_reach);
  const TokenIndex parts = std::max(all.begin, n.tokens.begin < part_reach ? 0 : n.tokens.begin - part_reach);
  for (TokenIndex t = n.tokens.begin; t > parts;) {
    --t;
    if (span_words().part.contains(std::string(a.form(t)))) return Counting::part;
  }
  for (TokenIndex t = begin; t < std::min(all.end, n.tokens.end + span_reach); ++t)
    if (span_words().sum.contains(std::string(a.form(t)))) return Counting::sum;
  for (TokenIndex t = begin; t < std::min(all.end, n.tokens.end + span_reach); ++t)
    if (span_words().toll.contains(std::string(a.form(t)))) return Counting::toll;
  return Counting::plain;
}

bool is_measure(const Profile& p, const Number& n) {
  const Analysis& a = p.reading->analysis;
  if (measures().contains(folded(slice(p.reading->page.text, n.unit)))) return true;
  const auto at = std::lower_bound(a.tokens.begin(), a.tokens.end(), n.unit.begin,
                                   [](const Token& t, uint32_t begin) { return t.end <= begin; });
  for (auto t = at; t != a.tokens.end() && t->begin < n.unit.end; ++t)
    if (measures().contains(std::string(a.stem(*t))) || measures().contains(std::string(a.form(*t)))) return true;
  return false;
}

bool is_measure_word(std::string_view stem) { return measures().contains(std::string(stem)); }

std::vector<std::string> years_beside(const Profile& p, const Number& n) {
  std::vector<std::string> out;
  for (const TimeMention& t : p.times()) {
    const bool beside = t.tokens.begin < n.tokens.end + year_reach && n.tokens.begin < t.tokens.end + year_reach;
    const std::string text = text_of(p, t.span), year = t.value.substr(0, 4);
    if (beside && text.find(year) != std::string::npos) out.push_back(year);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool counts_others(const Profile& p, const Number& n) {
  const Analysis& a = p.reading->analysis;
  for (TokenIndex t = n.tokens.end; t < std::min(p.statement->tokens.end, n.tokens.end + others_reach); ++t)
    if (span_words().others.contains(std::string(a.form(t)))) return true;
  return false;
}

}  // namespace tawatur
