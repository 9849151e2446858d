#include "speech/clause.h"

#include <string>

#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr uint32_t least_words = 4;  // fewer are an apposition or an aside

using Words = boost::unordered_flat_set<std::string>;

struct Connectors {
  Words anywhere, after_comma;
};

const Connectors& connectors() {
  static const Connectors words = [] {
    Connectors out;
    for (const auto& row : table_rows(resource("speech/connectors.tsv")))
      for (size_t i = 1; i < row.size(); ++i) (row[0] == "anywhere" ? out.anywhere : out.after_comma).insert(folded(row[i]));
    return out;
  }();
  return words;
}

bool begins_anywhere(const Analysis& a, const Token& t) { return connectors().anywhere.contains(std::string(a.form(t))); }

/// A comma alone may set off a name or a day; with و, ف or a conjunction behind it, it begins something new.
bool begins_after_comma(const Analysis& a, const Token& t) {
  return (t.proclitics & (conjunction_wa | conjunction_fa)) != 0 || connectors().after_comma.contains(std::string(a.form(t)));
}

bool is_word(TokenKind kind) { return kind <= TokenKind::hashtag; }

}  // namespace

std::vector<TokenSpan> cut_clauses(const Analysis& analysis, TokenSpan passage) {
  std::vector<TokenSpan> out;
  if (passage.empty()) return out;
  uint32_t begin = passage.begin, words = 0, words_left = 0;
  for (const Token& t : analysis.of(passage)) words_left += is_word(t.kind);
  int depth = 0;
  for (uint32_t t = passage.begin; t < passage.end; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.kind == TokenKind::open_quote || token.kind == TokenKind::open_bracket) ++depth;
    if (token.kind == TokenKind::close_quote || token.kind == TokenKind::close_bracket) depth = depth > 0 ? depth - 1 : 0;
    const bool after_comma = t > begin && analysis.tokens[t - 1].kind == TokenKind::comma;
    const bool here = is_word(token.kind) && (begins_anywhere(analysis, token) || (after_comma && begins_after_comma(analysis, token)));
    if (here && depth == 0 && words >= least_words && words_left >= least_words) {
      out.push_back({begin, t});
      begin = t, words = 0;
    }
    const bool word = is_word(token.kind);
    words += word, words_left -= word;
  }
  out.push_back({begin, passage.end});
  return out;
}

}  // namespace tawatur
