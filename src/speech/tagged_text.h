#pragma once
// A page's tokens with what each may do around a statement: the one view that every step of this stage reads.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "measure/time.h"
#include "names/mention.h"
#include "page/page.h"
#include "speech/quotes.h"
#include "speech/speech_lexicon.h"

namespace tawatur {

inline constexpr uint16_t no_verb = UINT16_MAX;

struct TokenTag {
  uint64_t classes = 0;                // WordClass bits
  VerbForm verb{no_verb, {}, {}, {}};  // no_verb where the word is no reporting verb
  bool conjunction = false;            // و or ف before the word
  bool attached_by = false;            // ب before a noun
  bool attached_for = false;           // ل before a noun
  bool article = false;
  bool enclitic_pronoun = false;  // محاموه, قوله
  bool verb_has_object = false;   // وصفه, أبلغتها
  bool in_time = false;           // inside a time expression
  bool line_start = false;        // first token of a paragraph
  uint16_t medium = UINT16_MAX;   // SpeechLexicon::medium index where an alias begins here
  uint8_t medium_size = 0;        // tokens of that alias
  uint32_t mention = no_index;    // the mention that lies on this token
  uint32_t echo =
      no_index;  // a person's mention elsewhere whose last name this word is, where the name finder saw none here
  uint32_t quote = no_index;   // the quotation that opens at this token
  uint32_t inside = no_index;  // the outermost quotation that this token lies in, its marks included
};

struct TaggedText {
  const Page& page;
  const Analysis& analysis;
  std::span<const Mention> mentions;
  std::vector<TokenTag> tags;  // one a token
  std::vector<Quote> quotes;   // in order of their opening
  std::vector<bool> own_waw;   // by Mention::local: the و before the mention is the name's own, وليام

  const Token& token(TokenIndex i) const { return analysis.tokens[i]; }
  std::string_view form(TokenIndex i) const { return analysis.form(i); }
  bool is(TokenIndex i, uint64_t classes) const { return (tags[i].classes & classes) != 0; }
  bool is_kind(TokenIndex i, TokenKind kind) const { return analysis.tokens[i].kind == kind; }
  bool is_word(TokenIndex i) const;
  /// The mention that begins at a token; no_index where none does.
  uint32_t mention_starting(TokenIndex i) const;
  /// A mention's bytes, its own و included.
  ByteSpan name(uint32_t mention) const;
  std::string_view text(TokenSpan span) const { return slice(page.text, analysis.bytes(span)); }
  /// Like text, without the و ف ب ل ك in front of the first word.
  std::string words(TokenSpan span) const;
};

/// Linear in the tokens.
TaggedText tag_text(const Page& page, const Analysis& analysis, std::span<const Mention> mentions,
                    std::span<const TimeMention> times = {});

}  // namespace tawatur
