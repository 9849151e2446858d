#include "language/lexicon.h"
#include "names/heads.h"
#include "names/known_names.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

bool may_be_personal(const MentionDraft& draft, TokenIndex i) {
  if (!draft.is_arabic(i) || draft.has_clitics(i) || draft.definite(i) || heads_of(draft.stem(i)) != 0) return false;
  return (draft.known(i).lists & personal_name_list) != 0 || draft.share(i, NameReading::person_begin) > 0 ||
         draft.share(i, NameReading::person_inside) > 0 || draft.is_stranger(i);
}

/// الأمم المتحدة أنطونيو غوتيريش are two. What stands behind the institution is returned.
TokenSpan cut_person_behind(const MentionDraft& draft, Mention& m) {
  const TokenIndex first = m.tokens.begin;
  if (!draft.is_arabic(first) || !draft.definite(first)) return {};
  const TokenIndex stop = draft.behind_adjectives(first + 1, m.tokens.end);
  if (stop == first + 1 || stop >= m.tokens.end) return {};
  for (TokenIndex i = stop; i < m.tokens.end; ++i)
    if (!may_be_personal(draft, i)) return {};
  const TokenSpan rest{stop, m.tokens.end};
  m.tokens.end = stop;
  return rest;
}

/// بوتين – مادورو and حسن وحسين are two persons; not إيهاب وجدي, whose و is the name's own. What stands behind the
/// first is returned.
TokenSpan cut_second_person(const MentionDraft& draft, Mention& m) {
  const auto is_dash_between = [&](TokenIndex i) {
    return draft.token(i).kind == TokenKind::dash && draft.token(i).begin > draft.token(i - 1).end &&
           draft.token(i + 1).begin > draft.token(i).end;
  };
  const auto is_joined = [&](TokenIndex i) {
    return draft.is_arabic(i) && (draft.token(i).proclitics & conjunction_wa) != 0 && !draft.definite(i) &&
           draft.share(i, NameReading::person_begin) >= 2 && (draft.known_whole(i).lists & personal_name_list) == 0;
  };
  // آدم ساندلر وكيت بيكنسيل: a و that nobody could tell from the word's own letters, before a name of Wikidata
  const auto is_glued = [&](TokenIndex i) {
    if (!draft.is_arabic(i) || draft.token(i).proclitics != 0 || !draft.core(i).starts_with("و")) return false;
    const NameLexiconEntry whole = draft.known(i), rest = draft.known_word(draft.core(i).substr(2));
    return (whole.lists & personal_name_list) == 0 && (whole.reading & 0xFFF) == 0 && !draft.in_dictionary(i) &&
           (rest.lists & personal_name_list) != 0;
  };
  // التقى مادورو ببوتين, on a page that has بوتين without the ب; not ستيف بايكر
  const auto is_met = [&](TokenIndex i) {
    if (!draft.is_arabic(i) || draft.token(i).proclitics != preposition_ba || i + 1 != m.tokens.end) return false;
    constexpr size_t most_looked_at = 512;  // bounds the work on pages that are lists
    const std::span<const Mention> all(draft.mentions());
    const auto some = all.first(std::min(all.size(), most_looked_at));
    return std::any_of(some.begin(), some.end(), [&](const Mention& other) {
      return other.kind == EntityKind::person && !other.tokens.empty() && draft.is_arabic(other.tokens.end - 1) &&
             draft.form(other.tokens.end - 1) == draft.core(i);
    });
  };
  for (TokenIndex i = m.tokens.begin + 1; i + 1 < m.tokens.end; ++i) {
    // التقى كامل نظيره سامي حداد
    const std::string_view word = draft.core(i);
    const bool owned = draft.is_arabic(i) && slice(draft.text(), draft.token(i).span()).ends_with("ه") &&
                       Lexicon::shipped().statistics(word.substr(0, word.size() - 2)).in_dictionary;
    if (!owned || draft.share(i, NameReading::person_inside) > 0 || draft.share(i, NameReading::person_begin) > 0)
      continue;
    const TokenSpan rest{i + 1, m.tokens.end};
    m.tokens.end = i;
    return rest;
  }
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i) {
    const bool dash = i + 1 < m.tokens.end && is_dash_between(i);
    if (!dash && !is_joined(i) && !is_glued(i) && !is_met(i)) continue;
    const TokenSpan rest{dash ? i + 1 : i, m.tokens.end};
    m.tokens.end = i;
    return rest;
  }
  return {};
}

/// وأخبر بومبيو الكونغرس: a person and what the verb goes to. What stands behind the person is returned.
TokenSpan cut_known_behind(const MentionDraft& draft, Mention& m) {
  if ((heads_of(draft.stem(m.tokens.begin)) & role_head) != 0) return {};  // شيخ الأزهر
  for (TokenIndex i = m.tokens.begin + 1; i < m.tokens.end; ++i) {
    const KnownName known = known_name_at(draft.analysis(), i, m.tokens.end);
    if (known.end != m.tokens.end || known.kind != EntityKind::organisation || !draft.definite(i)) continue;
    m.tokens.end = i;
    return {i, known.end};
  }
  return {};
}

}  // namespace

Mention cut_in_two(const MentionDraft& draft, Mention& m) {
  Mention rest = m;
  rest.tokens = {};
  if (m.tokens.size() < 2) return rest;
  if (m.kind == EntityKind::person) {
    rest.tokens = cut_second_person(draft, m);
    if (rest.tokens.empty()) rest.kind = EntityKind::organisation, rest.tokens = cut_known_behind(draft, m);
  } else if (m.kind == EntityKind::organisation) {
    rest.kind = EntityKind::person, rest.tokens = cut_person_behind(draft, m);
  }
  return rest;
}

}  // namespace tawatur
