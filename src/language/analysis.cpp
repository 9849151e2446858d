#include "language/analysis.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "language/lexicon.h"
#include "language/sentences.h"
#include "language/tokeniser.h"
#include "language/unknown_words.h"

namespace tawatur {
namespace {

constexpr size_t longest_known = 60;  // bytes; no word of the lexicon is longer

/// Folding hides signs that settle a split: no article is written إل (إلياس), no future سا (سامورا), no pronoun ة
/// (نادية).
bool is_misread(std::string_view written, const Split& split) {
  return (split.proclitics == article && split.article_size == 2 * 2 && written.starts_with("إ")) ||
         (split.proclitics == future_sa && written.starts_with("سا")) ||
         (split.enclitic_size == 2 && written.ends_with("ة"));
}

/// Clitics, frequency, cluster and lemma key of one Arabic word.
void look_up(const Lexicon& lexicon, const Analysis& analysis, std::string_view written, Token& t,
             std::string& buffer) {
  const std::string_view form = analysis.form(t);
  if (form.size() > longest_known) {
    t.key = hash_bytes(form);
    return;
  }
  const LexiconEntry* entry = lexicon.find(form);
  Split split = entry != nullptr ? lexicon.split_of(*entry) : split_word(form, lexicon);
  const bool misread = is_misread(written, split);
  if (misread && written.ends_with("ة"))
    split.enclitic_size = 0;
  else if (misread)
    split = {};
  t.proclitics = split.proclitics, t.proclitic_size = split.proclitic_size;
  t.article_size = split.article_size, t.enclitic_size = split.enclitic_size;
  const std::string_view stem = analysis.stem(t);
  // a word never met is known by what is left of it
  const LexiconEntry* known = entry != nullptr ? entry : split == Split{} ? nullptr : lexicon.find(stem);
  if (known == nullptr) {
    t.key = hash_bytes(stem);
    return;
  }
  if (entry != nullptr) t.frequency = entry->log_count;
  t.cluster = known->cluster;
  buffer.clear();
  if (misread)
    buffer.assign(stem);  // the entry's way to the lemma is that of the other split
  else
    lexicon.lemma_to(buffer, *known, stem);
  t.key = hash_bytes(buffer);
}

}  // namespace

Analysis analyse(std::string_view text, uint32_t title_end) {
  Analysis out;
  tokenise(text, out);
  const Lexicon& lexicon = Lexicon::shipped();
  std::string buffer;
  for (Token& t : out.tokens) {
    if (t.kind == TokenKind::arabic)
      look_up(lexicon, out, slice(text, t.span()), t, buffer);
    else
      t.key = hash_bytes(out.form(t));
  }
  split_unknown_words(lexicon, out);
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
  // marks and tatweel belong to the letter before them (بِالرئيس, لـ"رويترز")
  while (front > 0 && at < t.end && fold(decode(text, at).value) == 0) at += decode(text, at).size;
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
