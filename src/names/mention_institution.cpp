#include "names/heads.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

/// الحكومة البريطانية, المحكمة العليا; alone where the reader knows which one is meant.
TokenIndex definite_institution(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  TokenIndex stop = i + 1;
  // الحكومة المصرية الجديدة
  const auto behind_new = [&](TokenIndex k) {
    const bool is_new = k < end && draft.stem(i) == "حكومه" && draft.is_plain_definite(k) && draft.stem(k) == "جديده";
    return is_new ? k + 1 : k;
  };
  const TokenIndex adjective = stop + 1 < end && draft.form(stop) == "_" ? stop + 1 : stop;
  const bool feminine = draft.stem(i).ends_with("ه") || draft.stem(i).ends_with("ات");
  // وزير الخارجية الروسي: the adjective is the minister's
  if (adjective < end && feminine == draft.stem(adjective).ends_with("ه")) stop = draft.behind_adjectives(stop, end);
  stop = behind_new(stop);
  // القوات المسلحة; القوات السورية are any of them
  static constexpr std::string_view arms[] = {"مسلحه", "جويه", "بحريه", "بريه"};
  if (draft.stem(i) == "قوات" && stop > i + 1 && !is_one_of(draft.stem(i + 1), arms)) return i;
  // السلطة الفلسطينية; السلطة الحالية is no body
  if (draft.stem(i) == "سلطه" && stop > i + 1 &&
      !is_country_adjective(draft.stem(i + 1).substr(0, draft.stem(i + 1).size() - 2)))
    return i;
  // وزير الدفاع اللبناني, الشؤون الداخلية: an office or an adjective
  static constexpr std::string_view fields[] = {"خارجيه", "داخليه", "دفاع"};
  if (is_one_of(draft.stem(i), fields) && i > 0 && draft.is_arabic(i - 1) &&
      ((heads_of(draft.stem(i - 1)) & role_head) != 0 || (draft.definite(i - 1) && draft.free(i - 1))))
    return i;
  if (stop > i + 1) return stop;
  // قسم الشرطة, دورية للجيش: what belongs to any
  static constexpr std::string_view parts[] = {"قسم",    "مركز", "رجل",  "رجال",  "قناصه", "دوريه", "دوريات", "سياره",
                                               "سيارات", "ضابط", "ضباط", "مقر",   "ثكنه",  "قواعد", "قاعده",  "نقطه",
                                               "حاجز",   "مخفر", "زي",   "ملابس", "كليه",  "مراكز", "مواقع",  "نقاط"};
  if (i > 0 && draft.is_arabic(i - 1) && !draft.definite(i - 1) && is_one_of(draft.stem(i - 1), parts)) return i;
  static constexpr std::string_view known_alone[] = {"برلمان", "جيش", "شرطه", "كونغرس", "كنيست"};
  return draft.free(i) && is_one_of(draft.stem(i), known_alone) ? stop : i;
}

/// وزارة الخارجية الإسرائيلية, محكمة عوفر, جيش الاحتلال: governed by a definite noun or a place.
TokenIndex governed_institution(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view governing[] = {"وزاره",   "محكمه", "نيابه", "مجلس",  "برلمان",
                                                   "جيش",     "حكومه", "شرطه",  "سلطه",  "استخبارات",
                                                   "مخابرات", "سفاره", "حرس",   "بلديه", "قنصليه"};
  TokenIndex stop = i + 1;
  const bool forces = draft.form(i) == "قوات";  // only a country's: others are not bodies of which there is one
  if (!forces && !is_one_of(draft.stem(i), governing)) return i;
  // شرطة منطقة ويلتشير
  if (stop + 1 < end && draft.free(stop) && draft.is_arabic(stop) && draft.token(stop).proclitics == 0 &&
      (heads_of(draft.stem(stop)) & place_head) != 0 && !draft.free(stop + 1))
    ++stop;
  if (stop >= end || !draft.is_arabic(stop) || draft.is_person(stop)) return i;
  if (draft.stem(i) == "مجلس" && draft.stem(stop) == "اداره") return i;
  const Mention* place = draft.at(stop);
  if (place != nullptr && place->kind == EntityKind::place && place->tokens.begin == stop && !draft.has_clitics(stop))
    stop = place->tokens.end;
  else if (forces || stop > i + 1 || draft.stem(i) == "حكومه")
    return i;
  else if (draft.is_plain_definite(stop))
    ++stop;
  else if (stop + 1 < end && draft.token(stop).proclitics == 0 && draft.token(stop).enclitic_size == 0 &&
           draft.free(stop) && draft.is_plain_definite(stop + 1))
    stop += 2;  // محكمة مكافحة الفساد
  else
    return i;
  return draft.behind_adjectives(stop, end);
}

