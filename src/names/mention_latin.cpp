#include "names/mention_passes.h"

namespace tawatur {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "سكور بلس" ( ScorePlus ): the mention that the bracket's words say again in other letters.
const Mention* glossed(const MentionDraft& draft, TokenIndex i) {
  if (i < 2 || draft.token(i - 1).kind != TokenKind::open_bracket) return nullptr;
  const TokenIndex last = draft.token(i - 2).kind == TokenKind::close_quote && i > 2 ? i - 3 : i - 2;
  return draft.at(last);
}

EntityKind kind_of(const MentionDraft& draft, TokenIndex begin, TokenIndex end, bool all_capitals) {
  static constexpr std::string_view bodies[] = {
      "University", "Group",   "Institute",   "Bank",       "Company",   "Inc",    "Corporation", "Technologies",
      "Foundation", "Council", "Association", "Federation", "Committee", "Post",   "Times",       "News",
      "Press",      "Party",   "Union",       "Agency",     "Ministry",  "Center", "Centre",      "Journal"};
  const Mention* named = glossed(draft, begin);
  // لندن (CNN): behind a place stands who reports from there
  if (named != nullptr && !(all_capitals && named->kind == EntityKind::place)) return named->kind;
  if (all_capitals) return end - begin == 1 ? EntityKind::organisation : EntityKind::other;
  for (TokenIndex i = begin; i < end; ++i)
    if (is_one_of(slice(draft.text(), draft.token(i).span()), bodies)) return EntityKind::organisation;
  return end - begin <= 3 ? EntityKind::person : EntityKind::other;
}

}  // namespace

TokenIndex latin_at(MentionDraft& draft, TokenIndex i, TokenIndex end) {
  if (!draft.free(i)) return i;
  const auto word = [&](TokenIndex k) { return slice(draft.text(), draft.token(k).span()); };
  const bool all_capitals =
      word(i).size() >= 2 && word(i).size() <= 6 && std::all_of(word(i).begin(), word(i).end(), is_capital);
  TokenIndex stop = i;
  while (stop < end && draft.token(stop).kind == TokenKind::word && draft.free(stop) && is_capital(word(stop)[0]))
    ++stop;
  if (stop == i || (stop - i == 1 && !all_capitals && glossed(draft, i) == nullptr)) return i;
  draft.add(i, stop, kind_of(draft, i, stop, all_capitals));
  return stop - 1;
}

}  // namespace tawatur
