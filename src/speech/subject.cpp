#include "speech/subject.h"

#include <algorithm>

#include "speech/subject_lead.h"

namespace tawatur {
namespace {

constexpr uint32_t reach_before = 24;  // tokens between a subject that stands first and its verb

bool is_boundary(const TaggedText& text, TokenIndex i) {
  const TokenKind kind = text.token(i).kind;
  return kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::colon ||
         kind == TokenKind::open_quote || kind == TokenKind::close_quote || kind == TokenKind::dash ||
         text.is(i, word_complementiser);
}

bool agrees(const TaggedText& text, const Source& source, const VerbForm& verb) {
  if (verb.count == Count::plural) return source.count != Count::singular || !source.named;
  const bool sure = source.gender != Gender::unknown && verb.gender != Gender::unknown && source.count != Count::plural;
  if (sure && source.gender != verb.gender) return false;
  return !(source.count == Count::plural && !text.is(source.tokens.begin, word_anonymous));
}

/// "دعا السياسيين إلى": a sound plural in ين is no subject.
bool is_accusative_plural(const TaggedText& text, TokenIndex i) {
  std::string_view form = text.form(i);
  if (!form.ends_with("ين") || text.tags[i].mention != no_index) return false;
  if (form.starts_with("ال")) form.remove_prefix(4);
  const uint64_t own = SpeechLexicon::get().classes(form);
  if (own & word_people) return true;
  return (own & word_person) == 0 && form.size() > 8 &&
         (SpeechLexicon::get().classes(form.substr(0, form.size() - 4)) & word_person) != 0;
}

/// "كتب مهاجماً خصومه": what ends in ً is no subject.
bool has_accusative_mark(const TaggedText& text, TokenIndex i) {
  const std::string_view word = slice(text.page.text, text.token(i).span());
  return text.tags[i].mention == no_index && word.size() > 4 &&
         word.substr(word.size() - 4).find("\u064B") != std::string_view::npos;
}

/// "التي اقترح الرئيس": a verb of the other gender has its subject behind it.
bool is_of_other_gender(const TaggedText& text, TokenIndex relative, const VerbForm& verb) {
  if (verb.count != Count::singular) return false;
  const std::string_view form = text.form(relative);
  if (form.ends_with("التي")) return verb.gender == Gender::masculine;
  return form.ends_with("الذي") && verb.gender == Gender::feminine;
}

/// "ودعت السكان إلى", "وطالب السياسيين ب": whom the one who spoke before speaks to.
bool is_addressed(const TaggedText& text, const Source& source) {
  const TokenIndex head = source.tokens.begin;
  if (text.form(head).ends_with("ون")) return false;  // nominative
  const bool people = text.is(head, word_people) && !text.is(head, word_anonymous);
  return (people || !is_speaker(source)) && (text.tags[head].article || text.form(head).starts_with("ال"));
}

/// "كتب كتابا": an indefinite object, whose word the lists have without its ending.
bool is_indefinite_object(const TaggedText& text, TokenIndex i) {
  std::string_view form = text.form(i);
  if (!form.ends_with("ا") || text.tags[i].article || text.tags[i].mention != no_index) return false;
  form.remove_suffix(sizeof("ا") - 1);
  return (SpeechLexicon::get().classes(form) & (word_document | word_channel)) != 0;
}

std::optional<Source> subject_behind(const TaggedText& text, TokenIndex verb, TokenIndex end) {
  const TokenIndex lead = skip_lead(text, verb + 1, end);
  TokenIndex begin = skip_lead(text, skip_addressee(text, lead, end), end);
  if (begin > lead && begin < end && text.tags[begin].classes == 0 && text.token(begin).enclitic_size > 0 &&
      text.form(begin).ends_with("ه"))
    return std::nullopt;  // "في بيان | نشره النادي"
  if (begin + 1 < end && text.is_kind(begin, TokenKind::hashtag)) ++begin;
  if (begin < end && is_accusative_plural(text, begin)) return std::nullopt;
  if (begin < end && (has_accusative_mark(text, begin) || is_indefinite_object(text, begin))) return std::nullopt;
  if (begin < end && text.form(begin).ends_with("تي") && text.tags[begin].classes == 0 &&
      text.tags[begin].mention == no_index)
    return std::nullopt;                           // "وأضاف سعادتي أن": words of the speech
  for (TokenIndex k = verb + 1; k + 2 < end; ++k)  // "اعتبرت النيابة، على لسان المتحدثة …، أن"
    if (text.form(k) == "علي" && text.form(k + 1) == "لسان") {
      auto voice = read_source(text, k + 2, end);
      if (voice && is_speaker(*voice)) return voice;
    }
  if (begin >= end || text.tags[begin].attached_for || text.tags[begin].attached_by) return std::nullopt;
  if ((text.token(begin).proclitics & preposition_la) != 0 && text.token(begin).enclitic_size > 0 &&
      text.tags[begin].mention == no_index)
    return std::nullopt;  // "قال لمحبيه"
  if (text.form(begin).size() <= 2 && text.tags[begin].quote == no_index) return std::nullopt;
  return read_source(text, begin, end);
}

/// "ثمانية ناجين قالوا": a plural noun right before a plural verb.
std::optional<Source> people_before(const TaggedText& text, TokenIndex verb, TokenIndex floor) {
  for (TokenIndex k = verb; k-- > floor && verb - k <= 5;) {
    const std::string_view form = text.form(k);
    if (!text.is_word(k) || text.is(k, word_relative | word_complementiser)) break;
    const bool construct = form.ends_with("و") && form.size() >= 8 && k + 1 < verb;  // "متحرشو المدينة"
    if (!form.ends_with("ين") && !form.ends_with("ون") && !construct && !text.is(k, word_people)) continue;
    Source source;
    source.tokens = source.name = {k, verb};
    source.kind = SourceKind::anonymous, source.gender = Gender::masculine, source.count = Count::plural;
    return source;
  }
  return std::nullopt;
}

/// '"الخدمة المدنية" تعلن': a subject by its name in quotation marks, at the beginning of its sentence.
std::optional<Source> name_in_marks(const TaggedText& text, TokenIndex close, TokenSpan bounds) {
  const uint32_t quote = text.tags[close].inside;
  if (quote == no_index || text.quotes[quote].words > 4 || text.quotes[quote].open > bounds.begin + 1)
    return std::nullopt;
  auto source = read_source(text, text.quotes[quote].open, close + 1);
  if (!source || source->tokens.end != close + 1) return std::nullopt;
  source->name = text.quotes[quote].content();
  return source;
}

std::optional<Source> subject_before(const TaggedText& text, TokenIndex verb, TokenSpan bounds) {
  const TokenIndex floor = verb - bounds.begin > reach_before ? verb - reach_before : bounds.begin;
  const VerbForm& form = text.tags[verb].verb;
  const auto usable = [&](const std::optional<Source>& source) {
    return source && is_speaker(*source) && agrees(text, *source, form);
  };
  if (verb > bounds.begin && text.is_kind(verb - 1, TokenKind::close_quote) && !text.tags[verb].conjunction)
    if (auto named = name_in_marks(text, verb - 1, bounds)) return named;
  TokenIndex begin = verb;
  while (begin > floor && !is_boundary(text, begin - 1) &&
         !(begin < verb && text.is(begin - 1, word_clause_start) && !text.is(begin - 1, word_preposition))) {
    --begin;
    // 'الاتحاد الدولي "كذا" قد أعلن': a short name in marks is no boundary
    if (begin > floor && text.is_kind(begin - 1, TokenKind::close_quote)) {
      const uint32_t quote = text.tags[begin - 1].inside;
      if (quote != no_index && text.quotes[quote].words <= 2 && text.quotes[quote].open > floor &&
          text.is_kind(text.quotes[quote].open - 1, TokenKind::arabic) &&
          !text.is(text.quotes[quote].open - 1, word_complementiser | word_preposition | word_relative) &&
          text.tags[text.quotes[quote].open - 1].verb.verb == no_verb)
        begin = text.quotes[quote].open;
    }
  }
  begin = skip_lead(text, begin, verb);
  if (begin < verb) {
    auto source = read_source(text, begin, verb);
    if (usable(source)) return source;
    return form.count == Count::plural ? people_before(text, verb, begin) : std::nullopt;
  }
  // "X، رئيس Y، قال": the clause began before the apposition
  TokenIndex anchor = verb;  // "وكان فلان، وزير الصحة، قد أعلن"
  while (anchor > bounds.begin && text.form(anchor - 1) == "قد") --anchor;
  if (floor == bounds.begin && anchor > bounds.begin && text.is_kind(anchor - 1, TokenKind::comma) &&
      !text.tags[verb].conjunction) {
    auto source = read_source(text, skip_lead(text, bounds.begin, anchor), anchor);
    if (usable(source) && source->tokens.end == anchor) --source->tokens.end;  // the comma was its own
    if (usable(source) && source->tokens.end < anchor &&
        (text.is_kind(source->tokens.end, TokenKind::comma) || text.is(source->tokens.end, word_relative)))
      return source;
  }
  return std::nullopt;
}

/// The phrase right before الذي or التي.
std::optional<Source> antecedent(const TaggedText& text, TokenIndex relative, TokenSpan bounds) {
  const TokenIndex floor = relative - bounds.begin > 8 ? relative - 8 : bounds.begin;
  for (TokenIndex begin = relative; begin-- > floor;) {
    if (is_boundary(text, begin)) break;
    const auto source = read_source(text, begin, relative);
    if (source && source->tokens.end == relative && is_speaker(*source)) return source;
  }
  return std::nullopt;
}

/// "وثائق من شركة X تكشف": an indefinite document some words before its verb.
std::optional<Source> document_before(const TaggedText& text, TokenIndex verb, TokenSpan bounds) {
  const TokenIndex floor = verb - bounds.begin > 12 ? verb - 12 : bounds.begin;
  for (TokenIndex k = verb; k-- > floor;) {
    if (text.is_kind(k, TokenKind::comma) || text.is_kind(k, TokenKind::stop) ||
        text.is(k, word_relative | word_complementiser))
      break;
    if (!text.is(k, word_document) || text.tags[k].article || text.tags[k].inside != no_index) continue;
    TokenIndex begin = k;  // "مشروع قرار"
    while (begin > floor && text.is(begin - 1, word_document) && !text.tags[begin - 1].article) --begin;
    auto source = read_source(text, begin, verb);
    if (source && source->kind == SourceKind::document) return source;
  }
  return std::nullopt;
}

}  // namespace

bool has_pronoun(const TaggedText& text, TokenIndex i) {
  return text.token(i).enclitic_size > 0 && !slice(text.page.text, text.token(i).span()).ends_with("ة");
}

Subject find_subject(const TaggedText& text, TokenIndex verb, const FoundComplement& complement, TokenSpan bounds) {
  const TokenTag& tag = text.tags[verb];
  const bool object = complement.kind == ComplementKind::object;
  if (tag.verb.tense == VerbTense::participle) return {};
  if (verb > bounds.begin && text.is(verb - 1, word_relative) && !tag.verb_has_object &&
      !is_of_other_gender(text, verb - 1, tag.verb)) {
    if (auto source = antecedent(text, verb - 1, bounds)) return {std::move(source), true};
    return {};
  }
  if (verb > bounds.begin && text.is(verb - 1, word_complementiser) && !tag.conjunction &&
      (text.form(verb - 1).ends_with("ه") || text.form(verb - 1).ends_with("ها")))
    return {};  // "أنه حذر الوزير": the pronoun does it
  const ReportingVerb& row = SpeechLexicon::get().verb(tag.verb.verb);
  if (row.complements & complement_stands_in) {
    if (verb + 2 < bounds.end && text.form(verb + 1) == "في")
      return {read_source(text, verb + 2, object ? bounds.end : complement.begin), false};
    return {};
  }
  if (!tag.conjunction && tag.verb.tense == VerbTense::present && verb > bounds.begin &&
      !is_boundary(text, verb - 1)) {  // "مشروع قرار يطالب بتوفير"
    if (auto document = document_before(text, verb, bounds);
        document && document->tokens.end == verb && agrees(text, *document, tag.verb))
      return {std::move(document), true};
  }
  if (!tag.conjunction && verb > bounds.begin && !is_boundary(text, verb - 1)) {  // "محكمة أوروبية تدين إيطاليا"
    if (auto before = subject_before(text, verb, bounds); before && before->tokens.end == verb)
      return {std::move(before), true};
  }
  // a verb in the plural has its subject before it: what follows "طالبوا" is whom they speak to
  const bool plural = tag.verb.count == Count::plural && tag.verb.tense != VerbTense::participle;
  auto behind = plural ? std::nullopt : subject_behind(text, verb, object ? bounds.end : complement.begin);
  if (behind && !agrees_behind(text, *behind, tag.verb)) behind.reset();
  const bool may_be_addressed = tag.conjunction && complement.kind == ComplementKind::preposition &&
                                (row.complements & complement_addressee) != 0;
  if (behind && is_speaker(*behind) && behind->kind != SourceKind::document &&
      !(may_be_addressed && is_addressed(text, *behind)))
    return {std::move(behind), false};
  if (!tag.conjunction) {
    if (auto before = subject_before(text, verb, bounds)) return {std::move(before), true};
  }
  if (row.subject & subject_document && tag.verb.tense == VerbTense::present && !(behind && is_speaker(*behind))) {
    if (auto document = document_before(text, verb, bounds)) return {std::move(document), true};
  }
  if (behind && may_be_addressed && is_addressed(text, *behind)) return {};
  if (behind && object && !is_speaker(*behind) && text.tags[behind->tokens.begin].mention == no_index &&
      has_pronoun(text, behind->tokens.begin))
    return {};  // "لكنه أكد امتلاكه"
  if (behind && ((object && !(row.subject & subject_any)) || (row.complements & complement_predicate)) &&
      !is_speaker(*behind))
    return {};  // it is what is spoken of
  return {std::move(behind), false};
}

}  // namespace tawatur
