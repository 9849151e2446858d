#include "names/heads.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

bool listed(const MentionDraft& draft, TokenIndex i) { return (draft.known(i).lists & personal_name_list) != 0; }

bool may_follow_name(const MentionDraft& draft, TokenIndex i, TokenIndex end) {
  return i < end && draft.free(i) && draft.is_arabic(i) && !draft.has_clitics(i);
}

/// A word never met may begin with letters that look like a clitic (برايفرمان).
bool may_be_surname(const MentionDraft& draft, TokenIndex i, TokenIndex end) {
  constexpr uint8_t never_met = 8;
  return i < end && draft.free(i) && draft.is_stranger(i) && draft.token(i).frequency < never_met;
}

bool behind_speech(const MentionDraft& draft, TokenIndex i) {
  static constexpr std::string_view verbs[] = {"قال",  "قالت", "اضاف", "اضافت", "علق",
                                               "علقت", "اكد",  "اكدت", "اوضح",  "اوضحت"};
  return i > 0 && draft.is_arabic(i - 1) && is_one_of(draft.stem(i - 1), verbs);
}

/// Words that the news read as the parts of a person's name, or two strangers of which one is a name of Wikidata or
/// which stand beside a person (… ستيف بايكر وسويلا برايفرمان).
TokenIndex two_parts(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (!may_follow_name(draft, i + 1, end) && !may_be_surname(draft, i + 1, end)) return i;
  const int first = draft.share(i, NameReading::person_begin), second = draft.share(i + 1, NameReading::person_inside);
  const bool read_so = (first >= 2 && second >= 2) || (first >= 1 && second == 3 && draft.core(i) != "باسم");
  const bool beside_person = i > 0 && draft.is_person(i - 1) && (draft.token(i).proclitics & conjunction_wa) != 0;
  const bool speaks = behind_speech(draft, i);  // وقال فيودر ستاروغين، رئيس …
  const bool strangers = draft.is_stranger(i) && draft.is_stranger(i + 1) &&
                         (listed(draft, i) || listed(draft, i + 1) || beside_person || speaks);
  if (!read_so && !strangers) return i;
  draft.add(i, i + 2, EntityKind::person);
  return i + 1;
}

/// وزير الخارجية الأورساني إلياس فرح: two given names behind an office told with its country.
TokenIndex behind_office(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  constexpr TokenIndex longest_office = 5;
  const auto is_given_name = [&](TokenIndex k) {
    return listed(draft, k) && !draft.definite(k) && draft.token(k).enclitic_size == 0 &&
           (draft.share(k, NameReading::person_begin) > 0 || draft.share(k, NameReading::person_inside) > 0);
  };
  if (i < 2 || !is_given_name(i) || !may_follow_name(draft, i + 1, end) || !is_given_name(i + 1)) return i;
  if (!draft.is_arabic(i - 1) || !draft.is_definite_adjective(i - 1)) return i;
  for (TokenIndex k = i - 1; k > 0 && k + longest_office > i && draft.is_arabic(k); --k) {
    if ((heads_of(draft.stem(k)) & role_head) != 0) {
      draft.add(i, i + 2, EntityKind::person);
      return i + 1;
    }
    if (!draft.definite(k)) return i;
  }
  return i;
}

/// والدته ناريمان, ولداه حسن وحسين: a given name behind a word of kinship or beside such a one.
TokenIndex kin(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view words[] = {"والد", "والده", "ام",  "اخ",   "اخت",  "شقيق", "شقيقه", "نجل",   "نجله",
                                               "ابن",  "ابنه",  "زوج", "زوجه", "ولد",  "ولدا", "حفيد",  "حفيده", "بنت",
                                               "عم",   "عمه",   "خال", "طفل",  "طفله", "ابنت", "زوجت",  "والدت"};
  if (i == 0 || draft.definite(i) || draft.token(i).enclitic_size > 0 || !listed(draft, i)) return i;
  const auto is_kin = [&](TokenIndex k) {
    return draft.is_arabic(k) && draft.token(k).enclitic_size > 0 && is_one_of(draft.stem(k), words);
  };
  const bool joined = draft.token(i).proclitics == conjunction_wa && i > 1 && draft.is_person(i - 1) && is_kin(i - 2);
  const bool behind_kin = draft.token(i).proclitics == 0 && is_kin(i - 1);
  if (!joined && !behind_kin) return i;
  const bool beside_name = i + 1 < end && draft.is_arabic(i + 1) &&
                           (draft.token(i + 1).proclitics & conjunction_wa) != 0 && listed(draft, i + 1);
  if (draft.share(i, NameReading::person_begin) == 0 && !beside_name) return i;
  draft.add(i, i + 1, EntityKind::person);
  return i;
}

