// Where contents begin and end.
#include <algorithm>

#include "speech/attribution_reader.h"
#include "speech/via.h"

namespace tawatur {

TokenIndex AttributionReader::behind_time(TokenIndex i) const {
  while (i < bounds_.end) {
    if (i + 2 < bounds_.end && text_.form(i) == "في" && text_.form(i + 1) == "الوقت") {  // "في الوقت نفسه"
      i += 3;
      continue;
    }
    const bool dated = i + 1 < bounds_.end && text_.is(i, word_preposition) && text_.tags[i + 1].in_time;
    if (!dated && !text_.tags[i].in_time && !text_.is(i, word_time | word_adverb) &&
        !text_.is_kind(i, TokenKind::comma))
      break;
    ++i;
  }
  return i;
}

TokenIndex AttributionReader::behind_addressee(TokenIndex i) const {
  if (i + 2 >= bounds_.end) return i;
  if (text_.form(i) == "ل" && text_.tags[i + 1].quote != no_index) {
    const Quote& name = text_.quotes[text_.tags[i + 1].quote];
    return name.closed && name.words <= 4 && name.close + 1 < bounds_.end ? name.close + 1 : i;
  }
  if (!text_.tags[i].attached_for || !(text_.is(i, word_medium) || text_.tags[i].medium_size > 0)) return i;
  const auto medium = read_source(text_, i, bounds_.end);
  return medium && medium->kind == SourceKind::medium ? medium->tokens.end : i;
}

TokenIndex AttributionReader::behind_description(TokenIndex i) const {
  // "أعلن فلان، الذي يقود التحالف، فوزه"
  if (i + 1 < bounds_.end && text_.is_kind(i, TokenKind::comma) && text_.is(i + 1, word_relative)) ++i;
  if (i >= bounds_.end || !text_.is(i, word_preposition | word_relative | word_participle | word_person)) return i;
  if (text_.is(i, word_person) && !text_.tags[i].article) return i;
  for (TokenIndex k = i + 1; k < std::min(bounds_.end, i + 16u); ++k) {
    if (text_.is(k, word_complementiser) || text_.is_kind(k, TokenKind::stop)) break;
    if (!text_.is(k, word_time) && !text_.is_kind(k, TokenKind::comma)) continue;
    const TokenIndex begin = behind_time(k);
    return words_in({begin, bounds_.end}) >= 3 ? begin : i;
  }
  return i;
}

bool AttributionReader::begins_with_time(TokenSpan content) const {
  if (content.empty()) return false;
  const std::string_view form = text_.form(content.begin);
  return form == "بعد" || form == "قبل" || form == "عقب" || form == "منذ";
}

uint32_t AttributionReader::quote_near(TokenIndex i) const {
  for (TokenIndex k = i; k < std::min(bounds_.end, i + 2u); ++k)
    if (text_.tags[k].quote != no_index) return text_.tags[k].quote;
  return no_index;
}

void AttributionReader::take_quote(Draft& draft, uint32_t quote) {
  draft.content = text_.quotes[quote].content();
  draft.direct = true;
  claimed_[quote] = true;
}

TokenIndex AttributionReader::extend_after(TokenIndex close) {
  if (close < text_.tags.size() && close + 1 > bounds_.end) {
    const uint32_t last =
        text_.analysis.sentence_of(std::min<TokenIndex>(close, static_cast<TokenIndex>(text_.tags.size() - 1)));
    bounds_.end = std::max(bounds_.end, text_.analysis.sentences[last].tokens.end);
    done_ = bounds_.end;
  }
  return close;
}

TokenIndex AttributionReader::content_end(TokenIndex begin) {
  TokenIndex end = std::min(bounds_.end, begin + longest_clause);
  for (TokenIndex k = begin; k < end; ++k) {
    const TokenTag& tag = text_.tags[k];
    if (tag.quote != no_index && text_.quotes[tag.quote].outermost) {
      const TokenIndex after = extend_over(text_.quotes[tag.quote]);
      end = std::max(after, std::min(bounds_.end, begin + longest_clause));
      k = after - 1;
      continue;
    }
    if (k > begin + 1 && is_occasion(k)) {
      end = k;
      break;
    }
    if (text_.is_kind(k, TokenKind::comma) && k + 1 < end) {
      const std::string_view next = text_.form(k + 1);
      if (next == "لكن" && begin + 3 < k && k + 2 < end && !text_.is(k + 2, word_preposition | word_negation) &&
          !clause_goes_on(k)) {  // "…، لكن ذلك لم يتم": the page again
        end = k;
        break;
      }
      if (next == "الا" && k + 2 < end && text_.form(k + 2) == "ان") {  // "…، إلا أن الوزارة": somebody else again
        end = k;
        break;
      }
      if ((next == "فيما" || next == "بينما") && somebody_else_speaks(k + 2)) {
        end = k;
        break;
      }
    }
  }
  return trimmed(begin, end);
}

bool AttributionReader::somebody_else_speaks(TokenIndex i) const {
  for (TokenIndex k = i; k < std::min(bounds_.end, i + 8u); ++k) {
    if (text_.is_kind(k, TokenKind::comma)) return false;
    if (text_.tags[k].verb.verb != no_verb && text_.tags[k].verb.tense != VerbTense::participle && !is_noun_here(k))
      return true;
  }
  return false;
}

bool AttributionReader::clause_goes_on(TokenIndex i) const {
  for (TokenIndex k = i; k < std::min(bounds_.end, i + 40u); ++k) {
    if (text_.is_kind(k, TokenKind::stop)) return false;
    if (text_.form(k) == "وان" || text_.form(k) == "وانه" || text_.form(k) == "وانها") return true;
  }
  return false;
}

bool AttributionReader::comments(TokenIndex comma) const {
  if (!text_.is_kind(comma, TokenKind::comma) || comma + 1 >= bounds_.end) return false;
  const std::string_view next = text_.form(comma + 1);
  if (next == "الامر") return comma + 2 < bounds_.end && text_.is(comma + 2, word_relative);
  return next == "فيما" || next == "بينما" || next == "كما" || next == "ما" || next == "مما";
}

TokenIndex AttributionReader::phrase_end(TokenIndex begin) {
  const TokenIndex end = content_end(begin);
  for (TokenIndex k = begin + 1; k < end; ++k) {
    const std::string_view form = text_.form(k);
    const bool semicolon = text_.is_kind(k, TokenKind::comma) && text_.text({k, k + 1}) == "؛";
    if (text_.tags[k].inside == no_index && (comments(k) || form == "حيث")) return trimmed(begin, k);
    if (text_.tags[k].inside == no_index && form.starts_with("ولكن") && k > begin + 3) return trimmed(begin, k);
    if (semicolon || ((form == "وهو" || form == "وهي") && text_.tags[k].inside == no_index &&
                      (text_.is_kind(k - 1, TokenKind::comma) || (k + 1 < end && text_.form(k + 1) == "ما"))))
      return trimmed(begin, k);
  }
  return end;
}

bool AttributionReader::names_occasion(TokenIndex i) const {
  const std::string_view form = text_.form(i);
  if ((form != "في" && form != "خلال") || !text_.is(i + 1, word_channel) || text_.tags[i + 1].article) return false;
  TokenIndex end = i + 2;
  while (end < bounds_.end && end < i + 12 && !text_.is_kind(end, TokenKind::stop) &&
         !text_.is_kind(end, TokenKind::comma) && !text_.is(end, word_complementiser) &&
         text_.tags[end].verb.verb == no_verb)
    ++end;
  const bool closes = end >= bounds_.end || text_.is_kind(end, TokenKind::stop);
  if (!closes) return false;
  std::vector<Source> named;
  find_vias(text_, {i + 2, end}, named);
  return !named.empty();
}

bool AttributionReader::is_occasion(TokenIndex i) const {
  const std::string_view form = text_.form(i);
  if (i + 2 >= bounds_.end) return false;
  if (form == "جاء" || form == "وجاء") {
    static constexpr std::string_view said[] = {"ذلك", "هذا", "الاعلان", "التصريح", "الرد", "التحذير", "التاكيد"};
    return std::ranges::find(said, text_.form(i + 1)) != std::end(said);
  }
  if (i > bounds_.begin && text_.is_kind(i - 1, TokenKind::comma) && names_occasion(i)) return true;
  if (form == "وذلك") {
    if (!text_.is(i + 1, word_preposition)) return false;
    for (TokenIndex k = i + 2; k < std::min(bounds_.end, i + 5u); ++k)  // "وذلك في سلسلة من التغريدات"
      if (text_.is(k, word_channel)) return true;
    return false;
  }
  return (form == "جاءت" || form == "وجاءت") && text_.form(i + 1).starts_with("تصريحات");
}

TokenIndex AttributionReader::trimmed(TokenIndex begin, TokenIndex end) const {
  while (end > begin) {
    const TokenKind kind = text_.token(end - 1).kind;
    if (kind == TokenKind::stop || kind == TokenKind::comma || kind == TokenKind::colon || kind == TokenKind::dash)
      --end;
    else
      break;
  }
  return end;
}

uint32_t AttributionReader::words_in(TokenSpan span) const {
  uint32_t words = 0;
  for (TokenIndex k = span.begin; k < std::min(span.end, span.begin + 12u); ++k) words += text_.is_word(k);
  return words;
}

uint32_t AttributionReader::quote_closing_before(TokenIndex i) const {
  for (TokenIndex k = i; k-- > bounds_.begin && k + 3 > i;) {
    const uint32_t quote = text_.tags[k].inside;
    if (quote != no_index && text_.quotes[quote].close + 2 >= i && text_.quotes[quote].close < i) return quote;
  }
  return no_index;
}

}  // namespace tawatur
