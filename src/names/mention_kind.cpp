#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

/// What the noun right before a name says that it is; none where it says nothing.
std::optional<EntityKind> kind_told_before(const MentionDraft& draft, const Mention& m) {
  static constexpr std::string_view bodies[] = {"فريق",  "فريقي", "نادي",  "شركه", "شركتي", "موسسه",
                                                "منظمه", "صحيفه", "جريده", "مجله", "قناه",  "مجموعه"};
  static constexpr std::string_view works[] = {"روايه", "روايته", "فيلم",  "مسلسل", "كتاب",  "كتابه",
                                               "ديوان", "مسرحيه", "اغنيه", "قصيده", "البوم", "برنامج"};
  static constexpr std::string_view things[] = {"سياره", "صاروخ", "طايره", "مركبه", "سفينه", "صواريخ", "سيارات"};
  static constexpr std::string_view grounds[] = {"استاد", "ملعب", "حلبه"};
  const TokenIndex first = m.tokens.begin;
  if (first == 0 || !draft.is_arabic(first)) return std::nullopt;
  const bool in_marks = draft.token(first - 1).kind == TokenKind::open_quote;
  if (in_marks && first < 2) return std::nullopt;
  const TokenIndex noun = in_marks ? first - 2 : first - 1;
  if (!draft.is_arabic(noun) || draft.definite(noun) || !draft.free(noun)) return std::nullopt;
  if (draft.has_clitics(first) && !in_marks) return std::nullopt;
  const std::string_view word = draft.stem(noun);
  if (is_one_of(word, bodies)) return EntityKind::organisation;
  if (in_marks && is_one_of(word, works)) return EntityKind::other;
  if (is_one_of(word, things)) return EntityKind::other;
  if (is_one_of(word, grounds)) return EntityKind::place;
  return std::nullopt;
}

/// سيارة محمد, فريق الرئيس: its owner's name.
bool is_owner(const MentionDraft& draft, const Mention& m) {
  return m.kind == EntityKind::person &&
         (draft.share(m.tokens.begin, NameReading::person_begin) >= 2 || heads_of(draft.stem(m.tokens.begin)) != 0);
}

/// رؤية الهلال, and الهلال on a page that speaks of it or of the moon: no club. One word has one sense on a page (Gale,
/// Church and Yarowsky 1992).
void drop_crescents(MentionDraft& draft) {
  const auto is_crescent = [&](const Mention& m) {
    if (m.kind != EntityKind::organisation) return false;
    for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i)
      if (draft.is_arabic(i) && (draft.stem(i) == "هلال" || draft.core(i) == "القمر")) return true;
    return false;
  };
  std::vector<Mention>& mentions = draft.mentions();
  if (std::none_of(mentions.begin(), mentions.end(), is_crescent)) return;
  static constexpr std::string_view sights[] = {"رويه", "ولاده", "تحري", "ظهور", "ثبوت"};
  static constexpr std::string_view sport[] = {"نادي", "فريق", "مدرب", "لاعب", "حارس", "مهاجم", "جماهير", "جمهور"};
  bool moon = false, club = false;
  for (TokenIndex i = 0; i + 1 < draft.size(); ++i) {
    if (!draft.is_arabic(i) || !draft.is_arabic(i + 1)) continue;
    const bool crescent = draft.stem(i + 1) == "هلال";
    moon |= crescent && is_one_of(draft.stem(i), sights);
    moon |= draft.core(i) == "القمر" && draft.stem(i + 1) != "صناعي";
    club |= crescent && is_one_of(draft.stem(i), sport);
  }
  moon &= !club;
  if (!moon) return;
  for (Mention& m : mentions)
    if (is_crescent(m)) m.tokens.end = m.tokens.begin;
  draft.settle();
}

}  // namespace

void tell_kinds(MentionDraft& draft) {
  drop_crescents(draft);
  boost::unordered_flat_map<uint64_t, EntityKind> told;  // by the first word, of the whole page
  for (Mention& m : draft.mentions()) {
    const auto kind = kind_told_before(draft, m);
    if (!kind || m.kind == *kind || is_owner(draft, m)) continue;
    // فريق البرازيل, سيارات ألمانيا
    if (m.kind == EntityKind::place && (draft.known(m.tokens.begin).lists & country_list) != 0) continue;
    if (m.kind == EntityKind::person) told.try_emplace(hash_bytes(draft.core(m.tokens.begin)), *kind);
    m.kind = *kind;
  }
  if (told.empty()) return;
  for (Mention& m : draft.mentions()) {
    if (m.kind != EntityKind::person || !draft.is_arabic(m.tokens.begin)) continue;
    if (const auto found = told.find(hash_bytes(draft.core(m.tokens.begin))); found != told.end())
      m.kind = found->second;
  }
}

}  // namespace tawatur
