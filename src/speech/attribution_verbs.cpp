// Reporting verbs: which are reports, whose they are, through whom the report came.
#include <algorithm>

#include "speech/attribution_reader.h"
#include "speech/via.h"

namespace tawatur {

std::optional<TokenIndex> AttributionReader::read_verb(TokenIndex i) {
  const ReportingVerb& verb = SpeechLexicon::get().verb(text_.tags[i].verb.verb);
  if (is_noun_here(i) || is_unreal(i) || is_measure(i) || is_passive_count(i)) return std::nullopt;
  if (verb.complements & complement_transfer)
    if (const auto next = read_transfer(i)) return next;
  if (!(verb.complements & complement_colon) && leads_to_his_words(i)) return std::nullopt;
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
  if (i > bounds_.begin && text_.form(i - 1) == "ان" && !is_clause(complement.kind) &&
      text_.tags[i].verb.tense == VerbTense::past && text_.tags[i].verb.gender == Gender::masculine)
    return std::nullopt;  // "بعد أن اعترف بالمدينة": told in passing
  const Subject subject = find_subject(text_, i, complement, bounds_);
  if (is_no_report(i, verb, subject, complement)) return std::nullopt;
  Draft draft;
  draft.cue = i, draft.cue_end = i + 1, draft.sentence = sentence_;
  draft.modality = verb.modality, draft.polarity = verb.polarity;
  if (!accept(draft, i, verb, subject, complement)) return std::nullopt;
  place_content(draft, i, verb, subject, complement);
  if (complement.kind == ComplementKind::object && draft.content.begin < bounds_.end &&
      text_.form(draft.content.begin) == "ذلك")
    return std::nullopt;  // "أعلن الحزب ذلك بعد": he told what stands before
  const bool announces = complement.kind == ComplementKind::object && verb.extent == Extent::content;
  if (announces && begins_with_time(draft.content)) return std::nullopt;  // "أعلن التقرير بعد يومين"
  if (draft.content.empty() || words_in(draft.content) < (draft.direct ? 1 : least_content)) return std::nullopt;
  if (subject.source && subject.source->is_utterance && subject.source->definite_noun &&
      speakers_[draft.speaker].kind != SourceKind::document) {
    draft.vias.push_back(*subject.source);  // "وأضاف البيان": through the paper, by whoever wrote it
    draft.vias.back().kind = SourceKind::document;
  }
  find_ways(draft, i, verb, subject, complement);
  draft.frame = {subject.source && !subject.source->tokens.empty() ? std::min(i, subject.source->tokens.begin) : i,
                 draft.content.end};
  name_origin(draft, i, std::min(draft.content.begin, complement.begin), subject);
  const bool nested = settle_previous(i, subject);
  if (nested &&
      is_only_passed_on(drafts_.back(), i, subject, draft.direct ? ReadDirection::direct : ReadDirection::indirect))
    return replace_outer(std::move(draft));
  if (nested && !may_be_nested(subject, complement)) return std::nullopt;
  draft.nested = nested;
  draft.by_pronoun = !subject.source;
  if (nested && outer_ != draft.speaker) draft.outer = outer_;
  draft.is_act = verb.extent == Extent::whole && complement.kind != ComplementKind::that && !draft.direct;
  const TokenIndex next =
      draft.direct ? extend_after(draft.content.end) : std::max(i + 1, std::min(draft.content.begin, complement.begin));
  keep(std::move(draft));
  return std::max(next, i + 1);
}

bool AttributionReader::leads_to_his_words(TokenIndex i) const {
  constexpr TokenIndex reach = 30;
  for (TokenIndex k = i + 2; k + 1 < std::min(bounds_.end, i + reach); ++k) {
    if (text_.is_kind(k, TokenKind::stop) || text_.tags[k].quote != no_index) return false;
    if (text_.is_kind(k, TokenKind::colon)) {
      const std::string_view before = text_.form(k - 1);
      return before == "بقوله" || before == "بقولها";
    }
  }
  return false;
}

bool AttributionReader::is_no_report(TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                                     const FoundComplement& complement) const {
  const VerbForm& form = text_.tags[i].verb;
  const bool named = subject.source && is_speaker(*subject.source);
  const bool personal = named && (subject.before_verb || complement.kind != ComplementKind::object) &&
                        !(i > bounds_.begin && text_.is(i - 1, word_relative));
  if (is_impersonal(i, verb, complement) && !personal) return true;
  const bool by_clause = is_clause(complement.kind);
  const bool short_quote = complement.kind == ComplementKind::quote && text_.quotes[complement.quote].words <= 3;
  const bool right_before = subject.before_verb && subject.source && subject.source->tokens.end == i;
  if ((!by_clause || short_quote) && is_doubtful_verb(i) && !right_before) return true;
  if (form.tense == VerbTense::participle) {
    const uint32_t reach = complement.kind != ComplementKind::that ? 14 : verb.subject & subject_any ? 6 : 12;
    if (by_clause ? complement.begin > i + reach : !opens_clause(i)) return true;  // "حضورا لافتا في السوق"
  }
  const bool accuses = (verb.complements & complement_by) != 0 && (verb.complements & complement_object) != 0 &&
                       complement.kind == ComplementKind::preposition && named && !subject.before_verb;
  if (text_.tags[i].verb_has_object) return !by_clause && !accuses;  // "الجماعة التي اتهمتها السلطات بتنفيذ"
  return (verb.complements & complement_predicate) != 0 && by_clause && complement.begin <= i + 2 && !subject.source &&
         text_.form(i + 1).starts_with("با");  // "ووصفت بأنها": was called, by nobody named
}

void AttributionReader::find_ways(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                                  const FoundComplement& complement) const {
  const bool first = drafts_.size() == first_of_sentence_;
  if (text_.tags[i].verb.tense == VerbTense::participle && is_clause(complement.kind)) {
    TokenIndex begin = std::max(bounds_.begin, i > 12 ? i - 12 : 0);  // "تحدث فلان لصحيفة كذا قائلا"
    if (!first) begin = std::max(begin, drafts_.back().content.end);
    if (begin < i) find_vias(text_, {begin, i}, draft.vias);
  }
  if (first && !subject.before_verb && i <= bounds_.begin + 16 && opens_with_preposition())
    find_vias(text_, {bounds_.begin + 1, i}, draft.vias);  // "وفي رده لشبكة كذا، قال"
  if ((verb.complements & complement_addressee || verb.past == "أفاد") && subject.source && !subject.before_verb) {
    const TokenIndex at = subject.source->tokens.end;  // "أبلغ فلان رويترز"
    for (TokenIndex k = at; k < complement.begin; ++k) {
      if (text_.tags[k].medium_size == 0 || text_.is(k - 1, word_preposition)) continue;
      if (const auto medium = read_source(text_, k, complement.begin)) draft.vias.push_back(*medium);
      break;
    }
  }
  if (i + 1 < bounds_.end && (text_.form(i + 1) == "فيه" || text_.form(i + 1) == "فيها")) {
    constexpr TokenIndex reach = 20;  // "كتب على صفحته في كذا رسالة قال فيها"
    find_vias(text_, {std::max(bounds_.begin + 1, i > reach ? i - reach : 0), i}, draft.vias);
  }
  const bool object = complement.kind == ComplementKind::object;  // "أعلنت الوزارة في بيان مقتل"
  const bool whole = draft.content.begin <= i && !object;         // "أعرب الوزير في بيان عن أمله"
  const TokenIndex end = object ? draft.content.begin : std::min(draft.content.begin, complement.begin);
  find_vias(text_, {i + 1, whole ? complement.begin : end}, draft.vias);
  if (complement.kind == ComplementKind::quote && draft.direct) find_tail_vias(draft);
}

TokenIndex AttributionReader::replace_outer(Draft draft) {
  const Draft& passed_on = drafts_.back();
  draft.vias.insert(draft.vias.end(), passed_on.vias.begin(), passed_on.vias.end());
  draft.outer = passed_on.speaker, draft.frame.begin = std::min(draft.frame.begin, passed_on.frame.begin);
  drafts_.pop_back();
  const TokenIndex cue = draft.cue;
  const TokenIndex behind = draft.direct ? extend_after(draft.content.end) : std::max(cue + 1, draft.content.begin);
  keep(std::move(draft));
  return behind;
}

bool AttributionReader::may_be_nested(const Subject& subject, const FoundComplement& complement) const {
  if (!subject.source || !is_speaker(*subject.source)) return false;
  if (subject.source->kind == SourceKind::document && subject.before_verb) return false;
  return complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote;
}

bool AttributionReader::accept(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                               const FoundComplement& complement) {
  const bool clause_follows = is_clause(complement.kind);
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
    if (complement.kind == ComplementKind::object)
      good = (good || !is_speaker(source)) && is_object(subject, complement, verb);
    if (!good) return false;
    draft.speaker = speakers_.add(source);
    Speaker& speaker = speakers_[draft.speaker];
    speaker.with_others = is_joined_by_another(source);
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
      !text_.is(i - 1, word_negation | word_adverb | word_time | word_relative) &&
      !(i + 1 < bounds_.end && (text_.form(i + 1) == "فيها" || text_.form(i + 1) == "فيه")))
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
  else if (const auto topic = goes_on_speaking(i) ? std::nullopt : topic_before(i, form))
    draft.speaker = *topic;
  else if (const auto speaker = speakers_.resolve(form, i))
    draft.speaker = *speaker;
  return draft.speaker != no_index || (clause_follows && verb.subject & subject_any);
}

