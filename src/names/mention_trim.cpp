#include "names/heads.h"
#include "names/known_names.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

constexpr std::string_view hearers[] = {"صحيفه", "قناه", "وكاله", "اذاعه", "جريده", "مجله", "صحفيين", "صحافيين"};

void trim_place(const MentionDraft& draft, Mention& m) {
  static constexpr std::string_view directions[] = {"قرب", "شمال", "جنوب", "شرق", "غرب"};
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i)
    if (is_one_of(draft.form(i), directions) && heads_of(draft.stem(i - 1)) == 0) m.tokens.end = i;
  // ميناء بورت ليان باب الأسئلة: a name of foreign words does not go on in a common noun and what it governs
  for (TokenIndex i = m.tokens.begin + 2; i + 1 < m.tokens.end; ++i)
    if (draft.is_arabic(i) && draft.is_plain_definite(i + 1) && draft.token(i).proclitics == 0 &&
        draft.in_dictionary(i) && draft.share(i, NameReading::place) == 0 &&
        (draft.is_stranger(i - 1) || draft.is_stranger(i - 2)) && heads_of(draft.stem(i)) == 0)
      m.tokens.end = i;
  if (m.tokens.size() < 2) return;
  static constexpr std::string_view kinds[] = {"مدينه", "بلده", "قريه",   "منطقه",   "محافظه", "ولايه", "اقليم",
                                               "حي",    "مخيم", "مقاطعه", "جمهوريه", "عاصمه",  "بلاد"};
  static constexpr std::string_view parts[] = {"شماليه", "جنوبيه", "شرقيه", "غربيه", "وسطي", "لاتينيه",
                                               "كبري",   "صغري",   "عربيه", "جديده", "متحده"};
  const TokenIndex first = m.tokens.begin, last = m.tokens.end - 1;
  if (draft.definite(first)) return;
  if (is_one_of(draft.stem(first), kinds) && !draft.is_definite_adjective(first + 1))
    ++m.tokens.begin;
  else if (m.tokens.size() == 2 && heads_of(draft.stem(first)) == 0 && draft.is_definite_adjective(last) &&
           draft.stem(last).ends_with("يه") && !is_one_of(draft.stem(last), parts))
    --m.tokens.end;
}

/// كرم جابر الفائز, وانبرى فان نيستلروي: common words at either end; لم يصل عدنان للخور: nor does a name go on in a
/// preposition.
void cut_common_words(const MentionDraft& draft, Mention& m) {
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i)
    if (draft.is_arabic(i) && draft.token(i).proclitics == (preposition_la | article)) m.tokens.end = i;
  constexpr int often_enough = 4;  // forty readings
  const auto is_common = [&](TokenIndex i) {
    return draft.is_arabic(i) && draft.is_never_name(i) && draft.known(i).reading >> 12 >= often_enough &&
           (draft.known(i).lists & personal_name_list) == 0 && !is_country_adjective(draft.stem(i));
  };
  static constexpr std::string_view governing[] = {"عبد", "ابو", "ابي", "ابا", "بن", "ابن", "ام", "ال"};
  static constexpr std::string_view particles[] = {"الي", "دون", "من", "في", "عن", "مع", "بعد", "قبل", "حتي", "ثم"};
  while (m.tokens.size() > 1 && is_one_of(draft.form(m.tokens.end - 1), particles)) --m.tokens.end;
  const TokenIndex last = m.tokens.end - 1;
  if (m.tokens.size() > 1 && draft.definite(last) && is_common(last) && !is_one_of(draft.form(last - 1), governing))
    --m.tokens.end;
  if (m.tokens.size() > 1 && (draft.token(m.tokens.begin).proclitics & ~article) != 0 &&
      draft.form(m.tokens.begin) != "فان" && is_common(m.tokens.begin))
    ++m.tokens.begin;
}

