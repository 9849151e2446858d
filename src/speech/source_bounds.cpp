// Where a noun phrase that can be a source ends.
#include <algorithm>

#include "speech/complement.h"
#include "speech/phrase_reader.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_name_quote = 4;

/// By the ending of origin, or one of those that stand behind institutions.
bool is_adjective(std::string_view form) {
  static constexpr std::string_view others[] = {
      "العليا",  "الاعلي", "العام",   "العامه", "الحاكم",   "الحاكمه", "المتحده",  "الكبري",  "المستقل", "المحتل",
      "المحليه", "الجديد", "الجديده", "الموحد", "المستقله", "المسلحه", "المشتركه", "المختصه", "المعارض", "المعارضه"};
  return form.ends_with("ي") || form.ends_with("يه") || form.ends_with("يون") || form.ends_with("يين") ||
         std::ranges::find(others, form) != std::end(others);
}

}  // namespace

void PhraseReader::walk() {
  while (at_ < limit_ && at_ - begin_ < longest_phrase) {
    const TokenTag& tag = text_.tags[at_];
    if (at_ == head_ && tag.classes & word_preposition && text_.form(at_) == "علي")
      return;  // the preposition, not the name
    if (tag.medium_size > 0) {
      // "أبلغ فلان | رويترز", "أبلغ المسؤول فلان | رويترز"
      if (at_ > head_ && (person_ != no_index || (head_classes() & word_person && text_.tags[head_].article))) return;
      if (medium_ == UINT16_MAX) medium_ = tag.medium, medium_at_ = at_;
      at_ = std::min<TokenIndex>(limit_, at_ + tag.medium_size);
      continue;
    }
    if (const uint32_t mention = text_.mention_starting(at_); mention != no_index) {
      const Mention& m = text_.mentions[mention];
      if (person_ != no_index && !tag.conjunction) return;
      if (m.tokens.size() == 1 && is_spoken_to(tag)) return;
      if (at_ > head_ && m.kind == EntityKind::person && is_governed(at_)) return;  // "رسالة | لفلان"
      if (m.kind == EntityKind::person && person_ == no_index && !is_place_name(at_))
        person_ = mention, person_tokens_ = m.tokens;
      if (first_mention_ == no_index) first_mention_ = mention;
      at_ = std::min(limit_, std::max(at_ + 1, m.tokens.end));
      if (person_ == mention && (head_ == m.tokens.begin || (head_classes() & word_person) != 0)) {
        extend_hashtag();
        extend_name();
        if (!followed_by_name_part()) return;
      }
      continue;
    }
    if (tag.echo != no_index && person_ == no_index && (at_ == head_ || (head_classes() & word_person) != 0)) {
      person_ = tag.echo, person_tokens_ = {at_, at_ + 1};
      ++at_;
      return;
    }
    if (tag.quote != no_index) {
      const Quote& quote = text_.quotes[tag.quote];
      const uint32_t longest = at_ == head_ && is_long_name(text_, quote) ? longest_phrase : longest_name_quote;
      if (!quote.closed || quote.words > longest || quote.close >= limit_) return;
      if (const TokenTag& inner = text_.tags[quote.open + 1]; inner.medium_size > 0 && medium_ == UINT16_MAX)
        medium_ = inner.medium, medium_at_ = quote.open + 1;
      if (at_ == head_) head_ = quote.open + 1, name_in_marks_ = true;  // "موقع كذا"
      at_ = quote.close + 1;
      continue;
    }
    if (text_.is_kind(at_, TokenKind::open_bracket)) {
      if (!take_bracket()) return;
      continue;
    }
    if (text_.is_kind(at_, TokenKind::dash) && at_ > begin_ && !text_.token(at_).space_before) {
      ++at_;
      continue;
    }
    if (head_classes() & word_medium && text_.form(at_) == "ل" && at_ + 1 < limit_ &&
        text_.tags[at_ + 1].quote != no_index) {
      ++at_;  // 'الموقع الإلكتروني لـ"كذا"'
      continue;
    }
    if (text_.form(at_) == "_" && at_ > head_ && at_ + 1 < limit_ && !text_.token(at_).space_before) {
      at_ += 2;  // "#ميليشيا_كذا"
      continue;
    }
    if (!text_.is_word(at_) || ends_phrase(tag)) return;
    ++at_;
  }
}

bool PhraseReader::take_bracket() {
  for (TokenIndex i = at_ + 1; i < std::min<TokenIndex>(limit_, at_ + 8); ++i) {
    if (!text_.is_kind(i, TokenKind::close_bracket)) {
      if (const TokenTag& inner = text_.tags[i]; inner.medium_size > 0 && medium_ == UINT16_MAX && i == at_ + 1)
        medium_ = inner.medium, medium_at_ = i;
      continue;
    }
    at_ = i + 1;
    return true;
  }
  return false;
}

