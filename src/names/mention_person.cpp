#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

bool listed(const MentionDraft& draft, TokenIndex i) { return (draft.known(i).lists & personal_name_list) != 0; }

bool may_follow_name(const MentionDraft& draft, TokenIndex i, TokenIndex end) {
  return i < end && draft.free(i) && draft.is_arabic(i) && !draft.has_clitics(i);
}

/// Words that the news read as the parts of a person's name, or two strangers of which one is a name of Wikidata or
/// which stand beside a person (… ستيف بايكر وسويلا برايفرمان).
TokenIndex two_parts(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (!may_follow_name(draft, i + 1, end)) return i;
  const int first = draft.share(i, Reading::person_begin), second = draft.share(i + 1, Reading::person_inside);
  const bool read_so = (first >= 2 && second >= 2) || (first >= 1 && second == 3 && draft.core(i) != "باسم");
  const bool beside_person = i > 0 && draft.is_person(i - 1) && (draft.token(i).proclitics & conjunction_wa) != 0;
  const bool strangers =
      draft.is_stranger(i) && draft.is_stranger(i + 1) && (listed(draft, i) || listed(draft, i + 1) || beside_person);
  if (!read_so && !strangers) return i;
  draft.add(i, i + 2, EntityKind::person);
  return i + 1;
}

/// والدته ناريمان, ولداه حسن وحسين: a given name behind a word of kinship or beside such a one.
TokenIndex kin(MentionDraft& draft, TokenIndex i, TokenIndex) {
  static constexpr std::string_view words[] = {"والد", "والده", "ام",  "اخ",   "اخت",  "شقيق", "شقيقه", "نجل",   "نجله",
                                               "ابن",  "ابنه",  "زوج", "زوجه", "ولد",  "ولدا", "حفيد",  "حفيده", "بنت",
                                               "عم",   "عمه",   "خال", "طفل",  "طفله", "ابنت", "زوجت",  "والدت"};
  if (i == 0 || draft.definite(i) || draft.token(i).enclitic_size > 0 || !listed(draft, i)) return i;
  const auto is_kin = [&](TokenIndex k) {
    return draft.is_arabic(k) && draft.token(k).enclitic_size > 0 && is_one_of(draft.stem(k), words);
  };
  const bool joined = draft.token(i).proclitics == conjunction_wa && i > 1 && draft.is_person(i - 1) && is_kin(i - 2);
  const bool behind_kin = draft.token(i).proclitics == 0 && is_kin(i - 1);
  if ((!joined && !behind_kin) || draft.share(i, Reading::person_begin) == 0) return i;
  draft.add(i, i + 1, EntityKind::person);
  return i;
}

/// كامل إبراهيم: a given name that the tagger left before the rest of the name.
TokenIndex given_name_before(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end || !draft.is_person(i + 1) || draft.has_clitics(i + 1) || draft.definite(i)) return i;
  const TokenSpan rest = draft.at(i + 1)->tokens;
  if (rest.begin != i + 1 || draft.token(i).enclitic_size > 0) return i;
  if (!listed(draft, i) || draft.share(i, Reading::person_begin) == 0 || draft.in_dictionary(i)) return i;
  draft.add(i, rest.end, EntityKind::person);
  return rest.end - 1;
}

}  // namespace

TokenIndex person_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (!draft.free(i) || draft.core(i).size() < 6 || heads_of(draft.stem(i)) != 0) return i;
  for (const auto pass : {given_name_before, two_parts, kin})
    if (const TokenIndex last = pass(draft, i, end); last > i || !draft.free(i)) return last;
  return i;
}

}  // namespace tawatur
