#include "language/analysis.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "language/sentences.h"
#include "language/tokeniser.h"

namespace tawatur {
namespace {

/// Placeholder rule until the language stage's lexicon decides: و and ف and ب ل ك before the article, and the article.
void split_clitics(const Analysis& out, Token& t) {
  std::string_view w = out.form(t);
  const auto take = [&](std::string_view front, uint8_t bit) {
    if (!w.starts_with(front) || w.size() < front.size() + 6) return false;
    w.remove_prefix(front.size());
    t.proclitics |= bit;
    t.proclitic_size = static_cast<uint8_t>(t.proclitic_size + front.size());
    return true;
  };
  const auto article_at = [&](size_t at) { return w.substr(at).starts_with("ال") && w.size() >= at + 4 + 4; };
  if (w.starts_with("و") && (article_at(2) || w.substr(2).starts_with("بال") || w.substr(2).starts_with("لل") || w.substr(2).starts_with("ا"))) take("و", conjunction_wa);
  else if (w.starts_with("ف") && article_at(2)) take("ف", conjunction_fa);
  if (w.starts_with("ب") && article_at(2)) take("ب", preposition_ba);
  else if (w.starts_with("ك") && article_at(2)) take("ك", preposition_ka);
  else if (w.starts_with("لل") && w.size() >= 10) {
    take("ل", preposition_la);
    if (take("ل", article)) t.article_size = 2;
    return;
  }
  if (article_at(0) && take("ال", article)) t.article_size = 4;
}

}  // namespace

Analysis analyse(std::string_view text, uint32_t title_end) {
  Analysis out;
  tokenise(text, out);
  for (Token& t : out.tokens) {
    if (t.kind == TokenKind::arabic) split_clitics(out, t);
    t.key = hash_bytes(out.stem(t));
  }
  find_sentences(text, title_end, out);
  return out;
}

uint32_t Analysis::word_begin(std::string_view text, const Token& t) const {
  // walks the surface form along the folded one: dropped marks take no folded bytes
  uint32_t at = t.begin;
  const uint32_t front = static_cast<uint32_t>(t.proclitic_size - t.article_size);
  for (uint32_t folded_bytes = 0; folded_bytes < front && at < t.end;) {
    const CodePoint c = decode(text, at);
    const char32_t f = fold(c.value);
    folded_bytes += f == 0 ? 0 : f < 0x80 ? 1 : f < 0x800 ? 2 : 3;
    at += c.size;
  }
  return at;
}

uint32_t Analysis::sentence_of(TokenIndex token) const {
  uint32_t low = 0, high = static_cast<uint32_t>(sentences.size());
  while (low + 1 < high) {
    const uint32_t middle = (low + high) / 2;
    (sentences[middle].tokens.begin <= token ? low : high) = middle;
  }
  return low;
}

}  // namespace tawatur