bool PhraseReader::ends_phrase(const TokenTag& tag) const {
  if (tag.classes &
      (word_complementiser | word_relative | word_subordinator | word_clause_start | word_negation | word_deictic))
    return true;
  const std::string_view form = text_.form(at_);
  if (form == "قد" || (at_ > head_ && (form == "كان" || form == "كانت"))) return true;
  if (form == "ل" && at_ > head_ && at_ + 1 < limit_) {  // 'الخبراء | ل"كذا"'
    if (text_.tags[at_ + 1].medium_size > 0) return true;
    if (text_.tags[at_ + 1].quote != no_index)
      return (head_classes() & (word_people | word_anonymous)) != 0 ||
             text_.tags[std::min(at_ + 2, limit_ - 1)].medium_size > 0;
  }
  if (at_ > head_ && form == "العديد" && has_article(at_ - 1)) return true;  // "الباحثون | العديد من"
  if (at_ > head_ && (form == "هذا" || form == "هذه" || form == "ذلك" || form == "تلك")) return true;
  // "وثائق | حصلت عليها": what is told of them
  if (at_ > head_ && at_ + 1 < limit_ && text_.is(at_ + 1, word_preposition) &&
      (text_.form(at_ + 1).ends_with("ها") ||
       (text_.form(at_ + 1).ends_with("ه") && !tag.article && tag.mention == no_index)))
    return true;
  if (const NounForm* noun = SpeechLexicon::get().noun_form(form); noun != nullptr && noun->has_pronoun)
    return true;  // قوله
  if (tag.classes & word_preposition) return true;
  if (tag.classes & word_time && at_ > begin_) return true;
  if (tag.classes & (word_adverb | word_time)) return true;
  if (at_ == head_) return (tag.classes & word_event) != 0 && tag.mention == no_index;
  if (tag.classes & word_event) return !is_field_of_head();
  if (begins_next_phrase(tag)) return true;
  if (form == "باسم" || form == "باسمها" || form == "باسمه")
    return (head_classes() & word_person) == 0 || !is_spokesperson();
  if (tag.verb.verb != no_verb && (tag.classes & noun_classes) == 0) {
    const bool plain_noun = tag.verb.tense == VerbTense::past && tag.verb.count == Count::singular &&
                            tag.verb.gender == Gender::masculine && !tag.conjunction;
    if (!plain_noun) return true;
  }
  if (at_ > head_ && at_ + 1 < limit_ && (form == "طلب" || form == "رفض" || form == "فضل" || form == "اشترط") &&
      (text_.form(at_ + 1) == "عدم" || text_.is(at_ + 1, word_complementiser | word_event) ||
       text_.form(at_ + 1).ends_with("كشف") || text_.form(at_ + 1).ends_with("ذكر")))
    return true;  // "مسؤول | طلب عدم كشف هويته"
  if (tag.attached_by) return true;
  if (tag.attached_for && tag.classes & word_person && form.ends_with("ين")) return true;  // "الوزير | للصحفيين"
  if (tag.attached_for)
    return (tag.classes & (word_medium | word_people | word_social)) != 0 ||
           (head_classes() & (word_person | word_document | word_institution | word_people)) == 0;
  // بـ and لـ before words that the lists do not know
  if (const Token& token = text_.token(at_);
      (token.proclitics & preposition_ba) || ((token.proclitics & preposition_la) && (head_classes() & (word_medium))))
    return true;
  return false;
}

bool PhraseReader::is_spoken_to(const TokenTag& tag) const {
  return (head_classes() & word_person) != 0 && at_ > head_ && (at_ > head_ + 1 || text_.tags[head_].article) &&
         has_article(at_) && has_article(at_ - 1) && !text_.form(at_).ends_with("يه") &&
         (tag.classes & (word_people | word_institution | word_court)) != 0;
}

