#include "names/mention_completion.h"

#include "names/known_names.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

/// A known name that the tagger did not see, of which it saw a part, or which it took for another kind.
TokenIndex known_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  const KnownName known = known_name_at(draft.analysis(), i, end);
  if (known.end == i || draft.cuts(i, known.end)) return i;
  const TokenSpan span{i, known.end};
  if (!draft.free(i) && draft.at(i)->tokens.end >= known.end &&
      (draft.at(i)->tokens != span || draft.at(i)->kind == known.kind))
    return i;
  draft.add(i, known.end, known.kind);
  return known.end - 1;
}

TokenIndex arabic_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (const TokenIndex last = known_at(draft, i, end); last > i) return last;
  if (draft.is_person(i)) return i;
  if (!draft.free(i))
    for (const auto widen : {undertaking_at, part_of_place, body_with_purpose})
      if (const TokenIndex last = widen(draft, i, end); last > i) return last;
  for (const auto pass : {institution_at, place_at, person_at})
    if (const TokenIndex last = pass(draft, i, end); last > i || !draft.free(i))
      return std::max(last, body_with_purpose(draft, i, end));
  return i;
}

/// سوخوي سو-30: what ends in a number is a thing.
void numbered_things(MentionDraft& draft) {
  for (Mention& m : draft.mentions()) {
    // سوخوي سو-30: with its type
    const TokenIndex next = m.tokens.end;
    if (m.kind == EntityKind::other && next < draft.size() && draft.free(next) &&
        draft.token(next).kind == TokenKind::mixed)
      ++m.tokens.end;
    const TokenKind last = draft.token(m.tokens.end - 1).kind;
    if (m.kind == EntityKind::person && (last == TokenKind::mixed || last == TokenKind::number))
      m.kind = EntityKind::other;
  }
}

}  // namespace

void complete_mentions(std::string_view text, const Analysis& analysis, const NameLexicon& names,
                       std::vector<Mention>& mentions) {
  MentionDraft draft(text, analysis, names, mentions);
  trim_mentions(draft);
  draft.settle();
  tell_kinds(draft);
  for (const Sentence& s : analysis.sentences) {
    for (TokenIndex i = s.tokens.begin; i < s.tokens.end; ++i) {
      if (draft.is_arabic(i))
        i = arabic_at(draft, i, s.tokens.end);
      else if (draft.token(i).kind == TokenKind::word)
        i = latin_at(draft, i, s.tokens.end);
    }
  }
  draft.settle();
  learn_from_page(draft);
  draft.settle();
  repeat_mentions(draft);
  draft.settle();
  find_strangers(draft);
  draft.settle();
  numbered_things(draft);
  draft.settle();
}

}  // namespace tawatur
