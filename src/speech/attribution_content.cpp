// What a reporting verb introduces becomes content, and what a new verb does to the statement before it.
#include <algorithm>

#include "speech/attribution_reader.h"

namespace tawatur {

void AttributionReader::place_content(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                                      const FoundComplement& complement) {
  switch (complement.kind) {
    case ComplementKind::quote:
      if (is_part_of_phrase(complement.quote, verb, subject)) {
        const TokenIndex floor = subject.source && !subject.before_verb ? subject.source->tokens.end : i + 1;
        draft.content = {std::max(floor, complement.begin - std::min<TokenIndex>(complement.begin, 3)),
                         content_end(complement.begin)};
      } else
        take_quote(draft, complement.quote);
      break;
    case ComplementKind::colon:
      draft.content = {complement.begin + 1, content_end(complement.begin + 1)};
      break;
    case ComplementKind::that: {
      const TokenIndex object = accused_before(i, verb, subject, complement.begin);
      if (object < complement.begin) {
        draft.content = {object, content_end(complement.begin)};
        break;
      }
      const uint32_t quote = complement.begin + 1 < bounds_.end ? text_.tags[complement.begin + 1].quote : no_index;
      if (quote != no_index && is_whole_quote(quote))
        take_quote(draft, quote);
      else
        draft.content = {complement.begin, content_end(complement.begin)};
      break;
    }
    case ComplementKind::preposition:
      if (complement.begin + 2 < bounds_.end && text_.is(complement.begin + 1, word_complementiser)) {
        draft.content = {complement.begin + 1, content_end(complement.begin + 1)};
      } else if (verb.extent == Extent::whole) {
        draft.content = {i, phrase_end(complement.begin)};
      } else {
        const uint32_t quote = quote_near(complement.begin);
        const bool has_object = (verb.complements & complement_object) != 0 && subject.source && !subject.before_verb;
        if (quote != no_index && is_whole_quote(quote))
          take_quote(draft, quote);
        else
          draft.content = {
              has_object ? std::min(complement.begin, behind_time(subject.source->tokens.end)) : complement.begin,
              phrase_end(complement.begin)};
      }
      break;
    case ComplementKind::object: {
      const TokenIndex begin =
          behind_description(behind_addressee(std::max(i + 1, subject.source ? subject.source->tokens.end : i + 1)));
      if (verb.extent == Extent::whole)
        draft.content = {subject.before_verb ? subject.source->tokens.begin : i, phrase_end(begin)};
      else
        draft.content = {behind_time(subject.before_verb ? i + 1 : begin), phrase_end(begin)};
      break;
    }
    case ComplementKind::none:
      break;
  }
}

TokenIndex AttributionReader::accused_before(TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                                             TokenIndex that) const {
  constexpr TokenIndex longest_object = 25;
  const bool judges = (verb.complements & complement_object) != 0 &&
                      (verb.complements & (complement_by | complement_predicate)) != 0 &&
                      text_.form(that).starts_with("ب");
  if (!judges || text_.tags[i].verb_has_object) return that;
  // 'وصف القرار بأنه "ظالم"': the quoted predicate alone is what he says
  if (verb.complements & complement_predicate && that + 1 < bounds_.end && text_.tags[that + 1].quote != no_index)
    return that;
  const TokenIndex begin = behind_time(subject.source && !subject.before_verb ? subject.source->tokens.end : i + 1);
  if (begin >= that || that - begin > longest_object) return that;
  for (TokenIndex k = begin; k < that; ++k)
    if (text_.is_kind(k, TokenKind::stop) || text_.is_kind(k, TokenKind::colon)) return that;
  return text_.is(begin, word_preposition | word_relative) ? that : begin;
}

bool AttributionReader::settle_previous(TokenIndex i, const Subject& subject) {
  if (drafts_.size() == first_of_sentence_) return false;
  TokenIndex lead = subject.before_verb && subject.source ? std::min(i, subject.source->tokens.begin) : i;
  const TokenIndex floor = drafts_.back().content.begin;
  while (lead > floor && (text_.is(lead - 1, word_clause_start | word_adverb) || is_auxiliary(lead - 1))) --lead;
  // "قدمته الكويت ويدعو إلى": what goes on in the present goes on inside
  if (text_.tags[i].conjunction && !subject.source && text_.tags[i].verb.tense == VerbTense::present && lead > floor &&
      !text_.is_kind(lead - 1, TokenKind::comma) && !text_.is_kind(lead - 1, TokenKind::stop) &&
      drafts_.back().content.contains(i))
    return true;
  bool starts_clause =
      text_.tags[lead].conjunction ||
      lead < i - (subject.before_verb && subject.source ? i - std::min(i, subject.source->tokens.begin) : 0);
  if (lead > floor && text_.is_kind(lead - 1, TokenKind::comma)) starts_clause = true;
  if (lead > floor && text_.is_kind(lead - 1, TokenKind::close_quote)) starts_clause = true;
  if (lead > floor && text_.is_kind(lead - 1, TokenKind::stop)) starts_clause = true;
  if (text_.tags[i].verb.tense == VerbTense::participle && lead > floor + 3) starts_clause = true;
  if (lead > floor + 4 && text_.is(lead - 1, word_relative) && text_.is_kind(lead - 2, TokenKind::comma))
    starts_clause = true, --lead;
  bool nested = false;
  for (size_t d = drafts_.size(); d-- > oldest_open();) {
    Draft& draft = drafts_[d];
    if (draft.direct || !draft.content.contains(i)) continue;
    if (!starts_clause || lead <= draft.content.begin + 2) {
      nested = true;
      outer_ = draft.speaker;
      continue;
    }
    draft.content.end = trimmed(draft.content.begin, lead);
    draft.frame.end = std::min(draft.frame.end, lead);
  }
  return nested;
}

bool AttributionReader::is_only_passed_on(const Draft& outer, TokenIndex verb, const Subject& subject,
                                          ReadDirection direction) const {
  if (!outer.content.contains(verb)) return false;
  if (outer.is_lead && verb <= outer.content.begin + 3) return true;  // "وبحسب وكالة كذا، أعلن المتحدث أن"
  if (outer.direct || outer.speaker == no_index || !subject.source || !subject.before_verb) return false;
  const SourceKind kind = speakers_[outer.speaker].kind;
  return (kind == SourceKind::medium || (kind == SourceKind::document && direction == ReadDirection::direct)) &&
         subject.source->tokens.begin <= outer.content.begin + 2 && subject.source->tokens.end == verb;
}

void AttributionReader::name_origin(Draft& draft, TokenIndex cue, TokenIndex end, const Subject& subject) {
  for (TokenIndex k = cue + 1; k + 2 < end; ++k) {
    if (text_.form(k) != "نقلا" || text_.form(k + 1) != "عن") continue;
    const auto origin = read_source(text_, k + 2, end);
    if (!origin || !is_speaker(*origin) || !subject.source) return;
    draft.speaker = speakers_.add(*origin);
    std::erase_if(draft.vias, [&](const Source& via) { return via.tokens.begin >= k; });
    draft.vias.insert(draft.vias.begin(), *subject.source);
    return;
  }
}

}  // namespace tawatur