bool PhraseReader::begins_next_phrase(const TokenTag& tag) const {
  if (is_spoken_to(tag)) return true;
  // "جماعات حقوقية | التقرير"
  if (at_ == head_ + 2 && !has_article(head_) && is_feminine_form(text_.form(head_)) && tag.mention == no_index &&
      text_.form(at_ - 1).ends_with("يه") && !has_article(at_ - 1) && has_article(at_) &&
      text_.tags[at_ - 1].classes == 0)
    return true;
  // "أحد القرويين | المشهد"
  if (at_ == head_ + 1 && head_ > begin_ && text_.form(begin_).ends_with("احد") && has_article(at_) &&
      has_article(head_) && tag.classes == 0 && !text_.form(at_).ends_with("ين") && !text_.form(at_).ends_with("يه") &&
      !text_.form(at_).ends_with("ي"))
    return true;
  // "الكاتب | مقترحه": his own, and no part of his name
  if (at_ == head_ + 1 && text_.tags[head_].article && tag.classes == 0 && tag.mention == no_index &&
      text_.token(at_).enclitic_size > 0 && !slice(text_.page.text, text_.token(at_).span()).ends_with("ة") &&
      text_.form(at_) != "نفسه")
    return true;
  // "حمل الجيش | النظام": two definite nouns beside each other are two phrases
  if (head_classes() & word_institution && at_ == head_ + 1 && text_.tags[head_].article && tag.article &&
      tag.classes & (word_people | word_institution) && !text_.form(at_).ends_with("يه") &&
      !text_.form(at_).ends_with("ي"))
    return true;
  // "رئيس المفوضية | رسالة تهنئة": what he sends
  if (head_classes() & word_person && at_ > head_ + 1 && tag.classes & (word_document | word_channel) &&
      !has_article(at_) && (has_article(at_ - 1) || text_.tags[at_ - 1].mention != no_index))
    return true;
  // "موقع فيسبوك | رسالة": what is sent there
  if (medium_ != UINT16_MAX && medium_at_ == head_ + 1 && tag.classes & word_document && !has_article(at_)) return true;
  // "الحكومة البريطانية | روسيا": whom she speaks of
  if (head_classes() & word_institution && text_.tags[head_].article && at_ > head_ + 1 && has_article(at_ - 1) &&
      tag.mention != no_index && !has_article(at_) && text_.mentions[tag.mention].kind == EntityKind::place)
    return true;
  if (head_classes() & word_person || tag.mention != no_index || !text_.is_kind(at_, TokenKind::arabic)) return false;
  const std::string_view form = text_.form(at_);
  if (is_behind_whole_name() && has_article(at_) && !is_adjective(form)) return true;  // "هيئة الانتخابات | النتائج"
  if (has_article(at_))
    return is_behind_name() && (head_classes() & ~word_place_speaker) == 0 && !form.ends_with("يه") &&
           !form.ends_with("ي") && !form.ends_with("يون");  // "نفت دمشق | الأمر"
  if (tag.attached_for || text_.form(at_).starts_with("ل")) return false;
  const bool adjective = form.ends_with("يه") || form.ends_with("ي");
  if (is_behind_name()) return !(adjective && (head_classes() & word_medium));  // "قناة سمر | شمالية"
  if ((head_classes() & ~word_place_speaker) == 0) return false;
  if (has_article(at_ - 1)) return true;
  return at_ >= head_ + 2 && (tag.classes & word_person) != 0;
}

bool PhraseReader::is_field_of_head() const {
  return at_ == head_ + 1 && !has_article(head_) && text_.tags[head_].mention == no_index &&
         (head_classes() & (word_person | word_institution)) != 0 &&
         (head_classes() & (word_people | word_anonymous | word_place_speaker)) == 0;
}

bool PhraseReader::is_governed(TokenIndex i) const {
  return text_.tags[i].attached_for || text_.tags[i].attached_by ||
         (text_.token(i).proclitics & (preposition_la | preposition_ba)) != 0;
}

bool PhraseReader::is_place_name(TokenIndex i) const {
  if (i == 0 || i == head_) return false;
  static constexpr std::string_view places[] = {"محافظه", "مدينه", "ولايه", "مقاطعه", "بلده", "قريه",
                                                "جزيره",  "اقليم", "منطقه", "شارع",   "مطار", "مستشفي"};
  const auto is_place = [&](TokenIndex k) { return std::ranges::find(places, text_.form(k)) != std::end(places); };
  return is_place(i - 1) || (i >= 2 && i - 1 > head_ && is_place(i - 2));
}

bool PhraseReader::is_behind_whole_name() const {
  if (first_mention_ == no_index) return false;
  const Mention& m = text_.mentions[first_mention_];
  return m.kind == EntityKind::organisation && m.tokens.begin == head_ && m.tokens.end == at_ && m.tokens.size() > 1;
}

bool PhraseReader::is_behind_name() const {
  return text_.tags[at_ - 1].mention != no_index && first_mention_ != no_index &&
         text_.mentions[first_mention_].kind != EntityKind::person;
}

bool PhraseReader::is_spokesperson() const {
  return text_.form(head_).find("متحدث") != std::string_view::npos ||
         text_.form(head_).find("ناطق") != std::string_view::npos;
}

void PhraseReader::extend_hashtag() {
  while (at_ + 1 < limit_ && text_.form(at_) == "_" && !text_.token(at_).space_before &&
         text_.is_kind(at_ + 1, TokenKind::arabic))
    at_ += 2;
  if (person_ != no_index) person_tokens_.end = std::max(person_tokens_.end, at_);
}

void PhraseReader::extend_name() {
  TokenIndex end = at_;
  while (end < limit_ && end < at_ + 2) {
    const TokenTag& tag = text_.tags[end];
    const Token& token = text_.token(end);
    if (!text_.is_kind(end, TokenKind::arabic) || tag.classes != 0 || tag.verb.verb != no_verb ||
        tag.mention != no_index || tag.medium_size > 0 || tag.conjunction || text_.form(end) == "قد" ||
        token.enclitic_size > 0 || (token.proclitics & ~article) != 0)
      break;
    ++end;
  }
  if (end == at_ || end >= limit_) return;
  const bool closed = text_.tags[end].quote != no_index || text_.is_kind(end, TokenKind::colon) ||
                      text_.is(end, word_complementiser) || text_.tags[end].attached_for;
  if (!closed) return;
  at_ = end;
  person_tokens_.end = end;
}

bool PhraseReader::followed_by_name_part() const { return at_ < limit_ && text_.is_kind(at_, TokenKind::open_bracket); }

}  // namespace tawatur
