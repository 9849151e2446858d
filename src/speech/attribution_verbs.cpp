// Reporting verbs: who is their subject, what they introduce, and what a new one does to the statement before it.
#include <algorithm>

#include "speech/attribution_reader.h"
#include "speech/via.h"

namespace tawatur {

std::optional<TokenIndex> AttributionReader::read_verb(TokenIndex i) {
  const VerbForm& form = text_.tags[i].verb;
  const ReportingVerb& verb = SpeechLexicon::get().verb(form.verb);
  if (is_noun_here(i) || is_unreal(i) || is_measure(i) || is_passive_count(i)) return std::nullopt;
  if (verb.complements & complement_transfer)
    if (const auto next = read_transfer(i)) return next;
  const FoundComplement complement = find_complement(text_, i, bounds_.end, verb.complements);
  if (complement.kind == ComplementKind::none || complement.kind == ComplementKind::object) {
    if (const auto next = read_postposed(i)) return next;
    if (const auto next = read_verb_last(i)) return next;
    if (complement.kind == ComplementKind::none) return std::nullopt;
  }
  if (complement.kind == ComplementKind::object && i + 2 < bounds_.end && text_.form(i + 1) == "ذلك") {
    // "أعلن ذلك مدير الإدارة": he told what stands before
    if (const auto source = read_source(text_, i + 2, bounds_.end); source && is_speaker(*source))
      speakers_.spoke(speakers_.add(*source));
    return std::nullopt;
  }
  const Subject subject = find_subject(text_, i, complement, bounds_);
  if (is_impersonal(i, verb, complement) && !(subject.source && is_speaker(*subject.source) &&
                                              (subject.before_verb || complement.kind != ComplementKind::object) &&
                                              !(i > bounds_.begin && text_.is(i - 1, word_relative))))
    return std::nullopt;
  const bool by_clause = complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote ||
                         complement.kind == ComplementKind::colon;
  const bool short_quote = complement.kind == ComplementKind::quote && text_.quotes[complement.quote].words <= 3;
  if ((!by_clause || short_quote) && is_doubtful_verb(i) &&
      !(subject.before_verb && subject.source && subject.source->tokens.end == i))
    return std::nullopt;
  if (form.tense == VerbTense::participle) {
    const bool marked = complement.kind != ComplementKind::that;
    if (by_clause && complement.begin > i + (marked ? 14 : verb.subject & subject_any ? 6 : 12)) return std::nullopt;
    if (!by_clause && !opens_clause(i)) return std::nullopt;  // "حضورا لافتا في السوق"
  }
  const bool accuses = (verb.complements & complement_by) != 0 && (verb.complements & complement_object) != 0 &&
                       complement.kind == ComplementKind::preposition && subject.source && !subject.before_verb &&
                       is_speaker(*subject.source);  // "الجماعة التي اتهمتها السلطات بتنفيذ"
  if (text_.tags[i].verb_has_object && !by_clause && !accuses) return std::nullopt;
  if (verb.complements & complement_predicate && by_clause && complement.begin <= i + 2 && !subject.source &&
      !text_.tags[i].verb_has_object && text_.form(i + 1).starts_with("با"))
    return std::nullopt;  // "ووصفت بأنها": was called, by nobody named
  Draft draft;
  draft.cue = i, draft.cue_end = i + 1, draft.sentence = sentence_;
  draft.modality = verb.modality, draft.polarity = verb.polarity;
  if (!accept(draft, i, verb, subject, complement)) return std::nullopt;
  place_content(draft, i, verb, subject, complement);
  if (complement.kind == ComplementKind::object && verb.extent == Extent::content &&
      draft.content.begin < bounds_.end &&
      (text_.form(draft.content.begin) == "بعد" || text_.form(draft.content.begin) == "قبل" ||
       text_.form(draft.content.begin) == "عقب" || text_.form(draft.content.begin) == "منذ"))
    return std::nullopt;  // "أعلن التقرير بعد يومين": nothing is announced
  if (draft.content.empty() || words_in(draft.content) < (draft.direct ? 1 : least_content)) return std::nullopt;
  if (form.tense == VerbTense::participle && by_clause) {  // "تحدث فلان لصحيفة كذا قائلا"
    TokenIndex begin = std::max(bounds_.begin, i > 12 ? i - 12 : 0);
    if (drafts_.size() > first_of_sentence_) begin = std::max(begin, drafts_.back().content.end);
    if (begin < i) find_vias(text_, {begin, i}, draft.vias);
  }
  const bool leads = drafts_.size() == first_of_sentence_ && !subject.before_verb && i <= bounds_.begin + 16;
  if (leads && opens_with_preposition())  // "وفي رده لشبكة كذا، قال"
    find_vias(text_, {bounds_.begin + 1, i}, draft.vias);
  if (verb.complements & complement_addressee && subject.source && !subject.before_verb) {  // "أبلغ فلان رويترز"
    const TokenIndex at = subject.source->tokens.end;
    if (const uint8_t size = at < bounds_.end ? text_.tags[at].medium_size : 0; size > 0)
      if (const auto medium = read_source(text_, at, at + size)) draft.vias.push_back(*medium);
  }
  find_vias(text_, {i + 1, std::min(draft.content.begin, complement.begin)}, draft.vias);
  if (complement.kind == ComplementKind::quote && draft.direct) find_tail_vias(draft);
  draft.frame = {subject.source && !subject.source->tokens.empty() ? std::min(i, subject.source->tokens.begin) : i,
                 draft.content.end};
  name_origin(draft, i, std::min(draft.content.begin, complement.begin), subject);
  const bool nested = settle_previous(i, subject);
  if (nested && drafts_.back().is_lead && drafts_.back().content.contains(i) && i <= drafts_.back().content.begin + 3) {
    if (draft.is_act) return std::nullopt;  // "بحسب المحامي، فرضت المحكمة": the act is what is told
    draft.outer = drafts_.back().speaker;  // "وبحسب وكالة X، أعلن المتحدث أن": the agency passes on one statement
    drafts_.pop_back();
    const TokenIndex behind = draft.direct ? extend_after(draft.content.end) : std::max(i + 1, draft.content.begin);
    keep(std::move(draft));
    return behind;
  }
  if (nested &&
      is_only_passed_on(drafts_.back(), i, subject, draft.direct ? StatementForm::direct : StatementForm::indirect)) {
    const Draft& passed_on = drafts_.back();  // "نقلت الوكالة عن الصحيفة أن الوزير قال إن": one statement, his
    draft.vias.insert(draft.vias.end(), passed_on.vias.begin(), passed_on.vias.end());
    draft.outer = passed_on.speaker, draft.frame.begin = passed_on.frame.begin;
    drafts_.pop_back();
    const TokenIndex behind = draft.direct ? extend_after(draft.content.end) : std::max(i + 1, draft.content.begin);
    keep(std::move(draft));
    return behind;
  }
  if (nested && subject.source && subject.source->kind == SourceKind::document && subject.before_verb)
    return std::nullopt;
  if (nested && !(subject.source && is_speaker(*subject.source) &&
                  (complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote)))
    return std::nullopt;
  draft.nested = nested;
  draft.by_pronoun = !subject.source;
  if (nested && outer_ != draft.speaker) draft.outer = outer_;
  draft.is_act = verb.extent == Extent::whole && complement.kind != ComplementKind::that && !draft.direct;
  const TokenIndex next =
      draft.direct ? extend_after(draft.content.end) : std::max(i + 1, std::min(draft.content.begin, complement.begin));
  keep(std::move(draft));
  return std::max(next, i + 1);
}

bool AttributionReader::accept(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                               const FoundComplement& complement) {
  const bool clause_follows = complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote ||
                              complement.kind == ComplementKind::colon;
  const VerbForm& form = text_.tags[i].verb;
  if (subject.source) {
    Source source = *subject.source;
    if (verb.subject & subject_medium && source.kind == SourceKind::institution) source.kind = SourceKind::medium;
    if (complement.kind == ComplementKind::quote && !(verb.complements & (complement_colon | complement_predicate)) &&
        verb.complements & complement_object && has_object_before(source, complement))
      return false;
    const bool document = source.kind == SourceKind::document;
    const bool court = text_.is(source.tokens.begin, word_court);
    const bool agent = is_speaker(source) && !document;
    bool good = (verb.subject & subject_any && (clause_follows || is_speaker(source))) ||
                (verb.subject & subject_agent && agent) ||
                (verb.subject & subject_document && (document || source.is_utterance)) ||
                (verb.subject & subject_court && court) ||
                (verb.subject & subject_medium &&
                 (source.kind == SourceKind::medium || text_.tags[source.tokens.begin].quote != no_index));
    if (!good && verb.subject & subject_agent && document &&
        !(complement.kind == ComplementKind::object && !text_.tags[source.tokens.begin].article &&
          !subject.before_verb))
      good = true;
    if (complement.kind == ComplementKind::object) good = good && is_object(subject, complement, verb);
    if (!good) return false;
    draft.speaker = speakers_.add(source);
    Speaker& speaker = speakers_[draft.speaker];
    if (speaker.gender == Gender::unknown && form.count == Count::singular) speaker.gender = form.gender;
    return true;
  }
  if (verb.complements & complement_stands_in && text_.is(i + 1, word_preposition)) {  // "نشر تعليقا جاء فيه"
    VerbForm any = form;
    any.gender = Gender::unknown;
    const auto speaker = subject_of_first_verb(i, any);
    if (!speaker) return false;
    draft.speaker = *speaker;
    find_vias(text_, {bounds_.begin, i}, draft.vias);
    return clause_follows;
  }
  if (!(verb.subject & (subject_any | subject_agent))) {
    const auto last = speakers_.last();  // "كما ينص على": the document just quoted
    if (!(verb.subject & subject_document) || !last || speakers_[*last].kind != SourceKind::document) return false;
    draft.speaker = *last;
    return clause_follows || complement.kind == ComplementKind::preposition;
  }
  if (form.tense == VerbTense::participle) {
    const bool says = clause_follows || is_participle_phrase(i, complement);
    if (!says) return false;
    auto speaker = subject_of_participle(i);
    if (!speaker && clause_follows) speaker = subject_of_sentence(i, form);
    if (!speaker && clause_follows) speaker = speakers_.resolve(form, i);
    if (speaker) draft.speaker = *speaker;
    return speaker.has_value();
  }
  const bool goes_on = text_.tags[i].conjunction ||
                       (i > bounds_.begin && text_.is(i - 1, word_clause_start));  // "وطالبت ب", "كما تدعو … إلى"
  if (form.tense == VerbTense::present && i > bounds_.begin && !goes_on && !opens_clause(i) && !is_auxiliary(i - 1) &&
      !text_.is(i - 1, word_negation | word_adverb | word_time | word_relative))
    return false;  // "ضمانات تؤكد أنها": what the noun before it does
  const bool object = complement.kind == ComplementKind::object;
  const bool judges = (verb.subject & subject_agent) != 0 && verb.extent == Extent::whole &&
                      (verb.complements & complement_predicate) == 0;  // "واستنكر قتل المتظاهرين"
  const bool his_own = goes_on && object && (is_his_own(complement.begin) || (judges && text_.tags[i].conjunction));
  if (!clause_follows && !his_own &&
      !(complement.kind == ComplementKind::preposition && goes_on && complement.begin <= i + 8))
    return false;
  const bool alone = drafts_.size() == first_of_sentence_ && form.count == Count::singular;
  if (form.tense == VerbTense::present && text_.tags[i].conjunction && alone && i > bounds_.begin + 4 &&
      (verb.subject & subject_document || verb.complements & complement_to))
    return false;  // "العدد أكبر من المعلن، ويشير إلى أن": a thing shows it
  if (const auto subject_here = subject_of_sentence(i, form))
    draft.speaker = *subject_here;
  else if (const auto speaker = speakers_.resolve(form, i))
    draft.speaker = *speaker;
  return draft.speaker != no_index || (clause_follows && verb.subject & subject_any);
}

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
      const TokenIndex begin = behind_description(std::max(i + 1, subject.source ? subject.source->tokens.end : i + 1));
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

bool AttributionReader::is_his_own(TokenIndex i) const {
  while (i < bounds_.end && (text_.is(i, word_time | word_adverb) || text_.is_kind(i, TokenKind::comma))) ++i;
  if (i + 3 < bounds_.end && text_.form(i) == "في" && text_.form(i + 1).ends_with("وقت")) i += 3;
  if (i >= bounds_.end || !text_.is_kind(i, TokenKind::arabic) || text_.tags[i].mention != no_index) return false;
  return text_.is(i, word_event) || (text_.token(i).enclitic_size > 0 && (text_.tags[i].classes & noun_classes) == 0);
}

bool AttributionReader::is_only_passed_on(const Draft& outer, TokenIndex verb, const Subject& subject,
                                          StatementForm form) const {
  if (!subject.source || !subject.before_verb || outer.direct || !outer.content.contains(verb)) return false;
  if (outer.speaker == no_index) return false;
  const SourceKind kind = speakers_[outer.speaker].kind;
  return (kind == SourceKind::medium || (kind == SourceKind::document && form == StatementForm::direct)) &&
         subject.source->tokens.begin <= outer.content.begin + 2 && subject.source->tokens.end == verb;
}

bool AttributionReader::is_auxiliary(TokenIndex i) const {
  const std::string_view form = text_.form(i);
  return form == "قد" || form == "وقد" || form == "كان" || form == "كانت" || form == "وكان" || form == "وكانت" ||
         form == "فقد";
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

bool AttributionReader::is_object(const Subject& subject, const FoundComplement&, const ReportingVerb& verb) const {
  const Source& source = *subject.source;
  if (!is_speaker(source) && !(verb.subject & subject_any && is_told_by_unknown(source))) return false;
  const auto names = [&](std::string_view noun, uint32_t reach) {
    for (TokenIndex k = source.tokens.end; k < std::min(bounds_.end, source.tokens.end + reach); ++k)
      if (text_.form(k).starts_with(noun)) return true;
    return false;
  };
  if (verb.complements & complement_verdict) return names("حكم", 3) || names("قرار", 3);
  if (verb.complements & complement_blame) return names("مسوولي", 14) || names("المسوولي", 14);
  if (verb.complements & complement_attack) {
    static constexpr std::string_view attacks[] = {"هجوم",  "الهجوم", "تفجير",  "التفجير",  "عملي",   "العملي",
                                                   "قتل",   "اغتيال", "اعتداء", "الاعتداء", "مسوولي", "استهداف",
                                                   "اطلاق", "خطف",    "اختطاف", "هجمات",    "الهجمات"};
    return std::ranges::any_of(attacks, [&](std::string_view word) { return names(word, 2); });
  }
  return source.tokens.end < bounds_.end && words_in({source.tokens.end, bounds_.end}) >= 1;
}

bool AttributionReader::has_object_before(const Source& source, const FoundComplement& complement) const {
  const TokenIndex begin = source.tokens.end <= complement.begin ? source.tokens.end : complement.begin;
  for (TokenIndex k = begin; k < complement.begin; ++k) {
    if (text_.is(k, word_preposition | word_relative) || text_.is_kind(k, TokenKind::comma) ||
        text_.tags[k].attached_by || text_.tags[k].attached_for)
      return false;
    if (text_.is_kind(k, TokenKind::arabic) && !text_.is(k, word_time | word_adverb)) return true;
  }
  return false;
}

bool AttributionReader::opens_with_preposition() const {
  std::string_view form = text_.form(bounds_.begin);
  if (form.starts_with("و") && form.size() > 4) form.remove_prefix(2);
  return form == "في" || form == "خلال" || form == "عبر" || form == "علي";
}

bool AttributionReader::is_told_by_unknown(const Source& source) const {
  const TokenIndex end = source.tokens.end;
  if (source.tokens.size() <= 3 && end + 2 < bounds_.end &&
      (text_.is_kind(end, TokenKind::comma) || text_.is(end, word_time)) && is_his_own(end))
    return true;  // "وأعلن كذا، الثلاثاء، توصله لاتفاق"
  if (source.tokens.begin == 0 || source.tokens.size() < 2 || end >= bounds_.end) return false;
  const VerbForm& form = text_.tags[source.tokens.begin - 1].verb;
  const bool feminine = text_.form(source.tokens.begin).ends_with("ه");
  return form.verb != no_verb && form.tense == VerbTense::past && feminine == (form.gender == Gender::feminine) &&
         feminine && (text_.is_kind(end, TokenKind::comma) || text_.is(end, word_time | word_preposition));
}

}  // namespace tawatur
