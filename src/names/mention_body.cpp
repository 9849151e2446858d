#include "names/heads.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

/// منظمة العفو الدولية (أمنستي إنترناشونال): what is said again in brackets in words of no dictionary.
TokenIndex gloss(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  constexpr TokenIndex longest = 3;
  if (i < 2 || draft.token(i - 1).kind != TokenKind::open_bracket || draft.free(i - 2)) return i;
  if (draft.at(i - 2)->kind != EntityKind::organisation || draft.is_definite_adjective(i)) return i;
  // تنظيم الدولة (ولاية خراسان): a part of it
  const bool province = draft.stem(i) == "ولايه" && i + 2 < end && !draft.free(i + 1) &&
                        draft.token(i + 2).kind == TokenKind::close_bracket;
  if (province) {
    draft.add(i, i + 2, EntityKind::organisation);
    return i + 1;
  }
  TokenIndex stop = i;
  while (stop < end && stop < i + longest && draft.is_arabic(stop) && draft.free(stop) &&
         draft.is_no_common_word(stop) && draft.token(stop).enclitic_size == 0 && draft.core(stop).size() >= 6 &&
         !draft.is_never_name(stop))
    ++stop;
  if (stop == i || stop >= end || draft.token(stop).kind != TokenKind::close_bracket) return i;
  draft.add(i, stop, EntityKind::organisation);
  return stop - 1;
}

/// The words behind verbs that call somebody to something: دعا المجلس الأعلى للحوار.
bool is_called(const MentionDraft& draft, TokenIndex institution, TokenIndex behind, TokenIndex end) {
  static constexpr std::string_view calls[] = {"دعا", "دعت", "يدعو", "تدعو", "سمح", "سمحت", "وجه", "وجهت"};
  if (institution == 0 || !draft.is_arabic(institution - 1) || !is_one_of(draft.stem(institution - 1), calls))
    return false;
  return behind >= end || !draft.is_plain_definite(behind);  // ودعا المجلس الأعلى للقضاء الطرفين إلى
}

/// التلفزيون المصري, المفوضية الأوروبية, الجمعية العامة للأمم المتحدة: bodies of which there is one of each
/// description. Not where the tagger found a shorter name in it (النادي الأهلي) or more follows (الاتحاد الدولي لكرة
/// القدم).
TokenIndex definite_body(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view bodies[] = {"تلفزيون", "اذاعه", "قناه", "مفوضيه", "بنك",   "اتحاد",  "جامعه",
                                                "جمعيه",   "رابطه", "مرصد", "كليه",   "تحالف", "ايتلاف", "اكاديميه"};
  if (!draft.free(i) || !draft.is_plain_definite(i) || !is_one_of(draft.stem(i), bodies)) return i;
  TokenIndex stop = draft.behind_adjectives(i + 1, end);
  for (TokenIndex k = i + 1; k < stop; ++k)
    if (!draft.free(k)) return i;
  const bool feminine = draft.stem(i).ends_with("ه");
  if (stop == i + 1) return i;
  const std::string_view last = draft.stem(stop - 1);
  if (feminine != (last.ends_with("ه") || last == "عليا")) return i;
  const bool assembly_alone = draft.stem(i) == "جمعيه" && stop == i + 2 && last == "عامه";
  if (assembly_alone && (stop >= end || draft.free(stop) || !draft.has_clitics(stop))) return i;
  if (stop < end && draft.is_arabic(stop) && (draft.token(stop).proclitics & preposition_la) != 0) {
    const Mention* of = draft.at(stop);
    // behind the general assembly of anything else
    if (draft.stem(i) == "جمعيه" && of == nullptr) return i;
    if (of != nullptr && of->kind == EntityKind::organisation && of->tokens.begin == stop) {
      stop = of->tokens.end;
    } else {
      const TokenIndex behind = behind_body_purpose(draft, i, stop, end);
      if (behind == stop) return i;
      stop = behind;
    }
  }
  draft.add(i, stop, EntityKind::organisation);
  return stop - 1;
}

