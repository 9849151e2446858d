#include "language/lexicon.h"
#include "names/heads.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

constexpr uint8_t often_met = 24;  // Token::frequency of seven occurrences in the counted news

/// المجهود الحربي, الكلية الحربية: an adjective that is a surname too.
bool is_adjective_of_noun_before(const MentionDraft& draft, const Mention& m) {
  const TokenIndex i = m.tokens.begin;
  if (m.tokens.size() != 1 || i == 0 || !draft.is_arabic(i) || !draft.definite(i) || draft.has_clitics(i)) return false;
  if (!draft.free(i - 1) || !draft.is_arabic(i - 1) || !draft.definite(i - 1)) return false;
  const std::string_view adjective = draft.stem(i), noun = draft.stem(i - 1);
  if ((heads_of(noun) & role_head) != 0 || draft.share(i - 1, NameReading::person_begin) > 0) return false;
  if (adjective.ends_with("يه")) return noun.ends_with("ه");
  return adjective.ends_with("ي") && !draft.is_no_common_word(i) && !draft.is_no_common_word(i - 1);
}

/// أسمائهم, جيشنا هو الأقوى: what is somebody's is told by its noun, not by a name.
bool is_owned_noun(const MentionDraft& draft, const Mention& m) {
  const TokenIndex first = m.tokens.begin;
  return draft.is_arabic(first) && draft.token(first).enclitic_size > 0 &&
         (draft.token(first).frequency > often_met || heads_of(draft.stem(first)) != 0) &&
         Lexicon::shipped().statistics(draft.stem(first)).in_dictionary;
}

/// (الفرنسية), المجلس, البنك: neither an adjective of a country nor the common noun of a body names one alone.
bool is_common_word_alone(const MentionDraft& draft, const Mention& m) {
  static constexpr std::string_view nouns[] = {"مجلس",  "حزب",  "بنك",   "شركه",  "موسسه", "جمعيه",
                                               "رابطه", "لجنه", "هييه",  "منظمه", "وزاره", "قناه",
                                               "صحيفه", "قوات", "سفاره", "اداره", "فيتو"};
  const TokenIndex first = m.tokens.begin;
  if (m.tokens.size() != 1 || !draft.is_arabic(first) || !draft.definite(first)) return false;
  const std::string_view stem = draft.stem(first);
  return is_one_of(stem, nouns) || is_feminine_country_adjective(stem);
}

/// المدينة, القارة, الملعب: nor does the noun for a kind of place; المملكة and الجزيرة do.
bool is_kind_of_place_alone(const MentionDraft& draft, const Mention& m) {
  static constexpr std::string_view nouns[] = {
      "مدينه", "قاره",  "بحر", "محيط",  "منطقه",  "بلده",   "قريه", "ملعب",  "مطار", "سوق",  "نهر",
      "جبل",   "عاصمه", "دير", "ولايه", "ولايات", "مستشفي", "مسجد", "كنيسه", "قصر",  "قلعه", "متحف",
      "معبد",  "شارع",  "جسر", "بلاد",  "وطن",    "دوله",   "مخيم", "حي",    "حدود", "ساحه", "تل"};
  const TokenIndex first = m.tokens.begin;
  // مكة والمدينة
  if (first > 0 && (draft.core(first - 1) == "مكه" || draft.core(first - 1) == "المكرمه")) return false;
  return m.tokens.size() == 1 && draft.is_arabic(first) && draft.definite(first) && is_one_of(draft.stem(first), nouns);
}

/// مجلس الإدارة, مجلس إدارة البنك: every company has one.
bool is_board(const MentionDraft& draft, const Mention& m) {
  const TokenIndex first = m.tokens.begin;
  return m.tokens.size() > 1 && draft.is_arabic(first) && draft.stem(first) == "مجلس" && draft.is_arabic(first + 1) &&
         draft.stem(first + 1) == "اداره";
}

}  // namespace

bool writes_ya_without_dots(const MentionDraft& draft) {
  size_t without = 0, with = 0;
  for (TokenIndex i = 0; i < draft.size(); ++i)
    if (draft.form(i) == "في") ++(slice(draft.text(), draft.token(i).span()).ends_with("ى") ? without : with);
  return without > with;
}

bool is_no_name(const MentionDraft& draft, const Mention& m) {
  switch (m.kind) {
    case EntityKind::person:
      return is_spokesman_of(draft, m.tokens.begin + 1) || is_adjective_of_noun_before(draft, m) ||
             (m.tokens.size() == 1 && draft.form(m.tokens.begin) == "لصالح");
    case EntityKind::organisation:
      return is_owned_noun(draft, m) || is_common_word_alone(draft, m) || is_board(draft, m);
    case EntityKind::place:
      return is_kind_of_place_alone(draft, m);
    case EntityKind::other:
      return false;
  }
  return false;
}

}  // namespace tawatur
