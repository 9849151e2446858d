#include "names/heads.h"
#include "names/mention_passes.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

/// الأراضي الفلسطينية المحتلة.
TokenIndex lands(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view words[] = {"اراضي", "ارض"};
  if (!draft.definite(i) || !is_one_of(draft.stem(i), words)) return i;
  const TokenIndex stop = draft.behind_adjectives(i + 1, end);
  static constexpr std::string_view which[] = {"فلسطينيه", "محتله", "مقدسه", "منخفضه"};  // الأراضي الصينية are China's
  if (stop == i + 1 || draft.cuts(i, stop) || !is_one_of(draft.stem(i + 1), which)) return i;
  draft.add(i, stop, EntityKind::place);
  return stop - 1;
}

/// شبه جزيرة سيناء; شمال سيناء and the like, which are provinces.
TokenIndex directed_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view directions[] = {"شمال", "جنوب", "شرق", "غرب", "وسط"};
  static constexpr std::string_view lands[] = {"سيناء", "دارفور", "كردفان"};
  if (draft.definite(i) || !draft.free(i) || draft.token(i).enclitic_size > 0) return i;
  const bool peninsula = draft.stem(i) == "شبه" && i + 2 < end && draft.form(i + 1) == "جزيره";
  if (!peninsula && !is_one_of(draft.stem(i), directions)) return i;
  TokenIndex next = peninsula ? i + 2 : i + 1;
  // شمال ووسط سيناء
  if (!peninsula && next + 1 < end && draft.is_arabic(next) && draft.token(next).proclitics == conjunction_wa &&
      is_one_of(draft.stem(next), directions))
    ++next;
  const Mention* place = draft.at(next);
  if (place == nullptr || place->kind != EntityKind::place || place->tokens.begin != next || draft.has_clitics(next))
    return i;
  if (!peninsula && !is_one_of(draft.core(next), lands)) return i;
  const TokenIndex stop = place->tokens.end;
  draft.add(i, stop, EntityKind::place);
  return stop - 1;
}

/// قطاع غزة, دولة فلسطين, معبر رفح, ميثاق روما الأساسي: named after the place behind.
TokenIndex named_after_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  const bool realm = draft.stem(i) == "قطاع" || (draft.stem(i) == "دوله" && draft.form(i + 1) == "فلسطين");
  static constexpr std::string_view works[] = {"معبر", "مطار", "ميناء", "سجن", "مفاعل"};
  static constexpr std::string_view treaties[] = {"ميثاق", "اتفاق", "اتفاقيه", "معاهده", "بروتوكول", "وثايق", "اعلان"};
  if (draft.definite(i) || !draft.free(i)) return i;
  const Mention* next = draft.at(i + 1);
  if (next == nullptr || next->kind != EntityKind::place || next->tokens.begin != i + 1 || draft.has_clitics(i + 1))
    return i;
  const bool place = realm || is_one_of(draft.stem(i), works);
  if (!place && !is_one_of(draft.stem(i), treaties)) return i;
  // إعلان تركيا السيطرة على: what a country declares
  if (draft.stem(i) == "اعلان" && (draft.known(i + 1).lists & country_list) != 0) return i;
  const TokenIndex stop = place ? next->tokens.end : draft.behind_adjectives(next->tokens.end, end);
  draft.add(i, stop, place ? EntityKind::place : EntityKind::other);
  return stop - 1;
}

/// معبر رفح, هجوم لييج: an unknown word, or one that the news read as a place at times, behind a work or an event that
/// is named after its place.
TokenIndex work_or_event_at(MentionDraft& draft, TokenIndex i, TokenIndex) {
  static constexpr std::string_view works[] = {"معبر", "مطار", "ميناء", "مفاعل"};
  static constexpr std::string_view events[] = {"هجوم",   "هجمات",    "تفجير", "تفجيرات",
                                                "اعتداء", "اعتداءات", "مجزره", "قرب"};
  if (!draft.free(i) || draft.definite(i) || draft.token(i).enclitic_size > 0) return i;
  const bool work = is_one_of(draft.stem(i), works);
  if (!work && !is_one_of(draft.stem(i), events)) return i;
  const TokenIndex next = i + 1;
  if (!draft.free(next) || draft.has_clitics(next) || draft.token(next).enclitic_size > 0) return i;
  // مطار الشعيرات
  if (draft.definite(next)) {
    const bool named = work && heads_of(draft.stem(next)) == 0 && draft.is_no_common_word(next);
    if (!named) return i;
    draft.add(i, next + 1, EntityKind::place);
    return next;
  }
  const bool place =
      draft.share(next, NameReading::place) > 0 && !draft.in_dictionary(next) && heads_of(draft.stem(next)) == 0;
  const TokenIndex stop = draft.behind_dashes(next + 1);
  const bool foreign = draft.has_foreign_shape(next) || stop > next + 1;
  if (!place && !(draft.is_stranger(next) && foreign)) return i;
  draft.add(work ? i : next, stop, EntityKind::place);
  return stop - 1;
}