/// أ ف ب, أ.ف.ب: three letters alone are an agency; not ق.م.
TokenIndex agency(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  const auto is_letter = [&](TokenIndex k) {
    return k < end && (draft.free(k) || !draft.cuts(i, i + 3)) && draft.is_arabic(k) && draft.token(k).folded_size == 2;
  };
  if (i + 3 <= end && is_letter(i) && is_letter(i + 1) && is_letter(i + 2)) {
    draft.add(i, i + 3, EntityKind::organisation);
    return i + 2;
  }
  if (!draft.free(i)) return i;
  const std::string_view form = draft.form(i);
  constexpr size_t three_letters = 3 * 2 + 2;  // bytes, with the dots between them
  if (form.size() < three_letters) return i;
  for (size_t k = 2; k < form.size(); k += 3)
    if (form[k] != '.') return i;
  draft.add(i, i + 1, EntityKind::organisation);
  return i;
}

/// تنظيم داعش, حركة حماس: the next word is its name. What the news never read as a part of an organisation (حركة
/// المرور) is none.
TokenIndex movement(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view movements[] = {"تنظيم", "حركه", "حزب", "جماعه", "جبهه"};
  if (!draft.free(i) || i + 1 >= end) return i;
  const TokenIndex next = i + 1;
  if (draft.definite(i) && draft.stem(i) == "حزب" && draft.is_definite_adjective(next)) {
    const TokenIndex stop = draft.behind_adjectives(next, end);
    draft.add(i, stop, EntityKind::organisation);
    return stop - 1;
  }
  if (draft.definite(i) || draft.token(i).enclitic_size > 0 || !is_one_of(draft.stem(i), movements)) return i;
  if (!draft.is_arabic(next) || draft.has_clitics(next) || draft.is_person(next)) return i;
  if (draft.is_never_name(next)) return i;  // تنظيم دوريات
  const bool in_organisations =
      draft.share(next, NameReading::organisation_begin) > 0 || draft.share(next, NameReading::organisation_inside) > 0;
  const bool often_in_organisations =
      draft.share(next, NameReading::organisation_begin) > 1 || draft.share(next, NameReading::organisation_inside) > 1;
  TokenIndex stop = next + 1;
  if (const Mention* named = draft.at(next); named != nullptr && named->tokens.begin == next)
    stop = named->tokens.end;
  else if (draft.is_plain_definite(next) && (often_in_organisations || draft.stem(i) == "حزب"))
    stop = draft.behind_adjectives(stop, end);
  else if (draft.is_plain_definite(next) || (!in_organisations && draft.in_dictionary(next)))
    return i;
  const bool named_alone = draft.stem(i) == "حركه" && stop == next + 1 && !draft.definite(next);  // حماس
  draft.add(named_alone ? next : i, stop, EntityKind::organisation);
  return stop - 1;
}

/// Whether the news read a definite word as an organisation at times, or neither they nor the dictionary know it.
bool may_name_body(const MentionDraft& draft, TokenIndex i) {
  if (draft.is_never_name(i) || heads_of(draft.stem(i)) != 0) return false;
  if (draft.share(i, NameReading::organisation_begin) > 0) return true;
  return draft.is_no_common_word(i) && draft.share(i, NameReading::person_begin) == 0;
}

/// قناة النهار, فريق الشمال, شركة موتورولا, نادي الوداد البيضاوي.
TokenIndex body_behind_noun(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view nouns[] = {"صحيفه", "قناه", "جريده", "مجله", "شركه", "فريق", "نادي"};
  constexpr TokenIndex longest = 3;
  const TokenIndex next = i + 1;
  if (!draft.free(i) || draft.definite(i) || draft.token(i).enclitic_size > 0 || !is_one_of(draft.stem(i), nouns))
    return i;
  if (next >= end || !draft.is_arabic(next) || !draft.free(next)) return i;
  TokenIndex stop = next;
  if (draft.is_plain_definite(next)) {
    const bool told_to = (draft.token(i).proclitics & preposition_la) != 0 &&
                         (draft.stem(i) == "قناه" || draft.stem(i) == "صحيفه");  // لقناة الساحل
    if (!told_to && !may_name_body(draft, next)) return i;
    for (++stop; stop < end && draft.free(stop) && draft.is_definite_adjective(stop) &&
                 draft.stem(stop).ends_with("ي") && !is_country_adjective(draft.stem(stop));)
      ++stop;
  } else {
    while (stop < end && stop < next + longest && draft.is_arabic(stop) && draft.free(stop) &&
           !draft.has_clitics(stop) && draft.is_stranger(stop) && (stop > next || draft.has_foreign_shape(stop)))
      ++stop;
  }
  if (stop == next) return i;
  draft.add(next, stop, EntityKind::organisation);
  return stop - 1;
}

