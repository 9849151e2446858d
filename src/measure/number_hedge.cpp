#include "measure/number_hedge.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr TokenIndex longest_hedge = 4;  // words of the longest hedge before a number
constexpr TokenIndex after_reach = 5;    // how far behind the number على الأقل still belongs to it

/// The number of tokens of the hedge that ends before token `end`, 0 where there is none; notes which it is.
TokenIndex hedge_before(const SentenceWords& sentence, TokenIndex end, TokenIndex least, HedgesFound& found) {
  for (TokenIndex size = longest_hedge; size > 0; --size) {
    if (end < least + size) continue;
    const Word& word = sentence.words[end - size];
    if (word.tokens != size) continue;
    if (word.is(WordKind::at_least))
      found.at_least = true;
    else if (word.is(WordKind::at_most))
      found.at_most = true;
    else if (word.is(WordKind::about))
      found.about = true;
    else
      continue;
    return size;
  }
  return 0;
}

/// بأكثر من الـ12: the article that stands apart is stepped over.
TokenIndex before_article(const SentenceWords& sentence, TokenIndex first, TokenIndex least) {
  if (first == least || sentence.analysis.tokens[first].space_before) return first;
  const std::string_view form = sentence.form(first - 1);
  return form.ends_with("ال") && form.size() <= 6 ? first - 1 : first;
}

}  // namespace

bool is_hedged(const SentenceWords& sentence, TokenIndex i) {
  HedgesFound found{i};
  return hedge_before(sentence, i, sentence.begin, found) > 0;
}

HedgesFound hedges_around(const SentenceWords& sentence, TokenSpan number, TokenIndex least, TokenIndex behind) {
  HedgesFound found{number.begin};
  while (found.first > least) {
    const TokenIndex end = before_article(sentence, found.first, least);
    const TokenIndex size = hedge_before(sentence, end, least, found);
    if (size == 0) break;
    found.first = end - size;
  }
  for (TokenIndex i = number.end; i < std::min(sentence.end, behind + after_reach); ++i) {
    const TokenKind kind = sentence.analysis.tokens[i].kind;
    const Word& word = sentence.words[i];
    if (kind == TokenKind::comma || kind == TokenKind::stop || (i >= behind && word.is(WordKind::digits))) break;
    const bool or_more = word.is(WordKind::at_least) && word.tokens == 2 && kind == TokenKind::word && i >= behind;
    if (word.is(WordKind::at_least_after) || or_more)
      found.at_least = true;
    else if (word.is(WordKind::at_most_after))
      found.at_most = true;
    else if (word.is(WordKind::about_after))
      found.about = true;
  }
  return found;
}

}  // namespace tawatur