void trim_person(const MentionDraft& draft, Mention& m) {
  // وروى سامي حمدان, وطالب الأنصاري: verbs that look like given names, with the و that begins a sentence
  static constexpr std::string_view verbs[] = {"روي",  "روت", "حكي", "حكت",  "اورد", "اوردت", "ابان",
                                               "طالب", "سال", "عبر", "عبرت", "اعرب", "اعربت", "قال"};
  const TokenIndex first = m.tokens.begin;
  if ((draft.token(first).proclitics & conjunction_wa) != 0 && is_one_of(draft.stem(first), verbs)) {
    ++m.tokens.begin;
    return;
  }
  if (draft.form(first) == "لصالح") {
    ++m.tokens.begin;
    return;
  }
  // عبدي صلاد حسن إثيوبيا: the country is the object
  const TokenIndex last = m.tokens.end - 1;
  if (m.tokens.size() > 2 && draft.is_arabic(last) && (draft.known(last).lists & country_list) != 0 &&
      draft.share(last, NameReading::place) == 3)
    --m.tokens.end;
  const bool title = (heads_of(draft.stem(first)) & role_head) != 0;
  static constexpr std::string_view ranks[] = {"كولونيل", "لفتنانت", "جنرال", "ماريشال",  "بريغادير",
                                               "ميجور",   "سيناتور", "لورد",  "بروفيسور", "كاردينال"};
  if (is_one_of(draft.stem(first), ranks)) {
    ++m.tokens.begin;
    return;
  }
  if (title && (draft.definite(first) || draft.token(first).folded_size == 2)) ++m.tokens.begin;
}

/// شيخ الأزهر: who heads an institution is no part of its name; nor is the whole a person's, where the rest is known.
void cut_office(const MentionDraft& draft, Mention& m) {
  static constexpr std::string_view offices[] = {"شيخ", "رييس", "وزير", "مدير", "امين", "ريس"};
  const TokenIndex first = m.tokens.begin;
  if (!draft.is_arabic(first) || draft.definite(first) || !is_one_of(draft.stem(first), offices) ||
      !draft.definite(first + 1))
    return;
  const KnownName rest = known_name_at(draft.analysis(), first + 1, m.tokens.end);
  if (rest.end == m.tokens.end) m.kind = rest.kind;
  if (rest.end == m.tokens.end || m.kind == EntityKind::organisation) ++m.tokens.begin;
}

/// الهيئة إن التحقيق: no name goes on behind إن, but where it spells a letter (سي إن إن).
void cut_before_speech(const MentionDraft& draft, Mention& m) {
  constexpr uint16_t longest_letter = 4;  // bytes
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i)
    if (draft.is_arabic(i) && draft.form(i) == "ان" && draft.token(i - 1).folded_size > longest_letter &&
        !slice(draft.text(), draft.token(i).span()).starts_with("آ")) {
      m.tokens.end = i;
      return;
    }
}

/// وزارة الصحة النتائج الأولية: behind its field a ministry has adjectives and further fields joined by و alone.
void cut_object(const MentionDraft& draft, Mention& m) {
  if (!draft.is_arabic(m.tokens.begin) || draft.stem(m.tokens.begin) != "وزاره") return;
  for (TokenIndex i = m.tokens.begin + 2; i < m.tokens.end; ++i)
    if (draft.is_plain_definite(i) && !draft.is_definite_adjective(i)) {
      m.tokens.end = i;
      return;
    }
}

/// الهيئة للصحيفة: whom it was said to.
void cut_hearer(const MentionDraft& draft, Mention& m) {
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i)
    if (draft.is_arabic(i) && draft.token(i).proclitics == (preposition_la | article) &&
        is_one_of(draft.stem(i), hearers)) {
      m.tokens.end = i;
      return;
    }
}

/// أعلن التحالف: the verb of the sentence.
void cut_announcing_verb(const MentionDraft& draft, Mention& m) {
  static constexpr std::string_view verbs[] = {"اعلن", "اعلنت", "اكد",  "اكدت",  "ذكر",  "ذكرت",  "قال",  "قالت",
                                               "نفي",  "نفت",   "قرر",  "قررت",  "دعا",  "دعت",   "افاد", "افادت",
                                               "اوضح", "اوضحت", "ادان", "ادانت", "طالب", "طالبت", "رحب",  "رحبت"};
  if (m.tokens.size() > 1 && is_one_of(draft.stem(m.tokens.begin), verbs) && draft.definite(m.tokens.begin + 1))
    ++m.tokens.begin;
}

