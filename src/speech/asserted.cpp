#include "speech/asserted.h"

#include <algorithm>

#include "speech/dateline.h"

namespace tawatur {
namespace {

constexpr uint32_t least_clause = 5;      // words on both sides of a cut
constexpr uint32_t least_remainder = 3;   // words that are worth a statement beside attributed ones
constexpr uint32_t longest_clause = 120;  // words: where a text has no commas, a clause is cut here

bool opens_clause(const TaggedText& text, TokenIndex i) {
  const TokenTag& tag = text.tags[i];
  return tag.conjunction || (text.token(i).proclitics & (conjunction_wa | conjunction_fa)) ||
         text.form(i).starts_with("و") || (tag.classes & (word_clause_start | word_subordinator)) != 0;
}

class Clauses {
 public:
  explicit Clauses(const TaggedText& text) : text_(text) {}

  void cut(TokenSpan span) {
    begin_ = span.begin;
    words_ = 0;
    uint32_t left = 0;
    for (TokenIndex i = span.begin; i < span.end; ++i) left += text_.is_word(i);
    for (TokenIndex i = span.begin; i < span.end; ++i) {
      const TokenKind kind = text_.token(i).kind;
      if (kind == TokenKind::comma && words_ >= least_clause && left >= least_clause && i + 1 < span.end &&
          opens_clause(text_, i + 1) && text_.tags[i].inside == no_index)
        close(i);
      else if (kind == TokenKind::stop && words_ >= least_clause && left >= least_remainder)
        close(i);
      else if (words_ >= longest_clause)
        close(i);
      const bool word = text_.is_word(i);
      words_ += word, left -= word;
    }
    close(span.end);
  }

  std::vector<TokenSpan> take() { return std::move(clauses_); }

 private:
  void close(TokenIndex end) {
    TokenSpan span{begin_, end};
    while (!span.empty() && is_edge(span.begin)) ++span.begin;
    while (!span.empty() && is_edge(span.end - 1)) --span.end;
    if (!span.empty() && words_ > 0) clauses_.push_back(span);
    begin_ = end, words_ = 0;
  }

  bool is_edge(TokenIndex i) const {
    const TokenKind kind = text_.token(i).kind;
    return kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::colon || kind == TokenKind::dash;
  }

  const TaggedText& text_;
  std::vector<TokenSpan> clauses_;
  TokenIndex begin_ = 0;
  uint32_t words_ = 0;
};

}  // namespace

namespace {

/// What is told of a speaker in passing ("البالغ من العمر 69 عاما", "التي نشرتها الحكومة"): from a relative pronoun or
/// a describing participle to the cue or the next pause. `said`: of cues and contents.
void add_descriptions(const TaggedText& text, const std::vector<bool>& in_frame, const std::vector<bool>& said,
                      std::vector<TokenSpan>& out) {
  for (TokenIndex i = 0; i < text.tags.size(); ++i) {
    const auto described = [&](TokenIndex t) {
      return in_frame[t] && !said[t] && text.token(t).kind != TokenKind::comma &&
             text.token(t).kind != TokenKind::stop && text.token(t).kind != TokenKind::colon &&
             text.token(t).kind != TokenKind::open_quote;
    };
    if (!described(i) || !text.is(i, word_relative | word_participle)) continue;
    TokenIndex end = i;
    uint32_t words = 0;
    for (; end < text.tags.size() && described(end); ++end) words += text.is_word(end);
    if (words >= least_remainder) out.push_back({i, end});
    i = end;
  }
}

}  // namespace

std::vector<TokenSpan> find_asserted(const TaggedText& text, std::span<const Draft> attributed) {
  std::vector<bool> taken(text.tags.size(), false), said(text.tags.size(), false);
  for (const Draft& draft : attributed) {
    for (TokenIndex i = draft.frame.begin; i < draft.frame.end; ++i) taken[i] = true;
    for (TokenIndex i = draft.content.begin; i < draft.content.end; ++i) taken[i] = said[i] = true;
    if (draft.cue != no_index)
      for (TokenIndex i = draft.cue; i < draft.cue_end; ++i) said[i] = true;
  }
  Clauses clauses(text);
  for (const Sentence& sentence : text.analysis.sentences) {
    const TokenIndex first = after_dateline(text, sentence.tokens.begin, sentence.tokens.end);
    for (TokenIndex i = first; i < sentence.tokens.end;) {
      if (taken[i]) {
        ++i;
        continue;
      }
      TokenIndex end = i;
      uint32_t words = 0;
      for (; end < sentence.tokens.end && !taken[end]; ++end) words += text.is_word(end);
      const bool whole = i == first && end == sentence.tokens.end;
      if (words >= least_remainder || (whole && words > 0)) clauses.cut({i, end});
      i = end;
    }
  }
  std::vector<TokenSpan> out = clauses.take();
  add_descriptions(text, taken, said, out);
  std::ranges::sort(out, {}, &TokenSpan::begin);
  return out;
}

}  // namespace tawatur
