#pragma once
// The sentence that is being read: its tokens with the words of the lexicon beside them.
#include <span>
#include <string_view>

#include "language/analysis.h"
#include "measure/lexicon.h"

namespace tawatur {

/// A view; the analysis and its words outlive it. `words` is of the whole page and parallel to `analysis.tokens`.
struct SentenceWords {
  const Analysis& analysis;
  std::span<const Word> words;
  TokenIndex begin = 0, end = 0;  // of the sentence

  bool is(TokenIndex i, WordKind kind) const { return i < end && words[i].is(kind); }
  bool is(TokenIndex i, TokenKind kind) const { return i < end && analysis.tokens[i].kind == kind; }
  bool is(TokenIndex i, std::string_view form) const { return i < end && analysis.form(i) == form; }
  bool was(TokenIndex i, WordKind kind) const { return i > begin && words[i - 1].is(kind); }  // the word before i
  std::string_view form(TokenIndex i) const { return analysis.form(i); }
};

}  // namespace tawatur
