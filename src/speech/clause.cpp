#include "speech/clause.h"

#include <string>

#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr uint32_t least_words = 4;  // fewer are an apposition or an aside

const boost::unordered_flat_set<std::string>& connectors() {
  static const boost::unordered_flat_set<std::string> words = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("speech/connectors.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
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
    const bool after_comma = t > begin && analysis.tokens[t - 1].kind == TokenKind::comma && token.kind != TokenKind::comma;
    const bool here = after_comma || (is_word(token.kind) && connectors().contains(std::string(analysis.form(token))));
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
