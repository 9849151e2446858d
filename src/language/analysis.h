#pragma once
// A page's tokens and sentences. Everything later refers to tokens by index and to text by bytes; no token owns memory.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur {

using TokenIndex = uint32_t;

enum class TokenKind : uint8_t {
  arabic,   // a word in Arabic script
  word,     // a word in another script
  number,   // digits with their inner separators: 1,250.5 ٣٠٠
  mixed,    // letters and digits: AK-47, إس-300
  hashtag,  // the # before a word; the words of #الاسم_الكامل follow as tokens, the _ between them as symbols
  url,
  open_quote,   // « “ and " or ' where it opens
  close_quote,  // » ” and " or ' where it closes
  open_bracket,
  close_bracket,
  stop,   // . ! ? ؟ … and ؛ where they end a sentence
  comma,  // , ، ؛
  colon,
  dash,
  symbol,  // everything else: % $ / * …
};

/// Proclitics split off the front of an Arabic word, a bit set. "وبالرئيس" has conjunction_wa, preposition_ba, article.
enum Proclitic : uint8_t {
  conjunction_wa = 1,
  conjunction_fa = 2,
  preposition_ba = 4,
  preposition_ka = 8,
  preposition_la = 16,
  future_sa = 32,
  article = 64,
  question_a = 128,
};

struct Token {
  uint32_t begin = 0, end = 0;  // bytes of Page::text
  uint32_t folded_begin = 0;    // bytes of Analysis::folded
  uint16_t folded_size = 0;
  uint8_t proclitic_size = 0;  // bytes of the folded form that proclitics take, the article among them
  uint8_t enclitic_size = 0;   // bytes of the folded form that a pronoun ending takes
  TokenKind kind = TokenKind::symbol;
  uint8_t proclitics = 0;
  uint8_t article_size = 0;  // of proclitic_size, the bytes of the article (ال, or the ل of لل)
  bool space_before = false;
  uint8_t frequency = 0;  // 8 · log2(1 + occurrences in the counted news) of the form; 0 where it is not known
  uint16_t cluster = 0;   // words of one cluster keep like company; 0 unknown (lexicon.h)
  uint64_t key = 0;  // lemma-like key: hash of what brings كتب/كتبت/يكتبون together; of the folded form for other kinds
  ByteSpan span() const { return {begin, end}; }
};

enum class SentenceRole : uint8_t { title, heading, body, list_item };

struct Sentence {
  ByteSpan span;  // without the white space around it
  TokenSpan tokens;
  uint32_t paragraph = 0;  // 0 is the first line (the title where there is one)
  SentenceRole role = SentenceRole::body;
};

struct Analysis {
  std::string folded;               // the folded forms of all tokens, one after another
  std::vector<Token> tokens;        // in text order; white space is between tokens
  std::vector<Sentence> sentences;  // cover all tokens, in order, none empty

  std::string_view form(const Token& t) const { return std::string_view(folded).substr(t.folded_begin, t.folded_size); }
  /// The folded form without proclitics and enclitics.
  std::string_view stem(const Token& t) const {
    return std::string_view(folded).substr(t.folded_begin + t.proclitic_size,
                                           t.folded_size - t.proclitic_size - t.enclitic_size);
  }
  std::string_view form(TokenIndex i) const { return form(tokens[i]); }
  std::string_view stem(TokenIndex i) const { return stem(tokens[i]); }
  /// Where, in bytes of the page's text, the word proper begins (behind و ف ب ل ك س; before the article).
  uint32_t word_begin(std::string_view text, const Token& t) const;
  std::span<const Token> of(TokenSpan s) const { return std::span(tokens).subspan(s.begin, s.size()); }
  ByteSpan bytes(TokenSpan s) const {
    return s.empty() ? ByteSpan{} : ByteSpan{tokens[s.begin].begin, tokens[s.end - 1].end};
  }
  /// Index of the sentence that holds a token. O(log n).
  uint32_t sentence_of(TokenIndex token) const;
};

/// Tokens and sentences of valid UTF-8 text. `title_end` as in Page. Linear in the text; a token longer than 1,024
/// bytes is cut.
Analysis analyse(std::string_view text, uint32_t title_end);

}  // namespace tawatur
