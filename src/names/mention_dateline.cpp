#include "names/mention_passes.h"

namespace tawatur {
namespace {

/// ميلانور - منار - …: the town of a dateline and the agency are two. Whether the town was told so.
bool cut_dateline(const MentionDraft& draft, Mention& m) {
  const TokenIndex first = m.tokens.begin;
  if (draft.analysis().sentences[draft.analysis().sentence_of(first)].tokens.begin != first) return false;
  for (TokenIndex i = first + 1; i < m.tokens.end; ++i)
    if (draft.token(i).kind == TokenKind::dash && draft.token(i).begin > draft.token(i - 1).end) {
      m.tokens.end = i;
      return m.kind == EntityKind::other;
    }
  return false;
}

bool is_spaced_dash(const MentionDraft& draft, TokenIndex i) {
  return draft.token(i).kind == TokenKind::dash && i > 0 && draft.token(i).begin > draft.token(i - 1).end;
}

/// ميلانور - منار - قال: one word, one word and what is told; no sentence begins so with a person.
bool is_town_of_dateline(const MentionDraft& draft, const Mention& m) {
  const TokenIndex first = m.tokens.begin, dash = m.tokens.end;
  const Sentence& sentence = draft.analysis().sentences[draft.analysis().sentence_of(first)];
  if (sentence.tokens.begin != first || m.tokens.size() != 1 || dash + 3 >= sentence.tokens.end) return false;
  return is_spaced_dash(draft, dash) && is_spaced_dash(draft, dash + 2) &&
         draft.share(first, NameReading::person_begin) < 3;
}

/// The second word of it.
bool is_agency_of_dateline(const MentionDraft& draft, const Mention& m) {
  const TokenIndex i = m.tokens.begin;
  const Sentence& sentence = draft.analysis().sentences[draft.analysis().sentence_of(i)];
  constexpr TokenIndex longest_town = 3;
  if (m.tokens.size() != 1 || i < 2 || i + 2 >= sentence.tokens.end || i > sentence.tokens.begin + longest_town + 1)
    return false;
  const Mention* town = draft.at(i - 2);
  return town != nullptr && town->tokens.begin == sentence.tokens.begin && town->kind == EntityKind::place &&
         is_spaced_dash(draft, i - 1) && is_spaced_dash(draft, i + 1);
}

}  // namespace

void tell_dateline(const MentionDraft& draft, Mention& m) {
  if (m.kind == EntityKind::person && is_town_of_dateline(draft, m)) m.kind = EntityKind::place;
  if (m.kind == EntityKind::person && is_agency_of_dateline(draft, m)) m.kind = EntityKind::organisation;
  if (m.kind != EntityKind::person && cut_dateline(draft, m)) m.kind = EntityKind::place;
}

}  // namespace tawatur