/// أذاعه التلفزيون المصري: a verb with its object, or a person, before an institution told in full.
void cut_before_institution(const MentionDraft& draft, Mention& m) {
  const TokenIndex first = m.tokens.begin, head = first + 1;
  // أذاعه is no إذاعة: the page writes a pronoun
  const bool pronoun = draft.is_arabic(first) && slice(draft.text(), draft.token(first).span()).ends_with("ه");
  if (m.tokens.size() < 3 || !draft.is_arabic(first) || (heads_of(draft.stem(first)) != 0 && !pronoun)) return;
  if (!draft.is_plain_definite(head) || (heads_of(draft.stem(head)) & (organisation_head | government_head)) == 0)
    return;
  if (draft.behind_adjectives(head + 1, m.tokens.end) != m.tokens.end) return;
  if (pronoun || draft.token(first).enclitic_size > 0 || draft.share(first, NameReading::person_inside) >= 2)
    m.tokens.begin = head;
}

/// بي بي سي عربي, سكاي نيوز عربية: a channel's Arabic branch.
void take_branch(const MentionDraft& draft, Mention& m) {
  const TokenIndex next = m.tokens.end;
  if (m.tokens.size() < 2 || next >= draft.size() || !draft.free(next) || draft.token(next).proclitics != 0) return;
  if (draft.form(next) != "عربي" && draft.form(next) != "عربيه") return;
  const std::string_view last = draft.form(next - 1);
  if (last == "سي" || last == "ان" || last == "نيوز") ++m.tokens.end;
}

/// أمها ناريمان فظلتا: a verb behind a conjunction.
void cut_verb(const MentionDraft& draft, Mention& m) {
  const TokenIndex last = m.tokens.end - 1;
  if (!draft.is_arabic(last) || (draft.token(last).proclitics & conjunction_fa) == 0) return;
  if (draft.form(last).ends_with("تا") || draft.form(last).ends_with("وا")) --m.tokens.end;
}

/// فرانس24: what is written without a space is one name.
void take_number(const MentionDraft& draft, Mention& m) {
  const TokenIndex next = m.tokens.end;
  if (next < draft.size() && draft.free(next) && draft.token(next).kind == TokenKind::number &&
      draft.token(next).begin == draft.token(next - 1).end)
    ++m.tokens.end;
}

/// وزارة الداخلية لتأمين شمال سيناء, النيابة العامة بحبس مدون: what it does is no part of its name.
void cut_purpose(const MentionDraft& draft, Mention& m) {
  if ((heads_of(draft.stem(m.tokens.begin)) & government_head) == 0) return;
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i) {
    if (!draft.is_arabic(i) || draft.definite(i)) continue;
    const bool purpose = (draft.token(i).proclitics & preposition_la) != 0 && i > m.tokens.begin + 1;
    const bool act = (draft.token(i).proclitics & preposition_ba) != 0 && draft.in_dictionary(i);
    if (!purpose && !act) continue;
    m.tokens.end = i;
    return;
  }
}

/// صحيفة هآرتس, حركة حماس: the word before is no part of the name. But صحيفة إسرائيلية, حركة النهضة.
void cut_head(const MentionDraft& draft, Mention& m) {
  static constexpr std::string_view papers[] = {"صحيفه", "جريده", "مجله", "قناه"};
  static constexpr std::string_view firms[] = {"شركه", "شركتي", "شركتا", "نادي", "فريق", "شبكه", "محطه", "وكاله"};
  const TokenIndex first = m.tokens.begin;
  TokenIndex next = first + 1;
  if (!draft.is_arabic(first) || draft.definite(first) || draft.token(first).enclitic_size > 0) return;
  const bool paper = is_one_of(draft.stem(first), papers) && (draft.token(next).kind == TokenKind::open_quote ||
                                                              draft.definite(next) || !draft.in_dictionary(next));
  // شركة أرامكو, شركة "نوفارتس"; not شركة الاتصالات السعودية
  const bool described = draft.is_arabic(next) && draft.definite(next) && m.tokens.size() > 2;
  const bool firm =
      is_one_of(draft.stem(first), firms) &&
      (draft.token(next).kind == TokenKind::open_quote ||
       (draft.is_arabic(next) && !described && draft.is_no_common_word(next) && !draft.is_definite_adjective(next)));
  const bool movement = draft.stem(first) == "حركه" && draft.is_arabic(next) &&
                        (m.tokens.size() == 2 || (m.tokens.size() == 3 && draft.is_definite_adjective(next + 1))) &&
                        !draft.definite(next) && !draft.has_clitics(next) && !draft.stem(next).ends_with("يه");
  // حركة الجهاد الإسلامي, جماعة حزب الله: known without the word
  const bool known_alone = (draft.stem(first) == "حركه" && draft.is_arabic(next) && draft.stem(next) == "جهاد") ||
                           (draft.stem(first) == "جماعه" && draft.is_arabic(next) && draft.stem(next) == "حزب");
  if (!paper && !firm && !movement && !known_alone) return;
  m.tokens.begin = next;
  // وكالة أنباء الأناضول
  if (m.tokens.size() > 1 && draft.stem(next) == "انباء") m.tokens.begin = ++next;
  // حركة حماس الفلسطينية: the adjective is the movement's
  if (const TokenIndex last = m.tokens.end - 1; m.tokens.size() == 2 && draft.is_arabic(next) &&
                                                draft.is_definite_adjective(last) && draft.stem(last).ends_with("يه") &&
                                                draft.stem(first).ends_with("ه"))
    --m.tokens.end;
  if (draft.token(next).kind == TokenKind::open_quote && m.tokens.size() > 1) {
    ++m.tokens.begin;
    if (draft.token(m.tokens.end - 1).kind == TokenKind::close_quote) --m.tokens.end;
  }
}

