#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

/// الأراضي الفلسطينية المحتلة.
TokenIndex lands(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view words[] = {"اراضي", "ارض"};
  if (!draft.definite(i) || !is_one_of(draft.stem(i), words)) return i;
  const TokenIndex stop = draft.behind_adjectives(i + 1, end);
  if (stop == i + 1 || draft.cuts(i, stop)) return i;
  draft.add(i, stop, EntityKind::place);
  return stop - 1;
}

/// دولة فلسطين, معبر رفح, ميثاق روما الأساسي: named after the place behind.
TokenIndex named_after_place(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  static constexpr std::string_view realms[] = {"دوله", "قطاع"};
  static constexpr std::string_view works[] = {"معبر", "مطار", "ميناء", "سجن", "مفاعل"};
  static constexpr std::string_view treaties[] = {"ميثاق", "اتفاق", "اتفاقيه", "معاهده", "بروتوكول", "وثايق", "اعلان"};
  if (draft.definite(i) || !draft.free(i)) return i;
  const Mention* next = draft.at(i + 1);
  if (next == nullptr || next->kind != EntityKind::place || next->tokens.begin != i + 1 || draft.has_clitics(i + 1))
    return i;
  const bool place = is_one_of(draft.stem(i), realms) || is_one_of(draft.stem(i), works);
  if (!place && !is_one_of(draft.stem(i), treaties)) return i;
  const TokenIndex stop = place ? next->tokens.end : draft.behind_adjectives(next->tokens.end, end);
  draft.add(i, stop, place ? EntityKind::place : EntityKind::other);
  return stop - 1;
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
  if (stop == i + 1) return i;
  draft.add(i + 1, stop, EntityKind::place);
  return stop - 1;
}

/// Countries, and words that the news mostly read as a place.
TokenIndex known_place(MentionDraft& draft, TokenIndex i) {
  if (draft.core(i).size() < 6 || heads_of(draft.stem(i)) != 0) return i;
  const NameLexiconEntry word = draft.known(i);
  const bool country = (word.lists & country_list) != 0, often_met = word.reading >> 12 >= 3;
  const int place = MentionDraft::share(word.reading, Reading::place);
  if ((country && place >= 2) || (often_met && place == 3)) draft.add(i, i + 1, EntityKind::place);
  return i;
}

}  // namespace

TokenIndex place_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i + 1 < end && draft.is_arabic(i + 1))
    for (const auto pass : {lands, named_after_place, unknown_place})
      if (const TokenIndex last = pass(draft, i, end); last > i) return last;
  return draft.free(i) ? known_place(draft, i) : i;
}

}  // namespace tawatur