/// عز الدين أبو ستيت: an honorific given name with what follows of the name.
TokenIndex honorific(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view firsts[] = {"عز",   "صلاح", "نور",  "علاء", "شمس", "سيف",  "زين",  "بهاء", "ضياء",
                                                "جمال", "محي",  "محيي", "شرف",  "سعد", "حسام", "عماد", "ناصر", "فخر",
                                                "تاج",  "خير",  "كمال", "جلال", "قمر", "امين", "عصام", "شهاب"};
  if (i + 1 >= end || draft.definite(i) || draft.token(i).enclitic_size > 0 || !is_one_of(draft.stem(i), firsts))
    return i;
  if (draft.form(i + 1) != "الدين" || draft.cuts(i, i + 2)) return i;
  TokenIndex stop = i + 2;
  if (stop < end && draft.form(stop) == "ابو" && stop + 1 < end && draft.is_arabic(stop + 1))
    stop += 2;
  else if (stop < end && draft.is_person(stop))
    stop = draft.at(stop)->tokens.end;
  else if (may_follow_name(draft, stop, end) && listed(draft, stop) &&
           draft.share(stop, NameReading::person_inside) > 0)
    ++stop;
  if (draft.cuts(i, stop) || stop == i + 2) return i;
  draft.add(i, stop, EntityKind::person);
  return stop - 1;
}

/// عمرو عادل بيومي, خوزيه أنطونيو آبرو, فاتو بنسودا: behind a person what the news know as the end of names only, a
/// name of Wikidata that looks like a word with a clitic, or an unknown word where the phrase ends behind it.
TokenIndex surname_behind(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i == 0 || !draft.is_person(i - 1) || !draft.is_arabic(i) || !draft.free(i) || draft.definite(i)) return i;
  const Mention& before = *draft.at(i - 1);
  if (draft.has_clitics(i)) {
    if (draft.token(i).proclitics != preposition_ba || (draft.known_whole(i).lists & personal_name_list) == 0 ||
        before.tokens.size() < 2)
      return i;
  } else {
    if (draft.token(i).enclitic_size > 0 || draft.in_dictionary(i)) return i;
    const bool ends = i + 1 >= end || draft.token(i + 1).kind == TokenKind::comma ||
                      draft.token(i + 1).kind == TokenKind::stop || draft.token(i + 1).kind == TokenKind::open_bracket;
    const bool given_alone = before.tokens.size() == 1 && draft.share(i - 1, NameReading::person_begin) >= 2;
    const bool verbal = draft.core(i).starts_with("ي") || draft.core(i).starts_with("ت");  // ينكرون
    const bool stranger =
        draft.is_stranger(i) && ((draft.has_foreign_shape(i) && listed(draft, i)) || (ends && given_alone && !verbal));
    if (draft.share(i, NameReading::person_inside) < 2 && !stranger) return i;
  }
  draft.add(before.tokens.begin, i + 1, EntityKind::person);
  return i;
}

/// المحامي نادر كامل: a name of Wikidata that is a common word too, behind an office and a given name.
TokenIndex common_surname(MentionDraft& draft, TokenIndex i, TokenIndex) {
  if (i < 2 || !draft.is_person(i - 1) || draft.has_clitics(i) || draft.definite(i) || !listed(draft, i)) return i;
  constexpr uint8_t everywhere = 100;  // Token::frequency of إلى, دون
  if (draft.token(i).frequency >= everywhere && draft.is_never_name(i)) return i;
  const TokenSpan before = draft.at(i - 1)->tokens;
  const bool office = before.size() == 1 && draft.is_arabic(before.begin - 1) && draft.definite(before.begin - 1) &&
                      (heads_of(draft.stem(before.begin - 1)) & role_head) != 0;
  if (!office || !listed(draft, i - 1) || draft.definite(i - 1) || draft.token(i).enclitic_size > 0) return i;
  draft.add(before.begin, i + 1, EntityKind::person);
  return i;
}