/// نادي قطر.
bool is_behind_club(const MentionDraft& draft, TokenIndex i) {
  return i > 0 && draft.is_arabic(i - 1) && (draft.stem(i - 1) == "نادي" || draft.stem(i - 1) == "فريق");
}

/// منتخب اليونان: a national team is told by its country.
void take_country_of_team(const MentionDraft& draft, Mention& m) {
  const TokenIndex first = m.tokens.begin;
  if (m.tokens.size() != 2 || !draft.is_arabic(first) || draft.stem(first) != "منتخب" || draft.definite(first)) return;
  if ((draft.known(first + 1).lists & country_list) == 0) return;
  ++m.tokens.begin;
  m.kind = EntityKind::place;
}

/// بنفيكا البرتغالي: where a club comes from is no part of its name. It is one of البنك الأهلي الكويتي.
void trim_organisation(const MentionDraft& draft, Mention& m) {
  const TokenIndex first = m.tokens.begin, last = m.tokens.end - 1;
  if (m.tokens.size() != 2 || !draft.is_arabic(first) || heads_of(draft.stem(first)) != 0) return;
  if (first > 0 && draft.is_plain_definite(first - 1) && heads_of(draft.stem(first - 1)) != 0) return;
  if (is_country_adjective(draft.stem(last)) && draft.is_definite_adjective(last) && !draft.stem(last).ends_with("يه"))
    --m.tokens.end;
}

/// حزب "العدالة والتنمية: with the mark that closes the name.
void take_closing_quote(const MentionDraft& draft, Mention& m) {
  int open = 0;
  for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i)
    open += draft.token(i).kind == TokenKind::open_quote ? 1 : draft.token(i).kind == TokenKind::close_quote ? -1 : 0;
  if (open == 1 && m.tokens.end < draft.size() && draft.free(m.tokens.end) &&
      draft.token(m.tokens.end).kind == TokenKind::close_quote)
    ++m.tokens.end;
}

/// على مريم: the preposition is written as the name علي is nowhere but on pages that write فى for في.
void cut_preposition(const MentionDraft& draft, Mention& m) {
  if (draft.form(m.tokens.begin) == "علي" && slice(draft.text(), draft.token(m.tokens.begin).span()).ends_with("ى"))
    ++m.tokens.begin;
}

