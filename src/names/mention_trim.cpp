#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

void trim_place(const MentionDraft& draft, Mention& m) {
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

void trim_person(const MentionDraft& draft, Mention& m) {
  // وروى سامي حمدان, وطالب الأنصاري: verbs that look like given names, with the و that begins a sentence
  static constexpr std::string_view verbs[] = {"روي",  "روت", "حكي", "حكت",  "اورد", "اوردت", "ابان",
                                               "طالب", "سال", "عبر", "عبرت", "اعرب", "اعربت", "قال"};
  const TokenIndex first = m.tokens.begin;
  if ((draft.token(first).proclitics & conjunction_wa) != 0 && is_one_of(draft.stem(first), verbs)) {
    ++m.tokens.begin;
    return;
  }
  const bool title = (heads_of(draft.stem(first)) & role_head) != 0;
  if (title && (draft.definite(first) || draft.token(first).folded_size == 2)) ++m.tokens.begin;
}

}  // namespace

void trim_mentions(MentionDraft& draft) {
  for (Mention& m : draft.mentions()) {
    if (m.tokens.size() < 2) continue;
    if (m.kind == EntityKind::place) trim_place(draft, m);
    if (m.kind == EntityKind::person) trim_person(draft, m);
  }
}

}  // namespace tawatur
