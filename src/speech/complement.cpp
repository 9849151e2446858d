#include "speech/complement.h"

#include <algorithm>

#include "speech/attribution_phrase.h"

namespace tawatur {
namespace {

constexpr uint32_t farthest = 40;  // tokens between a verb and what it introduces

bool is_preposition(const TaggedText& text, TokenIndex i, uint32_t allowed) {
  const std::string_view form = text.form(i);
  const TokenTag& tag = text.tags[i];
  if (allowed & complement_about && form == "عن") return true;
  if (allowed & complement_to && form == "الي")
    return i + 1 >= text.tags.size() ||
           (text.form(i + 1) != "جانب" && text.form(i + 1) != "ذلك" && text.form(i + 1) != "حد");
  if (allowed & complement_on && form == "علي") return true;
  if (allowed & complement_from && form == "من") return true;
  if (allowed & complement_in && form == "في") return true;
  const bool inside_name = tag.mention != no_index && i > text.mentions[tag.mention].tokens.begin;
  const auto attached = [&](std::string_view letter, uint8_t bit, bool known) {
    if (form == letter) return true;
    if (inside_name) return false;  // "المجلس الإقليمي للملاحة"
    const Token& token = text.token(i);
    return (known || (token.proclitics & bit) != 0) && tag.medium_size == 0 &&
           (tag.classes & (word_preposition | word_channel)) == 0;
  };
  const bool begins_by =
      form.starts_with("ب") && form.size() >= 6 && (tag.classes & word_native_ba) == 0 && tag.mention == no_index;
  if (allowed & complement_by && attached("ب", preposition_ba, tag.attached_by || begins_by)) return true;
  return (allowed & complement_for) != 0 && attached("ل", preposition_la, tag.attached_for) &&
         (tag.classes & (word_medium | word_people)) == 0;
}

/// A verb of the list that cannot be a noun here.
bool is_plain_verb(const TaggedText& text, TokenIndex i) {
  const TokenTag& tag = text.tags[i];
  if (tag.verb.verb == no_verb || tag.verb_has_object || (tag.classes & noun_classes) != 0 || tag.mention != no_index)
    return false;
  if (i + 1 < text.tags.size() && text.form(i + 1).starts_with("عليه") &&
      text.form(i).find("طلع") != std::string_view::npos)
    return false;  // "وثيقة اطلعت عليها الوكالة"
  return !(tag.verb.tense == VerbTense::past && tag.verb.gender == Gender::masculine &&
           tag.verb.count == Count::singular && !tag.conjunction);
}

/// A quotation, a colon or a complementiser within the next words, before any verb.
bool speech_follows(const TaggedText& text, TokenIndex i) {
  const TokenIndex end = std::min<TokenIndex>(static_cast<TokenIndex>(text.tags.size()), i + 10);
  for (TokenIndex k = i; k < end; ++k) {
    if (text.tags[k].quote != no_index || text.is(k, word_complementiser) || text.is_kind(k, TokenKind::colon))
      return true;
    if (text.is_kind(k, TokenKind::stop) || text.tags[k].verb.verb != no_verb) return false;
  }
  return false;
}

/// A few quoted words that are no speech: a subject by its name ("أوضحت "غوغل" أن"), or words of the phrase that they
/// stand in.
bool is_quoted_phrase(const TaggedText& text, TokenIndex verb, const Quote& quote, uint32_t allowed) {
  const TokenIndex after = quote.close + 1;
  const bool word_follows = after < text.tags.size() && text.is_word(after) && !text.tags[after].conjunction;
  if (quote.words <= 3 && word_follows && text.is(after, word_complementiser)) return true;
  if (quote.words <= 4 && quote.open > verb + 1 && word_follows && text.is(after, word_preposition) &&
      speech_follows(text, after))
    return true;  // 'قال ائتلاف المعارضة "طاولة الوحدة" في بيان: "…"'
  const bool subject_first =
      verb > 0 && text.is_word(verb - 1) && !text.tags[verb].conjunction;  // "المهاجم صاح "الله أكبر""
  if (quote.words <= 2 && word_follows && quote.open == verb + 1 &&
      (!subject_first || (allowed & complement_object) != 0) && text.tags[after].verb.verb == no_verb)
    return true;
  if (quote.words >= 3 &&
      (after >= text.tags.size() || text.is_kind(after, TokenKind::stop) || text.tags[after].line_start))
    return false;  // it ends the sentence, and nothing else was said
  const TokenTag& before = text.tags[quote.open - 1];
  const TokenIndex near = allowed & complement_object ? 2 : 3;  // "نفت سوريا وقوع "اعتداء خارجي""
  return quote.words <= (quote.open > verb + near ? 4u
                         : quote.open == verb + 2 ? 2u
                                                  : 0u) &&
         !(allowed & complement_predicate) && text.is_kind(quote.open - 1, TokenKind::arabic) &&
         (before.classes & ~word_event) == 0 && before.mention == no_index && before.echo == no_index &&
         before.verb.verb == no_verb && text.form(quote.open - 1).size() > 2;
}

/// "بعد أن", "رغم أن": the complementiser belongs to the word before it, not to a verb of saying.
bool is_bound(const TaggedText& text, TokenIndex i) {
  static constexpr std::string_view binders[] = {"بعد", "قبل", "رغم", "دون", "مع",    "غير", "الا",  "حتي",
                                                 "كما", "منذ", "شرط", "حيث", "خصوصا", "بيد", "لولا", "لو"};
  if (text.form(i) == "ان" && i + 1 < text.tags.size() &&
      (text.form(i + 1) == "لم" || text.form(i + 1) == "كان" || text.form(i + 1) == "كانت") &&
      (!text.is(i - 1, word_preposition) || text.form(i - 1).ends_with("ها") || text.form(i - 1).ends_with("ه")) &&
      slice(text.page.text, text.token(i).span()).starts_with("إ"))
    return true;  // "إن لم تكن": a condition
  return std::ranges::find(binders, text.form(i - 1)) != std::end(binders);
}

/// "ديفيس، وهو أحد قدامى الحزب، قال"
bool is_description_opener(std::string_view form) { return form == "وهو" || form == "وهي" || form == "وهم"; }

TokenIndex after_insertion(const TaggedText& text, TokenIndex i, TokenIndex end) {
  for (TokenIndex k = i + 1; k < std::min<TokenIndex>(end, i + 16); ++k)
    if (text.is_kind(k, TokenKind::comma) || text.is(k, word_complementiser)) return k;
  return i + 1;
}

}  // namespace

TokenIndex after_bracket(const TaggedText& text, TokenIndex i, TokenIndex end) {
  for (TokenIndex k = i + 1; k < std::min<TokenIndex>(end, i + 11); ++k)
    if (text.is_kind(k, TokenKind::close_bracket)) return k + 1;
  return i + 1;
}

bool is_name_quote(const TaggedText& text, const Quote& quote) {
  if (quote.words > 4 || quote.open == 0) return false;
  const TokenIndex before = quote.open - 1;
  if (text.is(before, word_medium | word_institution | word_social)) return true;
  static constexpr std::string_view naming[] = {"اسم", "باسم", "عنوان", "بعنوان", "مسمي", "شعار"};
  if (std::ranges::find(naming, text.form(before)) != std::end(naming)) return true;  // 'كتابا حمل اسم "كذا"'
  const bool comma_behind = quote.close + 1 < text.tags.size() && text.is_kind(quote.close + 1, TokenKind::comma);
  if (comma_behind && quote.words <= 3 && before > 0 && text.is(before - 1, word_institution | word_medium) &&
      !text.tags[before - 1].article && text.tags[before].verb.verb == no_verb)
    return true;  // 'شركة الأبحاث "كذا"، '
  if (comma_behind && quote.words <= 2 && before > 0 && text.form(before) == "في" &&
      (text.is(before - 1, word_person) || (before > 1 && text.is(before - 2, word_person))))
    return true;                                                                 // 'محلل آخر في "كذا"، '
  if (text.form(before) == "عليها" || text.form(before) == "عليه") return true;  // "وثائق حصلت عليها "كذا""
  if (text.tags[quote.open + 1].medium_size > 0 && text.tags[quote.open + 1].medium_size + 1u >= quote.words)
    return true;
  return text.form(before) == "ل" && !text.token(quote.open).space_before;
}

bool is_long_name(const TaggedText& text, const Quote& quote) {
  if (!quote.closed || quote.words > 12 || quote.open == 0) return false;
  TokenIndex before = quote.open - 1;
  if (text.is(before, word_institution | word_people) && before > 0) --before;  // "قالت مجموعة "…""
  const TokenTag& verb = text.tags[before];
  if (verb.verb.verb == no_verb || verb.verb.tense == VerbTense::participle) return false;
  const TokenIndex end = std::min<TokenIndex>(static_cast<TokenIndex>(text.tags.size()), quote.close + 14);
  TokenIndex behind = quote.close + 1;
  if (behind < end && before + 1 < quote.open && text.is_kind(behind, TokenKind::comma)) ++behind;
  if (behind >= end || !text.is(behind, word_preposition | word_complementiser)) return false;
  for (TokenIndex k = behind; k < end; ++k) {
    if (text.is(k, word_complementiser)) return !is_bound(text, k);
    if (text.is_kind(k, TokenKind::stop) || is_plain_verb(text, k)) return false;
    if (text.is_kind(k, TokenKind::comma) && before + 1 == quote.open) return false;
  }
  return false;
}

FoundComplement find_complement(const TaggedText& text, TokenIndex verb, TokenIndex end, uint32_t allowed) {
  FoundComplement by_preposition;
  bool in_relative_clause = false;
  TokenIndex inner_verb = 0;  // "السفارة التي اعتبرت أنها": the verb in a relative clause that the next أن belongs to
  const TokenIndex stop = std::min<TokenIndex>(end, verb + farthest);
  for (TokenIndex k = verb + 1; k < stop;) {
    const TokenTag& tag = text.tags[k];
    if (tag.quote != no_index) {
      const Quote& quote = text.quotes[tag.quote];
      if (quote.closed &&
          (is_name_quote(text, quote) || is_long_name(text, quote) || is_quoted_phrase(text, verb, quote, allowed))) {
        k = quote.close + 1;
        continue;
      }
      // a few quoted words in a phrase: the phrase is the complement
      if (by_preposition.kind != ComplementKind::none && quote.closed &&
          k > by_preposition.begin + (quote.words <= 6 ? 1u : 2u)) {
        k = quote.close + 1;
        continue;
      }
      if (allowed & complement_quote) return {ComplementKind::quote, k, tag.quote};
      if (quote.closed && quote.words <= 4 && k == verb + 1) {  // a subject by its name in marks
        k = quote.close + 1;
        continue;
      }
      break;
    }
    const TokenKind kind = text.token(k).kind;
    if (kind == TokenKind::open_bracket) {
      k = after_bracket(text, k, stop);
      continue;
    }
    if (kind == TokenKind::colon) {
      if (!(allowed & complement_colon)) break;
      const uint32_t quote = k + 1 < end ? text.tags[k + 1].quote : no_index;
      return quote != no_index && text.quotes[quote].outermost ? FoundComplement{ComplementKind::quote, k + 1, quote}
                                                               : FoundComplement{ComplementKind::colon, k, no_index};
    }
    if (kind == TokenKind::stop) break;
    if (tag.classes & word_complementiser && inner_verb > 0 && k <= inner_verb + 8) {
      inner_verb = 0;
      ++k;
      continue;
    }
    const bool of_preposition = text.form(k - 1) == "علي" && (allowed & complement_on) == 0;  // "على أن تتولى"
    if (tag.classes & word_complementiser && allowed & complement_that && !is_bound(text, k) && !of_preposition &&
        !(in_relative_clause && k > verb + 12 &&
          !slice(text.page.text, text.token(k).span()).starts_with("إ")))  // إن with its hamza is a verb of saying's
      return {ComplementKind::that, k, no_index};
    if (tag.classes & word_relative || is_description_opener(text.form(k)) || text.form(k) == "حيث") {
      in_relative_clause = true;
      ++k;
      continue;
    }
    if (kind == TokenKind::comma || (tag.attached_for && tag.classes & word_medium))
      in_relative_clause = false, inner_verb = 0;
    if (const auto inserted = match_attribution(text, k, stop);
        inserted && !inserted->needs_end && text.is_kind(k - 1, TokenKind::comma)) {
      k = after_insertion(text, k, stop);  // "وقالت القناة، وفق ما نقلت وكالة X، إن"
      continue;
    }
    const bool adjective =
        text.form(k) == "غير" && k + 1 < stop && !text.is(k + 1, word_complementiser);  // "غير حاسمة"
    if (tag.classes & (word_clause_start | word_subordinator) && k > verb + 1 && !adjective) break;
    if (text.form(k) == "في" && k + 1 < stop && text.form(k + 1) == "حين") break;
    const bool his_words = tag.verb.verb != no_verb && k + 1 < stop &&
                           (SpeechLexicon::get().verb(tag.verb.verb).complements & complement_transfer) != 0 &&
                           (text.form(k + 1).ends_with("ه") || text.form(k + 1).ends_with("ها"));
    if (tag.verb_has_object && tag.verb.verb != no_verb && text.form(k - 1).ends_with("ما"))
      inner_verb = k;                            // "نفى ما أعلنه الطبيب من أن"
    if (is_plain_verb(text, k) && !his_words) {  // but "مسؤول نقلت أقواله صحيفة كذا"
      if (!in_relative_clause) break;
      if (SpeechLexicon::get().verb(tag.verb.verb).complements & complement_that) inner_verb = k;
    }
    if (by_preposition.kind == ComplementKind::none && allowed & prepositional_complements &&
        is_preposition(text, k, allowed))
      by_preposition = {ComplementKind::preposition, k, no_index};
    ++k;
  }
  if (by_preposition.kind != ComplementKind::none) return by_preposition;
  if (allowed & complement_past_object && text.tags[verb].verb.tense == VerbTense::past) allowed |= complement_object;
  if (allowed & (complement_object | complement_verdict | complement_blame | complement_attack) && verb + 1 < end)
    return {ComplementKind::object, verb + 1, no_index};
  return {};
}

}  // namespace tawatur