/// محامية التميمي, للواء أبو بكر الجندي: who is somebody's, and a title that a brigade shares.
void cut_relation(const MentionDraft& draft, Mention& m) {
  static constexpr std::string_view relations[] = {"محامي", "محاميه", "جناح", "والد",  "والده", "شقيق", "شقيقه",
                                                   "زوجه",  "زوج",    "نجل",  "حكومه", "اعمام", "اولاد"};
  static constexpr std::string_view rulers[] = {"ملك", "ملكه", "سلطان"};
  const TokenIndex first = m.tokens.begin;
  if (!draft.is_arabic(first)) return;
  if (m.kind == EntityKind::person && !draft.definite(first) && is_one_of(draft.stem(first), relations))
    ++m.tokens.begin;
  // ملك أراجون; خايمي ملك أراجون
  if (m.kind == EntityKind::person && m.tokens.size() == 2 && !draft.definite(first) &&
      is_one_of(draft.stem(first), rulers) && draft.is_arabic(first + 1) && !draft.definite(first + 1) &&
      draft.share(first + 1, NameReading::person_begin) == 0)
    ++m.tokens.begin, m.kind = EntityKind::place;
  if (m.kind == EntityKind::person)
    for (TokenIndex i = m.tokens.begin + 1; i + 1 < m.tokens.end; ++i)
      if (draft.is_arabic(i) && !draft.definite(i) && !draft.has_clitics(i) && is_one_of(draft.stem(i), rulers))
        m.tokens.end = i;
  if (m.kind == EntityKind::organisation && draft.token(first).proclitics != 0 && draft.stem(first) == "لواء" &&
      !draft.definite(first + 1))
    ++m.tokens.begin, m.kind = EntityKind::person;
}

}  // namespace

bool is_spokesman_of(const MentionDraft& draft, TokenIndex i) {
  if (i < 2 || draft.form(i - 1) != "باسم") return false;
  static constexpr std::string_view spokesmen[] = {"متحدث", "متحدثه", "ناطق", "ناطقه"};
  const auto is_spokesman = [&](TokenIndex k) { return draft.is_arabic(k) && is_one_of(draft.stem(k), spokesmen); };
  return is_spokesman(i - 2) || (i > 2 && draft.is_definite_adjective(i - 2) && is_spokesman(i - 3));
}

void trim_mentions(MentionDraft& draft) {
  const bool dotless = writes_ya_without_dots(draft);
  for (size_t k = 0; k < draft.mentions().size(); ++k) {  // grows as mentions are cut in two
    const Mention rest = cut_in_two(draft, draft.mentions()[k]);
    if (!rest.tokens.empty()) draft.mentions().push_back(rest);
  }
  for (Mention& m : draft.mentions()) {
    if (m.kind == EntityKind::person && !dotless) cut_preposition(draft, m);
    if (m.tokens.empty() || is_no_name(draft, m)) {
      m.tokens = {};
      continue;
    }
    cut_before_speech(draft, m);
    if (m.kind == EntityKind::organisation) cut_hearer(draft, m), cut_object(draft, m);
    tell_dateline(draft, m);
    // فرنسا as a team is told by the country's name
    if (m.kind == EntityKind::organisation && m.tokens.size() == 1 && draft.is_arabic(m.tokens.begin) &&
        !is_behind_club(draft, m.tokens.begin) && (draft.known(m.tokens.begin).lists & country_list) != 0 &&
        draft.share(m.tokens.begin, NameReading::place) >= 2)
      m.kind = EntityKind::place;
    // محكمة باكستانية, where the tagger saw the building
    if (m.kind == EntityKind::place && (heads_of(draft.stem(m.tokens.begin)) & government_head) != 0 &&
        (heads_of(draft.stem(m.tokens.begin)) & place_head) == 0)
      m.kind = EntityKind::organisation;
    if (m.kind == EntityKind::organisation) take_number(draft, m), take_branch(draft, m);
    if (m.kind == EntityKind::place) m.tokens.end = draft.behind_dashes(m.tokens.end);
    if (m.tokens.size() > 1) cut_relation(draft, m), cut_office(draft, m);
    if (m.tokens.size() < 2) continue;
    if (m.kind == EntityKind::organisation)
      cut_announcing_verb(draft, m), cut_before_institution(draft, m), cut_purpose(draft, m),
          trim_organisation(draft, m), cut_head(draft, m), take_country_of_team(draft, m);
    if (m.kind == EntityKind::place) trim_place(draft, m);
    if (m.kind == EntityKind::person) cut_verb(draft, m), trim_person(draft, m), cut_common_words(draft, m);
    while (m.tokens.size() > 1 && draft.token(m.tokens.begin).kind == TokenKind::open_quote) ++m.tokens.begin;
    if (m.kind == EntityKind::organisation) take_closing_quote(draft, m);
  }
}

}  // namespace tawatur
