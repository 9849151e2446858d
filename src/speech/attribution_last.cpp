// Attributions that end their sentence with the verb, as machine translations write them: "…، سامي راشد، مدير المركز،
// قال."
#include "speech/attribution_reader.h"

namespace tawatur {
namespace {

constexpr TokenIndex longest_speaker = 24;  // tokens of the speaker with his description
constexpr int most_segments = 2;            // the speaker, and what describes him

void name_speaker(Source& described, TokenSpan name) {
  described.role = described.tokens, described.name = name;
  described.tokens = {name.begin, described.tokens.end};
  described.kind = SourceKind::person, described.named = true, described.definite_noun = false;
}

}  // namespace

/// Two to four words between a quotation and "باحثة في كذا، قالت": a name that no list knows.
bool AttributionReader::may_be_name(TokenSpan words) const {
  if (words.size() < 2 || words.size() > 4) return false;
  for (TokenIndex i = words.begin; i < words.end; ++i)
    if (!text_.is_kind(i, TokenKind::arabic) || text_.tags[i].verb.verb != no_verb ||
        text_.is(i, word_preposition | word_relative | word_time | word_complementiser))
      return false;
  return true;
}

std::optional<TokenIndex> AttributionReader::read_verb_last(TokenIndex i) {
  const bool last = i + 1 >= bounds_.end || (text_.is_kind(i + 1, TokenKind::stop) && i + 2 >= bounds_.end);
  if (!last || text_.tags[i].verb.tense != VerbTense::past || i < bounds_.begin + least_content) return std::nullopt;
  const TokenIndex floor = i > bounds_.begin + longest_speaker ? i - longest_speaker : bounds_.begin;
  // the speaker stands behind the comma that ends what he says, described behind one more comma or not
  std::optional<Source> speaker;
  TokenIndex clause_end = i, behind = text_.is_kind(i - 1, TokenKind::comma) ? i - 1 : i;
  int segments = 0;
  for (TokenIndex k = behind; k-- > floor && segments < most_segments;) {
    if (!text_.is_kind(k, TokenKind::comma)) continue;
    const auto source = read_source(text_, k + 1, behind);
    if (source && is_speaker(*source) && (source->tokens.end == behind || segments == 0) &&
        (!speaker || source->mention != no_index))
      speaker = source, clause_end = k;
    else if (speaker && segments == 1 && k > floor && text_.is_kind(k - 1, TokenKind::close_quote) &&
             may_be_name({k + 1, behind}))
      name_speaker(*speaker, {k + 1, behind}), clause_end = k;
    behind = k, ++segments;
  }
  if (!speaker || clause_end <= bounds_.begin + 1) return std::nullopt;
  if (text_.is_kind(clause_end - 1, TokenKind::close_quote)) {
    const uint32_t quote = quote_closing_before(clause_end);
    if (quote == no_index || claimed_[quote]) return std::nullopt;
    Draft draft = make(i, speaker);
    take_quote(draft, quote);
    draft.frame = {draft.content.begin, i + 1};
    keep(std::move(draft));
    return i + 1;
  }
  return attribute_clause_before(i, clause_end, *speaker, i + 1);
}

}  // namespace tawatur
