#include "speech/carried_vias.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr uint32_t reach = 4;  // sentences from one statement of an interview to the next
constexpr uint32_t reach_of_post = 1;

struct Way {
  std::vector<Source> vias;
  uint32_t sentence = 0;
  bool is_brief = false;  // a post or a paper: its sentences stand beside each other
};

bool is_social(const Source& via) {
  return via.medium != UINT16_MAX && SpeechLexicon::get().medium(via.medium).kind == MediumKind::social;
}

/// A house with a name or a noun such as صحيفة; "في مؤتمر صحفي" is an occasion, "للصحافة" is everybody.
bool is_house(const TaggedText& text, const Source& via) {
  if (via.kind != SourceKind::medium) return false;
  if (via.named || via.medium != UINT16_MAX) return true;
  return text.is(via.tokens.begin, word_medium) && !(via.tokens.size() == 1 && text.tags[via.tokens.begin].article);
}

/// "وكان قد قال": of another day.
bool is_earlier(const TaggedText& text, TokenIndex cue) {
  if (cue == no_index) return false;
  for (TokenIndex k = cue; k-- > 0 && cue - k <= 6;) {
    if (text.is_kind(k, TokenKind::stop) || text.is_kind(k, TokenKind::comma)) return false;
    const std::string_view form = text.form(k);
    if (form == "كان" || form == "وكان" || form == "كانت" || form == "وكانت" || form == "سبق") return true;
  }
  return false;
}

/// "وأضاف البيان": the paper that was named before, no new way.
bool goes_back(const TaggedText& text, const std::vector<Source>& vias) {
  return std::ranges::all_of(
      vias, [&](const Source& via) { return via.kind == SourceKind::document && text.tags[via.tokens.begin].article; });
}

/// "…، بحسب ما نقلت وكالة كذا": it passed on what was said, and was not told it.
bool passed_on(const TaggedText& text, const Source& via) {
  if (!is_house(text, via) || is_social(via) || via.tokens.begin == 0) return false;
  static constexpr std::string_view by[] = {"بحسب", "حسب", "وفق", "وبحسب", "ووفق"};
  const TokenIndex before = via.tokens.begin - 1;
  return text.tags[before].verb.verb != no_verb || std::ranges::find(by, text.form(before)) != std::end(by);
}

/// "وقالت الوزارة … . وأضافت …، وفق ما نقلت وكالة كذا": the wire that is told with the second has the first as well.
void carry_back(const TaggedText& text, std::vector<Draft>& drafts) {
  for (size_t k = drafts.size(); k-- > 1;) {
    const Draft& later = drafts[k];
    Draft& before = drafts[k - 1];
    if (!later.by_pronoun || later.speaker == no_index || before.speaker != later.speaker ||
        before.sentence + 1 < later.sentence ||
        std::ranges::any_of(before.vias, [&](const Source& via) { return is_house(text, via); }))
      continue;
    for (const Source& via : later.vias)
      if (passed_on(text, via)) before.vias.push_back(via);
  }
}

Way way_of(const TaggedText& text, const Draft& draft) {
  Way way;
  way.sentence = draft.sentence, way.is_brief = true;
  for (const Source& via : draft.vias) {
    const bool house = is_house(text, via);
    if (!house && via.kind != SourceKind::document) continue;
    way.vias.push_back(via);
    way.is_brief &= !house || is_social(via);
  }
  return way;
}

}  // namespace

void carry_vias(const TaggedText& text, std::vector<Draft>& drafts) {
  carry_back(text, drafts);
  std::vector<Way> ways;  // by speaker
  uint32_t last = no_index;
  for (Draft& draft : drafts) {
    if (draft.speaker == no_index) continue;
    if (draft.speaker >= ways.size()) ways.resize(draft.speaker + 1);
    Way& way = ways[draft.speaker];
    const bool other_spoke = last != draft.speaker;
    last = draft.speaker;
    if (!goes_back(text, draft.vias)) {
      way = way_of(text, draft);
      continue;
    }
    const uint32_t distance = draft.sentence - std::min(way.sentence, draft.sentence);
    const bool too_far = way.is_brief ? distance > reach_of_post || other_spoke : distance > reach;
    if (too_far || is_earlier(text, draft.cue)) way.vias.clear();
    if (way.vias.empty()) continue;
    if (draft.vias.empty()) draft.vias = way.vias;
    way.sentence = draft.sentence;
  }
}

}  // namespace tawatur