/// قرب "مارش آن فامين": what stands in quotes behind a word of place.
TokenIndex quoted_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  constexpr TokenIndex longest = 4;
  static constexpr std::string_view before[] = {"قرب", "مدينه", "بلده", "قريه", "جزيره", "ضاحيه", "حي"};
  if (!draft.free(i) || draft.definite(i) || draft.token(i).enclitic_size > 0 || !is_one_of(draft.stem(i), before))
    return i;
  if (i + 3 >= end || draft.token(i + 1).kind != TokenKind::open_quote) return i;
  TokenIndex stop = i + 2;
  while (stop < end && stop < i + 2 + longest && draft.is_arabic(stop)) ++stop;
  if (stop == i + 2 || stop >= end || draft.token(stop).kind != TokenKind::close_quote || draft.cuts(i + 2, stop))
    return i;
  draft.add(i + 2, stop, EntityKind::place);
  return stop;
}

/// بلدة مايفير, محافظة مأرب: what neither dictionary nor news know, or what the news often announce so, behind a word
/// that says that it is a place.
TokenIndex unknown_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view kinds[] = {"مدينه",  "بلده",  "قريه",   "منطقه", "ضاحيه",  "حي",   "ولايه",
                                               "مقاطعه", "اقليم", "محافظه", "جزيره", "مديريه", "مخيم", "بلديه"};
  if (draft.definite(i) || draft.token(i).enclitic_size > 0 || !is_one_of(draft.stem(i), kinds)) return i;
  TokenIndex stop = i + 1;
  while (stop < end && draft.is_arabic(stop) && draft.free(stop) && !draft.has_clitics(stop) && draft.is_stranger(stop))
    ++stop;
  // بلدة الناقورة
  static constexpr std::string_view towns[] = {"مدينه", "بلده", "قريه", "حي", "مخيم", "محافظه"};
  if (stop == i + 1 && stop < end && draft.free(stop) && is_one_of(draft.stem(i), towns) &&
      draft.is_plain_definite(stop) && !draft.is_never_name(stop) && heads_of(draft.stem(stop)) == 0 &&
      (draft.share(stop, NameReading::place) > 0 || (draft.known(stop).lists & town_list) != 0 ||
       draft.is_no_common_word(stop)))
    ++stop;
  if (stop == i + 1) return i;
  draft.add(i + 1, stop, EntityKind::place);
  return stop - 1;
}

/// Countries, and words that the news mostly read as a place.
TokenIndex known_place(MentionDraft& draft, TokenIndex i) {
  if (draft.core(i).size() < 6 || heads_of(draft.stem(i)) != 0) return i;
  const NameLexiconEntry word = draft.known(i);
  const bool country = (word.lists & country_list) != 0, often_met = word.reading >> 12 >= 3;
  const int place = MentionDraft::share(word.reading, NameReading::place);
  // الشمالية, المتحدة: parts of the names of countries; السعودية is one alone, but not behind another adjective
  if (draft.definite(i) && word.lists == part_of_place_list) {
    const std::string_view stem = draft.stem(i);
    const bool adjective =
        i > 0 && draft.is_arabic(i - 1) && draft.definite(i - 1) && draft.stem(i - 1).ends_with("يه");
    if (!is_feminine_country_adjective(stem) || adjective) return i;
  }
  // في السعودية: no adjective stands behind a preposition
  static constexpr std::string_view prepositions[] = {"في",  "الي", "من",   "ضد",  "لدي", "داخل", "خارج", "مع",
                                                      "نحو", "عبر", "تجاه", "علي", "عن",  "بين",  "حول"};
  const bool behind_preposition = i > 0 && is_one_of(draft.form(i - 1), prepositions) && place > 0;
  if ((country && (place >= 2 || behind_preposition)) || (often_met && place == 3))
    draft.add(i, i + 1, EntityKind::place);
  return i;
}

}  // namespace

TokenIndex place_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (const TokenIndex last = quoted_place(draft, i, end); last > i) return last;
  if (i + 1 < end && draft.is_arabic(i + 1))
    for (const auto pass : {lands, directed_place, named_after_place, work_or_event_at, unknown_place})
      if (const TokenIndex last = pass(draft, i, end); last > i) return last;
  return draft.free(i) ? known_place(draft, i) : i;
}

TokenIndex part_of_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  const Mention* here = draft.at(i);
  if (here == nullptr || here->kind != EntityKind::place || here->tokens.begin != i) return i;
  const TokenIndex stop = here->tokens.end;
  if (stop >= end || !draft.free(stop) || !draft.is_plain_definite(stop)) return i;
  const std::string_view adjective = draft.stem(stop);
  const bool half = draft.stem(i) == "قدس" && (adjective == "شرقيه" || adjective == "غربيه");
  if (!half && adjective != "محتله") return i;
  draft.add(i, stop + 1, EntityKind::place);
  return stop;
}

TokenIndex undertaking_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i == 0 || draft.token(i - 1).kind != TokenKind::open_quote) return i;
  const Mention* place = draft.at(i);
  if (place == nullptr || place->kind != EntityKind::place || place->tokens.begin != i) return i;
  const TokenIndex year = place->tokens.end;
  if (year + 1 >= end || draft.token(year).kind != TokenKind::number ||
      draft.token(year + 1).kind != TokenKind::close_quote)
    return i;
  draft.add(i, year + 1, EntityKind::other);
  return year;
}

}  // namespace tawatur