bool AttributionReader::is_joined_by_another(const Source& source) const {
  const TokenIndex i = source.tokens.end;
  if (source.kind != SourceKind::person || i >= bounds_.end || !text_.is_kind(i, TokenKind::arabic)) return false;
  const bool joined = text_.tags[i].conjunction || (text_.token(i).proclitics & conjunction_wa) != 0;
  const uint32_t mention = text_.tags[i].mention;
  const bool person = mention != no_index && text_.mentions[mention].kind == EntityKind::person;
  return joined && text_.tags[i].verb.verb == no_verb && (person || text_.is(i, word_person));
}

bool AttributionReader::goes_on_speaking(TokenIndex i) const {
  static constexpr std::string_view verbs[] = {"أضاف",   "تابع", "أردف", "واصل", "استطرد",
                                               "استدرك", "أكمل", "ختم",  "اختتم"};
  const std::string_view past = SpeechLexicon::get().verb(text_.tags[i].verb.verb).past;
  return std::ranges::find(verbs, past) != std::end(verbs);
}

bool AttributionReader::is_auxiliary(TokenIndex i) const {
  const std::string_view form = text_.form(i);
  return form == "قد" || form == "وقد" || form == "كان" || form == "كانت" || form == "وكان" || form == "وكانت" ||
         form == "فقد";
}

bool AttributionReader::opens_with_preposition() const {
  std::string_view form = text_.form(bounds_.begin);
  if (form.starts_with("و") && form.size() > 4) form.remove_prefix(2);
  return form == "في" || form == "خلال" || form == "عبر" || form == "علي";
}

}  // namespace tawatur