/// السيد محمد علي العظمي: a surname of origin behind a title and two names; not the adjective of a country.
TokenIndex surname_of_origin(MentionDraft& draft, TokenIndex i, TokenIndex) {
  static constexpr std::string_view titles[] = {"سيد", "سيده", "دكتور", "دكتوره", "مهندس",
                                                "شيخ", "حاج",  "استاذ", "لواء"};
  if (i < 3 || !draft.is_person(i - 1) || !draft.is_plain_definite(i) || !draft.stem(i).ends_with("ي")) return i;
  const TokenSpan before = draft.at(i - 1)->tokens;
  if (before.size() < 2 || before.begin == 0 || draft.definite(i - 1) || !draft.is_arabic(before.begin - 1)) return i;
  if (!draft.definite(before.begin - 1) || !is_one_of(draft.stem(before.begin - 1), titles)) return i;
  if (is_country_adjective(draft.stem(i)) || draft.is_never_name(i) || draft.token(i).enclitic_size > 0) return i;
  draft.add(before.begin, i + 1, EntityKind::person);
  return i;
}

/// وولداه حسن وحسين: a given name joined to a person by و.
TokenIndex joined_given_name(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end || draft.token(i).proclitics != 0 || draft.token(i).enclitic_size > 0 || !listed(draft, i)) return i;
  if (draft.share(i, NameReading::person_begin) < 2 || (i > 0 && draft.is_person(i - 1))) return i;
  if (!draft.is_person(i + 1) || (draft.token(i + 1).proclitics & conjunction_wa) == 0) return i;
  if (draft.at(i + 1)->tokens.begin != i + 1 || draft.at(i + 1)->tokens.size() != 1) return i;
  draft.add(i, i + 1, EntityKind::person);
  return i;
}

/// رولاند فان هورميرن, أنطونيو دي سوزا: a particle of nobility between the parts of a foreign name.
TokenIndex particle(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view particles[] = {"فان", "فون", "دي", "دو", "دا", "ديل", "دير", "لو", "ماك"};
  if (i + 1 >= end || !is_one_of(draft.form(i), particles) || !draft.is_person(i + 1)) return i;
  const Mention& behind = *draft.at(i + 1);
  if (behind.tokens.begin != i + 1 || draft.has_clitics(i + 1) || draft.definite(i + 1)) return i;
  const bool follows = i > 0 && draft.is_person(i - 1);
  if (draft.stem(i) != draft.form(i) || draft.form(i) == "فان" || draft.form(i) == "لو")
    if (!follows) return i;  // فإن كيري, لو عاد
  const TokenIndex stop = behind.tokens.end;
  draft.add(follows ? draft.at(i - 1)->tokens.begin : i, stop, EntityKind::person);
  return stop - 1;
}

/// كامل إبراهيم, المتحدثة فيرينا كولبرغ: a given name that the tagger left before the rest of the name.
TokenIndex given_name_before(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end || !draft.is_person(i + 1) || draft.has_clitics(i + 1) || draft.definite(i)) return i;
  const TokenSpan rest = draft.at(i + 1)->tokens;
  // فيرينا and هيلاري hold no pronoun
  constexpr uint8_t never_met = 8;
  const bool new_name = listed(draft, i) && draft.token(i).frequency < never_met;
  const bool given = listed(draft, i) && draft.share(i, NameReading::person_begin) > 0 && !draft.in_dictionary(i);
  const bool behind_title =
      i > 0 && draft.is_arabic(i - 1) && draft.definite(i - 1) && (heads_of(draft.stem(i - 1)) & role_head) != 0;
  // وقالت نادية شلهوب
  const bool owned = slice(draft.text(), draft.token(i).span()).ends_with("ه");  // وأضاف زميله جيه ريديك
  const bool speaks = behind_speech(draft, i) && !draft.in_dictionary(i) && draft.token(i).enclitic_size == 0 && !owned;
  if (rest.begin != i + 1 || (!given && !speaks && !(behind_title && (draft.is_stranger(i) || new_name)))) return i;
  draft.add(i, rest.end, EntityKind::person);
  return rest.end - 1;
}

}  // namespace

TokenIndex person_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (const TokenIndex last = honorific(draft, i, end); last > i) return last;
  if (draft.free(i))
    if (const TokenIndex last = particle(draft, i, end); last > i) return last;
  if (!draft.free(i) || draft.form(i) == "لصالح" || draft.core(i).size() < 6 || heads_of(draft.stem(i)) != 0) return i;
  for (const auto pass : {surname_behind, common_surname, surname_of_origin, given_name_before, joined_given_name,
                          two_parts, behind_office, kin})
    if (const TokenIndex last = pass(draft, i, end); last > i || !draft.free(i)) return last;
  return i;
}

}  // namespace tawatur