/// منظمة "أطباء بلا حدود", الوكالة (سانا): what stands in marks behind the word for an organisation is its name.
TokenIndex name_in_marks(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  constexpr TokenIndex longest = 4;
  if ((heads_of(draft.stem(i)) & organisation_head) == 0 || draft.token(i).enclitic_size > 0) return i;
  TokenIndex open = draft.definite(i) ? draft.behind_adjectives(i + 1, end) : i + 1;
  if (open + 2 >= end) return i;
  const TokenKind mark = draft.token(open).kind;
  const TokenKind closing = mark == TokenKind::open_quote     ? TokenKind::close_quote
                            : mark == TokenKind::open_bracket ? TokenKind::close_bracket
                                                              : TokenKind::symbol;
  if (closing == TokenKind::symbol) return i;
  TokenIndex stop = open + 1;
  while (stop < end && stop <= open + longest && draft.is_arabic(stop)) ++stop;
  if (stop == open + 1 || stop >= end || draft.token(stop).kind != closing) return i;
  const bool is_movement = draft.stem(i) == "تنظيم" || draft.stem(i) == "جماعه";  // تنظيم "الدولة الإسلامية"
  // (… كلام آخر)
  if (closing == TokenKind::close_bracket && (stop > open + 2 || draft.in_dictionary(open + 1))) return i;
  for (TokenIndex k = open + 1; k < stop; ++k)
    if (const Mention* m = draft.at(k);
        m != nullptr && m->kind != EntityKind::organisation && !(is_movement && m->tokens == TokenSpan{open + 1, stop}))
      return i;
  if (draft.cuts(open + 1, stop)) return i;
  draft.add(open + 1, stop, EntityKind::organisation);
  return stop;
}

}  // namespace

/// لحقوق الإنسان, للملاحة: what the body from `i` to `stop` is for; `stop` where that is not told.
TokenIndex behind_body_purpose(const MentionDraft& draft, TokenIndex i, TokenIndex stop, TokenIndex end) {
  if (stop >= end || !draft.is_arabic(stop) || !draft.free(stop) || draft.token(stop).enclitic_size > 0) return stop;
  const uint8_t proclitics = draft.token(stop).proclitics;
  const std::string_view noun = draft.stem(stop);
  // مفوضة الاتحاد الأوروبي لشؤون المنافسة
  if (noun == "شوون" && draft.stem(i) == "اتحاد") return stop;
  if ((proclitics & ~article) != preposition_la || heads_of(noun) != 0 || noun.ends_with("ين"))
    return stop;                                                                // للصحفيين
  const TokenIndex behind = (proclitics & article) != 0 ? stop + 1 : stop + 2;  // لحقوق الإنسان
  if (behind == stop + 2 && (stop + 1 >= end || !draft.is_plain_definite(stop + 1) || !draft.free(stop + 1)))
    return stop;
  if (is_called(draft, i, behind, end)) return stop;
  return draft.behind_adjectives(behind, end);
}

TokenIndex body_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  for (const auto pass : {gloss, name_in_marks, agency, movement, body_behind_noun, definite_body})
    if (const TokenIndex last = pass(draft, i, end); last > i || (pass == agency && !draft.free(i))) return last;
  return i;
}

TokenIndex body_with_purpose(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view bodies[] = {"هييه", "مجلس",  "مركز",  "منظمه", "لجنه", "معهد",  "موسسه", "صندوق",
                                                "مكتب", "نقابه", "رابطه", "اتحاد", "مرصد", "جمعيه", "مفوضيه"};
  const Mention* here = draft.at(i);
  if (here == nullptr || here->kind != EntityKind::organisation || here->tokens.begin != i) return i;
  const TokenIndex stop = here->tokens.end;
  if (here->tokens.size() < 2 || !draft.definite(i) || !is_one_of(draft.stem(i), bodies)) return i;
  if (!draft.is_definite_adjective(stop - 1)) return i;
  const TokenIndex behind = behind_body_purpose(draft, i, stop, end);
  if (behind == stop) return i;
  draft.add(i, behind, EntityKind::organisation);
  return behind - 1;
}

}  // namespace tawatur