/// قوات الحزام الأمني, قوات النخبة الحضرمية: forces told by a noun and its adjective. Not قوات الأمن.
TokenIndex forces_of(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (draft.form(i) != "قوات" || !draft.free(i) || i + 2 >= end || !draft.is_plain_definite(i + 1) ||
      !draft.free(i + 1))
    return i;
  const TokenIndex stop = draft.behind_adjectives(i + 2, end);
  if (stop == i + 2 || draft.cuts(i, stop)) return i;
  draft.add(i, stop, EntityKind::organisation);
  return stop - 1;
}

/// المديرية العامة للسجون, الرئاسة العامة لرعاية الشباب, الأمانة العامة لمنظمة …: what a general body is for.
TokenIndex behind_purpose(const MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i == 0 || i >= end || draft.stem(i - 1) != "العامه" || !draft.is_arabic(i) || draft.is_person(i)) return i;
  if ((draft.token(i).proclitics & preposition_la) == 0 || draft.token(i).enclitic_size > 0) return i;
  if (const Mention* whose = draft.at(i); whose != nullptr)
    return whose->tokens.begin == i && whose->kind == EntityKind::organisation ? whose->tokens.end : i;
  if (draft.definite(i)) return draft.behind_adjectives(i + 1, end);
  return i + 1 < end && draft.is_plain_definite(i + 1) ? draft.behind_adjectives(i + 2, end) : i;
}

/// محكمة باكستانية: told by its country alone.
TokenIndex foreign_court(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (draft.stem(i) != "محكمه" || draft.definite(i) || !draft.free(i) || i + 1 >= end || !draft.is_arabic(i + 1))
    return i;
  const std::string_view adjective = draft.form(i + 1);
  if (!is_feminine_country_adjective(adjective)) return i;
  if (draft.cuts(i, i + 2)) return i;
  draft.add(i, i + 2, EntityKind::organisation);
  return i + 1;
}

TokenIndex public_institution(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if ((heads_of(draft.stem(i)) & government_head) == 0) return i;
  TokenIndex stop = draft.definite(i) ? definite_institution(draft, i, end) : governed_institution(draft, i, end);
  if (stop == i) return i;
  const TokenIndex described = stop;
  if (stop == i + 2) stop = behind_purpose(draft, stop, end);
  // the tagger knows councils and offices better than their grammar does
  static constexpr std::string_view left_to_tagger[] = {"مجلس", "سلطات", "اداره", "لجنه",  "مديريه", "امانه",
                                                        "جهاز", "دايره", "اماره", "ديوان", "رياسه"};
  if (is_one_of(draft.stem(i), left_to_tagger) && stop == described &&
      (!draft.definite(i) || behind_body_purpose(draft, i, stop, end) == stop))
    return i;
  const Mention* here = draft.at(i);
  if (here != nullptr && here->kind == EntityKind::organisation && here->tokens.end >= stop) return i;
  if (draft.cuts(i, stop)) return i;
  const bool guards = draft.stem(i) == "حرس" && i > 0 && draft.form(i - 1) == "قوات" && draft.free(i - 1);
  draft.add(guards ? i - 1 : i, stop, EntityKind::organisation);
  return stop - 1;
}

/// وكالة الأنباء الفرنسية.
TokenIndex news_agency(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (draft.stem(i) != "وكاله" || draft.definite(i) || i + 2 >= end || draft.stem(i + 1) != "انباء") return i;
  if (!draft.definite(i + 1) || draft.cuts(i, i + 2)) return i;
  const TokenIndex stop = draft.behind_adjectives(i + 2, end);
  if (stop == i + 2 || draft.cuts(i, stop)) return i;
  draft.add(i, stop, EntityKind::organisation);
  return stop - 1;
}

/// المتحدث باسم الرئاسة, باسم النيابة العامة: who has a spokesman is an institution.
TokenIndex spoken_for(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (!is_spokesman_of(draft, i) || !draft.free(i) || !draft.is_plain_definite(i)) return i;
  const TokenIndex stop = draft.behind_adjectives(i + 1, end);
  if (draft.cuts(i, stop)) return i;
  draft.add(i, stop, EntityKind::organisation);
  return stop - 1;
}

}  // namespace

TokenIndex institution_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  for (const auto pass : {news_agency, foreign_court, forces_of, public_institution, spoken_for})
    if (const TokenIndex last = pass(draft, i, end); last > i) return last;
  return body_at(draft, i, end);
}

}  // namespace tawatur
