// Signs that a word of the list is no report here: nouns and adjectives of the same letters, negation, "whoever says",
// the impersonal.
#include <algorithm>

#include "speech/attribution_reader.h"

namespace tawatur {

bool AttributionReader::is_noun_here(TokenIndex i) const {
  const TokenTag& tag = text_.tags[i];
  if (tag.mention != no_index) return true;
  if (text_.is(i, word_desk) && i > bounds_.begin && text_.is_kind(i - 1, TokenKind::dash)) return true;  // "- متابعة:"
  if (text_.form(i).ends_with("لفتت") || text_.form(i).ends_with("لفت") ||
      text_.form(i).ends_with("يلفت"))  // "لفت الأنظار"
    for (TokenIndex k = i + 1; k < std::min(bounds_.end, i + 4u); ++k)
      if (text_.form(k).ends_with("انظار") || text_.form(k).ends_with("انتباه") || text_.form(k).ends_with("النظر"))
        return true;
  if (i + 1 < bounds_.end && text_.form(i + 1).starts_with("عليه") &&
      SpeechLexicon::get().verb(tag.verb.verb).past == "أطلع")
    return true;  // "وثيقة اطلعت عليها الوكالة"
  if (tag.verb_has_object && SpeechLexicon::get().verb(tag.verb.verb).past == "أمل") return true;  // "خيبة أمله"
  const bool bare_past =
      tag.verb.tense == VerbTense::past && tag.verb.count == Count::singular && tag.verb.gender == Gender::masculine;
  if (!bare_past || i == bounds_.begin) return false;
  const TokenIndex before = i - 1;
  if (text_.is(i, word_preposition)) return !is_verb_despite_preposition(i);
  if (text_.form(before) == "ما" || text_.form(before) == "لما" || text_.form(before) == "بما")
    return !tag.verb_has_object;                                    // "ما وصفه الوزير بأنه"
  if (text_.form(before) == "ان" || text_.form(before) == "بان") {  // a noun stands behind إن
    static constexpr std::string_view before_verbs[] = {"بعد", "سبق", "منذ", "الي", "حتي"};
    const bool verbal = (SpeechLexicon::get().verb(tag.verb.verb).complements & complement_that) != 0 &&
                        before > bounds_.begin && text_.form(before) == "ان" &&
                        std::ranges::any_of(before_verbs, [&](std::string_view word) {
                          return text_.form(before - 1).ends_with(word);  // "بعد أن أعلن الوزير"
                        });
    return !verbal;
  }
  if (SpeechLexicon::get().verb(tag.verb.verb).complements & complement_stands_in) return false;  // "تعليقا جاء فيه"
  return text_.is(before, word_preposition) && !tag.conjunction && text_.form(before) != "بعد" &&
         text_.form(before) != "حين";
}

bool AttributionReader::opens_clause(TokenIndex i) const {
  return i == bounds_.begin || text_.is_kind(i - 1, TokenKind::comma) || text_.is_kind(i - 1, TokenKind::close_quote) ||
         text_.is(i - 1, word_clause_start | word_deictic);
}

bool AttributionReader::is_verb_despite_preposition(TokenIndex i) const {
  const bool begins = opens_clause(i) || (text_.tags[i].conjunction && i == bounds_.begin);
  const bool named = i + 1 < bounds_.end && (text_.tags[i + 1].mention != no_index || text_.form(i + 1) == "عن");
  if (!begins && !named) return false;
  for (TokenIndex k = i + 1; k < std::min(bounds_.end, i + 12u); ++k) {
    if (text_.form(k) == "عن" && text_.form(i).ends_with("عبر")) return true;
    if (text_.is(k, word_complementiser)) return begins;
  }
  return false;
}

bool AttributionReader::is_doubtful_verb(TokenIndex i) const {
  const TokenTag& tag = text_.tags[i];
  if (tag.verb.tense != VerbTense::past || tag.verb.gender != Gender::masculine || tag.verb.count != Count::singular ||
      tag.conjunction || opens_clause(i))
    return false;
  if (text_.is(i - 1, word_relative | word_time | word_adverb) || is_auxiliary(i - 1)) return false;
  TokenIndex begin = i;
  while (begin > bounds_.begin && i - begin < 16 && !text_.is_kind(begin - 1, TokenKind::comma) &&
         !text_.is_kind(begin - 1, TokenKind::stop))
    --begin;
  return !text_.is(begin, word_preposition | word_time | word_adverb | word_clause_start | word_subordinator);
}

/// "يبلغ عددهم 40", "يبلغ 350 غراما": what something amounts to.
bool AttributionReader::is_measure(TokenIndex i) const {
  if (text_.form(i) != "يبلغ" && text_.form(i) != "تبلغ") return false;
  for (TokenIndex k = i + 1; k < std::min(bounds_.end, i + 4u); ++k)
    if (text_.is_kind(k, TokenKind::number)) return true;
  return false;
}

/// "واتهم 15 منهم بالقتل": nobody is named who accuses.
bool AttributionReader::is_passive_count(TokenIndex i) const {
  const ReportingVerb& verb = SpeechLexicon::get().verb(text_.tags[i].verb.verb);
  if ((verb.complements & complement_by) == 0 || (verb.complements & complement_object) == 0 || i + 1 >= bounds_.end ||
      text_.tags[i].verb_has_object || text_.tags[i].verb.tense != VerbTense::past)
    return false;
  // "اتهموا بالقتل": who accuses has an object
  return text_.is_kind(i + 1, TokenKind::number) ||
         (!text_.tags[i].conjunction &&
          (text_.tags[i + 1].attached_by || (text_.token(i + 1).proclitics & preposition_ba) != 0));
}

bool AttributionReader::is_unreal(TokenIndex i) const {
  const ReportingVerb& verb = SpeechLexicon::get().verb(text_.tags[i].verb.verb);
  // "لم تستبعد": who does not rule it out holds it possible
  if (verb.modality != Modality::denied && i > bounds_.begin &&
      (text_.form(i - 1) == "لم" || text_.form(i - 1) == "ولم" || text_.form(i - 1) == "فلم"))
    return true;
  if (text_.tags[i].verb.tense != VerbTense::present || i == bounds_.begin) return false;
  const std::string_view before = text_.form(i - 1);
  if (before == "من" || before == "فمن" || before == "ومن" || before == "لمن") return true;  // whoever says
  if (before == "لن" || before == "الا" || before == "كي") return true;
  return before == "ان" && !(i >= bounds_.begin + 2 && (text_.form(i - 2) == "قبل" || text_.form(i - 2) == "بعد"));
}

bool AttributionReader::is_impersonal(TokenIndex i, const ReportingVerb& verb,
                                      const FoundComplement& complement) const {
  const VerbForm& form = text_.tags[i].verb;
  if (form.tense != VerbTense::present || form.count != Count::singular) return false;
  if (complement.kind == ComplementKind::object && verb.complements & complement_predicate &&
      form.gender == Gender::feminine && !text_.tags[i].verb_has_object)
    return true;
  if (form.gender != Gender::masculine) return false;
  if (verb.complements & complement_predicate && complement.kind != ComplementKind::that &&
      !text_.tags[i].verb_has_object)
    return true;  // "ويعتبر الحكم ضربة"
  return complement.kind == ComplementKind::that && complement.begin <= i + 2 &&
         (verb.past == "ذكر" || verb.modality == Modality::possible || verb.modality == Modality::predicted ||
          verb.past == "لاحظ");
}

bool AttributionReader::is_part_of_phrase(uint32_t index, const ReportingVerb& verb, const Subject& subject) const {
  const Quote& quote = text_.quotes[index];
  if (is_whole_quote(index)) return false;
  if (verb.complements & complement_predicate) return true;
  const bool right_behind = subject.source && !subject.before_verb
                                ? subject.source->tokens.end == quote.open
                                : SpeechLexicon::get().verb_form(text_.form(quote.open - 1)) != nullptr;
  return quote.words <= 3 && !right_behind;
}

bool AttributionReader::is_whole_quote(uint32_t index) const {
  const Quote& quote = text_.quotes[index];
  const TokenIndex after = quote.close + quote.closed;
  if (after >= bounds_.end) return true;
  const TokenKind kind = text_.token(after).kind;
  if (kind == TokenKind::stop || kind == TokenKind::comma) return true;
  const TokenTag& tag = text_.tags[after];
  return tag.verb.verb != no_verb || (tag.classes & word_clause_start) != 0 || (quote.words >= 6 && !tag.conjunction);
}

}  // namespace tawatur
