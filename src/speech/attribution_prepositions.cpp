// Attributions behind or before a clause: "…، قال X", "بحسب X، …", "على حد قوله".
#include <algorithm>

#include "speech/attribution_reader.h"
#include "speech/via.h"

namespace tawatur {

std::optional<TokenIndex> AttributionReader::read_postposed(TokenIndex i) {
  const ReportingVerb& verb = SpeechLexicon::get().verb(text_.tags[i].verb.verb);
  if (!(verb.subject & subject_any) || i == bounds_.begin || text_.tags[i].verb.tense == VerbTense::participle)
    return std::nullopt;
  TokenIndex before = i;
  while (before > bounds_.begin && (text_.form(before - 1) == "كما" || text_.form(before - 1) == "هكذا")) --before;
  if (before == bounds_.begin) return std::nullopt;
  const bool behind_quote =
      text_.is_kind(before - 1, TokenKind::close_quote) ||
      (before >= 2 && text_.is_kind(before - 1, TokenKind::comma) && text_.is_kind(before - 2, TokenKind::close_quote));
  if (!behind_quote && !text_.is_kind(before - 1, TokenKind::comma)) return std::nullopt;
  const auto source = read_source(text_, i + 1, bounds_.end);
  if (!source || !is_speaker(*source)) return std::nullopt;
  const TokenIndex after = source->tokens.end;
  if (after < bounds_.end && text_.is_word(after) && !text_.is(after, word_preposition | word_time) &&
      !text_.tags[after].attached_for)
    return std::nullopt;
  if (behind_quote) {
    const uint32_t quote = quote_closing_before(before);
    if (quote == no_index || claimed_[quote] || text_.quotes[quote].words < 3) return std::nullopt;
    Draft draft = make(i, source);
    take_quote(draft, quote);
    draft.frame = {draft.content.begin, after};
    find_vias(text_, {after, std::min<TokenIndex>(bounds_.end, after + 8)}, draft.vias);
    keep(std::move(draft));
    return after;
  }
  if (words_in({bounds_.begin, before}) < 6 && after + 2 < bounds_.end) return std::nullopt;  // "من جانب آخر، أعلن"
  return attribute_clause_before(i, before, *source, after);
}

std::optional<TokenIndex> AttributionReader::read_preposition(TokenIndex i) {
  const auto match = match_attribution(text_, i, bounds_.end);
  if (!match) return std::nullopt;
  if (match->pronoun) {
    VerbForm any;
    any.gender = match->gender, any.count = Count::singular;
    const auto speaker = speakers_.resolve(any, i);
    return speaker ? attribute_to(i, i, *speaker, nullptr, match->end) : std::nullopt;
  }
  const auto source = read_source(text_, match->source, bounds_.end);
  if (source && text_.form(match->source - 1) == "ذمه" && source->kind != SourceKind::medium)
    return std::nullopt;  // "حبس على ذمة التحقيق"
  if (!source || !is_speaker(*source) ||
      (text_.is(source->tokens.begin, word_norm) && text_.form(match->end - 1).find("نظر") == std::string_view::npos))
    return std::nullopt;
  const TokenIndex after = source->tokens.end;
  if (match->needs_end && after < bounds_.end && text_.is_word(after) &&
      !text_.is(after, word_preposition | word_time) && !text_.tags[after].attached_for)
    return std::nullopt;
  const std::string_view form = text_.form(i);
  const bool joined = form == "وحسب" || (form.starts_with("و") && !SpeechLexicon::get().attributions(form));
  const bool opens_clause = i == bounds_.begin || (i == bounds_.begin + 1 && !text_.is_word(bounds_.begin)) ||
                            (joined && text_.is_kind(i - 1, TokenKind::comma) && after + 3 < bounds_.end);
  const bool alone = opens_clause && after + 2 >= bounds_.end && !text_.is_kind(after, TokenKind::comma);
  if (alone) return attribute_previous(*source, after);
  if (opens_clause && !match->needs_end) return attribute_clause_after(i, *source, after);
  return attribute_clause_before(i, i, *source, after);
}

std::optional<TokenIndex> AttributionReader::attribute_previous(const Source& source, TokenIndex after) {
  if (sentence_ == 0) return std::nullopt;
  if (!drafts_.empty() && drafts_.back().sentence + 1 >= sentence_) {
    drafts_.back().vias.push_back(source);
    return after;
  }
  const Sentence& before = text_.analysis.sentences[sentence_ - 1];  // "… . بحسب رويترز." and nobody else said it
  if (text_.tags[bounds_.begin].line_start) return std::nullopt;
  if (before.role == SentenceRole::title || before.tokens.begin < done_ || words_in(before.tokens) < 5)
    return std::nullopt;
  Draft draft = make(bounds_.begin, source);
  draft.content = {before.tokens.begin, trimmed(before.tokens.begin, before.tokens.end)};
  draft.frame = {draft.content.begin, after};
  keep(std::move(draft));
  return after;
}

std::optional<TokenIndex> AttributionReader::attribute_clause_after(TokenIndex cue, const Source& source,
                                                                    TokenIndex after) {
  TokenIndex begin = after;
  while (begin < bounds_.end && !text_.is_kind(begin, TokenKind::comma) && !text_.is_kind(begin, TokenKind::colon) &&
         begin < after + 20 && !(text_.is(begin, word_complementiser)) && text_.form(begin) != "فان" &&
         text_.form(begin) != "فقد" &&
         (text_.tags[begin].quote == no_index || is_name_quote(text_, text_.quotes[text_.tags[begin].quote])))
    ++begin;
  if (opens_with_verb(after)) begin = after;  // "وبحسب الصحيفة نقلت السلطات"
  if (begin + 1 < bounds_.end && text_.is_kind(begin, TokenKind::comma) && text_.is(begin + 1, word_relative)) {
    TokenIndex end = begin + 1;  // "ووفقا لمقال فلان، الذي نشر الخميس، قال"
    while (end < std::min(bounds_.end, begin + 14u) && !text_.is_kind(end, TokenKind::comma)) ++end;
    if (end < bounds_.end && text_.is_kind(end, TokenKind::comma)) begin = end;
  }
  const TokenIndex lead_end = begin;
  if (begin < bounds_.end && (text_.is_kind(begin, TokenKind::comma) || text_.is_kind(begin, TokenKind::colon)))
    ++begin;
  if (begin >= bounds_.end) return std::nullopt;
  Draft draft = make(cue, source);
  const bool then = text_.form(begin) == "فان" && begin + 1 < bounds_.end;  // "وبحسب فلان فإن "…""
  const uint32_t quote = text_.tags[begin + then].quote;
  if (quote != no_index && is_whole_quote(quote))
    take_quote(draft, quote);
  else
    draft.content = {begin, content_end(begin)};
  if (draft.content.empty()) return std::nullopt;
  draft.frame = {cue, draft.content.end};
  draft.is_lead = true;
  find_vias(text_, {after, lead_end}, draft.vias);
  const TokenIndex next = draft.direct ? extend_after(draft.content.end) : begin;
  keep(std::move(draft));
  return std::max(next, cue + 1);
}

bool AttributionReader::opens_with_verb(TokenIndex i) const {
  if (i >= bounds_.end || !text_.is_kind(i, TokenKind::arabic)) return false;
  const TokenTag& tag = text_.tags[i];
  if (tag.mention != no_index || (tag.classes & (noun_classes | word_preposition | word_relative)) != 0) return false;
  const std::string_view form = text_.form(i);
  if (form.starts_with("ال")) return false;
  if (i + 1 < bounds_.end && text_.is(i + 1, word_preposition) && text_.form(i + 1).ends_with("ها"))
    return false;  // "وثائق حصلت عليها"
  if (tag.verb.verb != no_verb) return tag.verb.tense != VerbTense::participle;
  const bool feminine_past = form.ends_with("ت") && !form.ends_with("ات") && form.size() >= 6;
  return feminine_past || is_auxiliary(i) || (tag.classes & word_negation) != 0 || form == "لا" || form == "لم";
}

std::optional<TokenIndex> AttributionReader::attribute_clause_before(TokenIndex cue, TokenIndex clause_end,
                                                                     const Source& source, TokenIndex after) {
  const uint32_t speaker = speakers_.add(source);
  const size_t known = drafts_.size();
  const auto next = attribute_to(cue, clause_end, speaker, &source, after);
  if (next && drafts_.size() > known) {  // "وفق ما أعلن الرئيس على تويتر"
    TokenIndex end = after;
    while (end < bounds_.end && end < after + 8 && !text_.is_kind(end, TokenKind::comma) &&
           !text_.is_kind(end, TokenKind::stop))
      ++end;
    Draft& draft = drafts_.back();
    find_vias(text_, {after, end}, draft.vias);
    if (!draft.vias.empty()) draft.frame.end = std::max(draft.frame.end, draft.vias.back().tokens.end);
  }
  return next;
}

std::optional<TokenIndex> AttributionReader::attribute_to(TokenIndex cue, TokenIndex clause_end, uint32_t speaker,
                                                          const Source* source, TokenIndex after) {
  for (size_t d = drafts_.size(); d-- > oldest_open();) {
    Draft& draft = drafts_[d];
    const bool holds = draft.content.contains(cue);
    if (!holds && (draft.content.end > cue || cue - draft.content.end > 12 || draft.nested)) continue;
    if (holds && draft.is_act && after < draft.content.end && source != nullptr &&
        clause_end <= draft.content.begin + 4) {
      draft.speaker = speaker;  // "أمرت المحكمة، بحسب ممثل النيابة، بمصادرة …": he tells what the court did
      return after;
    }
    if (holds) {
      draft.content.end = trimmed(draft.content.begin, clause_end);
      draft.frame.end = after;
    }
    if (source != nullptr && draft.by_pronoun && holds && source->kind == SourceKind::document)
      draft.speaker = speaker;
    else if (source != nullptr && draft.speaker != speaker)
      draft.vias.push_back(*source);
    return after;
  }
  TokenIndex begin = std::max(bounds_.begin, clause_end > longest_clause ? clause_end - longest_clause : 0);
  for (TokenIndex k = clause_end; k-- > begin;)
    if (k + 1 < clause_end && text_.is_kind(k, TokenKind::comma) && text_.is(k + 1, word_clause_start) &&
        !text_.form(k + 1).starts_with("لكنه") &&
        !(text_.is_kind(clause_end - 1, TokenKind::comma) &&
          (text_.form(k + 1) == "فيما" || text_.form(k + 1) == "بينما"))) {
      begin = k + 1;
      break;
    }
  bool comma = clause_end > begin && text_.is_kind(clause_end - 1, TokenKind::comma);
  Draft draft = make(cue, std::nullopt);
  draft.speaker = speaker;
  TokenIndex last = after;  // of the sentence, whatever else names the way it came: "… لوكالة كذا."
  while (last < bounds_.end && last < after + 7 && !text_.is_kind(last, TokenKind::comma) &&
         !text_.is_kind(last, TokenKind::stop))
    ++last;
  const bool closes =
      after + 2 >= bounds_.end ||
      (last + 1 >= bounds_.end && (text_.tags[after].attached_for || text_.is(after, word_preposition)));
  const uint32_t quote = quote_closing_before(clause_end);
  if (quote != no_index && text_.quotes[quote].open <= begin + 1) {
    take_quote(draft, quote);
  } else if (words_in({begin, clause_end}) >= (closes ? 3u : 6u) &&
             (comma || closes || text_.is(after, word_relative))) {
    draft.content = {begin, trimmed(begin, clause_end)};
  } else {
    draft.content = {begin, content_end(after)};
  }
  if (words_in(draft.content) < least_content) return std::nullopt;
  draft.frame = {begin, std::max(after, draft.content.end)};
  keep(std::move(draft));
  return after;
}

}  // namespace tawatur
