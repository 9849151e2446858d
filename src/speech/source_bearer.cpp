// Whose name a phrase holds: over prepositions, behind a comma, of a bearer that the name finder does not know.
#include <algorithm>

#include "speech/phrase_reader.h"

namespace tawatur {

void PhraseReader::reach_bearer() {
  const TokenIndex end = std::min<TokenIndex>(limit_, at_ + reach_of_role);
  if (at_ < limit_ && text_.is(at_, word_document | word_channel) && !has_article(at_)) return;
  for (TokenIndex i = at_; i < end; ++i) {
    const TokenTag& tag = text_.tags[i];
    if (tag.classes & (word_complementiser | word_relative | word_subordinator) || tag.verb.verb != no_verb) break;
    if (const TokenIndex name_end = text_.is_kind(i, TokenKind::comma) ? unknown_name_end(i + 1) : i; name_end > i) {
      unknown_bearer_ = {i + 1, name_end};
      at_ = name_end;
      return;
    }
    if (text_.is_kind(i, TokenKind::comma) && names_bearer(i + 1))
      continue;  // "المسؤولة عن الصحة في المدينة، فلانة، إن"
    if (tag.quote != no_index && text_.quotes[tag.quote].closed && text_.quotes[tag.quote].words <= 3 &&
        text_.quotes[tag.quote].close + 1 < end && text_.is_kind(text_.quotes[tag.quote].close + 1, TokenKind::comma)) {
      i = text_.quotes[tag.quote].close;  // 'خبير في شركة "كذا"، فلان، '
      continue;
    }
    if (text_.is_kind(i, TokenKind::comma) || text_.is_kind(i, TokenKind::colon) || tag.quote != no_index) break;
    const uint32_t mention = text_.mention_starting(i);
    if (mention == no_index || text_.mentions[mention].kind != EntityKind::person || is_governed(i)) continue;
    person_ = mention, person_tokens_ = text_.mentions[mention].tokens;
    at_ = std::min(limit_, text_.mentions[mention].tokens.end);
    return;
  }
  reach_unknown_bearer();
}

bool PhraseReader::names_bearer(TokenIndex i) const {
  const uint32_t mention = i < limit_ ? text_.mention_starting(i) : no_index;
  if (mention == no_index || text_.mentions[mention].kind != EntityKind::person) return false;
  const TokenIndex end = text_.mentions[mention].tokens.end;
  return end >= limit_ || text_.is_kind(end, TokenKind::comma) || text_.is(end, word_complementiser);
}

TokenIndex PhraseReader::unknown_name_end(TokenIndex i) const {
  TokenIndex end = i;
  while (end < limit_ && end < i + 4 && text_.is_kind(end, TokenKind::arabic) && text_.tags[end].classes == 0 &&
         text_.tags[end].verb.verb == no_verb && !has_article(end) && text_.token(end).enclitic_size == 0)
    ++end;
  if (end < i + 2 || end + 1 >= text_.tags.size() || end > limit_) return 0;
  if (!text_.is_kind(end, TokenKind::comma)) return 0;
  return end + 1 >= limit_ || text_.is(end + 1, word_complementiser) || text_.tags[end + 1].quote != no_index ? end : 0;
}

void PhraseReader::reach_unknown_bearer() {
  if (at_ >= limit_ || !text_.is(at_, word_preposition)) return;
  TokenIndex end = at_ + 1;
  while (end < limit_ && end < at_ + reach_of_role && text_.is_word(end) &&
         !text_.is(end, word_complementiser | word_relative) && !text_.tags[end].attached_for)
    ++end;
  TokenIndex begin = end;
  while (begin > at_ + 1 && end - begin < 3 && is_bare_word(begin - 1)) --begin;
  if (end - begin < 2 ||
      !(has_article(begin - 1) || text_.tags[begin - 1].mention != no_index || text_.is(begin - 1, word_place_speaker)))
    return;
  unknown_bearer_ = {begin, end};
  at_ = end;
}

bool PhraseReader::is_bare_word(TokenIndex i) const {
  const TokenTag& tag = text_.tags[i];
  return text_.is_kind(i, TokenKind::arabic) && tag.classes == 0 && tag.verb.verb == no_verb &&
         tag.mention == no_index && !has_article(i) && !tag.conjunction &&
         (text_.token(i).proclitics & (preposition_ba | preposition_la | conjunction_wa)) == 0 &&
         text_.token(i).enclitic_size == 0;
}

TokenIndex PhraseReader::bearer_without_mention() const {
  for (TokenIndex k = head_ + 2; k < at_; ++k) {
    const bool behind_definite =
        has_article(k - 1) || text_.tags[k - 1].mention != no_index || text_.tags[k - 1].attached_for;
    const TokenTag& tag = text_.tags[k];
    if (!behind_definite || has_article(k) || tag.classes != 0 || tag.conjunction || tag.attached_for ||
        tag.mention != no_index || !text_.is_kind(k, TokenKind::arabic))
      continue;
    const std::string_view form = text_.form(k);
    if (form.starts_with("باسم") || form.starts_with("لل") || at_ - k > 5) continue;
    return k;
  }
  return at_;
}

bool PhraseReader::is_possessor(uint32_t mention) const {
  if (mention != person_ || text_.tags[head_].article) return false;
  const uint64_t head = head_classes();
  static constexpr std::string_view kin[] = {"والد", "والده", "شقيق", "شقيقه", "ابنه", "زوج", "زوجه"};
  if (person_tokens_.begin > head_ + 1)  // "والد الشابة فلانة"
    return has_article(head_ + 1) && !text_.tags[head_].enclitic_pronoun &&
           std::ranges::find(kin, text_.form(head_)) != std::end(kin);
  static constexpr std::string_view kin_or_servant[] = {"محامي", "محاميه", "والد", "والده", "شقيق", "شقيقه", "ابن",
                                                        "ابنه",  "زوج",    "زوجه", "محامو", "دفاع", "مساعد", "اسره",
                                                        "عايله", "انصار",  "مكتب", "فريق",  "حزب",  "حكومه", "اداره"};
  return (head & word_people) || std::ranges::find(kin_or_servant, text_.form(head_)) != std::end(kin_or_servant);
}

void PhraseReader::append_apposition(Source& source) const {
  const TokenIndex i = source.tokens.end + 1;
  if (i >= limit_ || !text_.is_kind(i - 1, TokenKind::comma)) return;
  const TokenIndex end = segment_end(i);
  if (end == i) return;
  if (head_classes() & (word_person | word_people) && !source.named) {
    const uint32_t mention = text_.mention_starting(i) != no_index ? text_.mention_starting(i)
                             : i + 1 < end                         ? text_.mention_starting(i + 1)
                                                                   : no_index;
    const bool person = mention != no_index && text_.mentions[mention].kind == EntityKind::person;
    const bool closed = end < limit_ && text_.is_kind(end, TokenKind::comma);
    if (!person && !(closed && end - i >= 2 && end - i <= 4 && text_.tags[i].classes == 0 &&
                     text_.tags[i].verb.verb == no_verb && !has_article(i)))
      return;
    source.role = source.tokens;
    source.name = {i, person ? std::min(limit_, text_.mentions[mention].tokens.end) : end};
    source.tokens.end = source.name.end;
    source.kind = SourceKind::person, source.named = true, source.definite_noun = false;
    if (!person) return;
    source.mention = mention;
    if (text_.mentions[mention].gender != Gender::unknown) source.gender = text_.mentions[mention].gender;
  } else if (text_.is(i, word_person) && source.role.empty() &&
             (source.kind == SourceKind::person || source.kind == SourceKind::unknown)) {
    source.role = {i, end};
    source.tokens.end = end;
    source.kind = SourceKind::person, source.named = true;
  }
}

TokenIndex PhraseReader::segment_end(TokenIndex i) const {
  TokenIndex end = i;
  while (end < limit_ && end - i < longest_phrase && text_.is_word(end) &&
         !text_.is(end, word_complementiser | word_relative) &&
         !(text_.tags[end].attached_for && text_.is(end, word_medium)))
    ++end;
  return end;
}

}  // namespace tawatur
