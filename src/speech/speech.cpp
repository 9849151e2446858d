#include <algorithm>

#include "speech/asserted.h"
#include "speech/attribution.h"
#include "speech/carried_vias.h"
#include "speech/complement.h"
#include "speech/credits.h"
#include "speech/manner.h"
#include "speech/speakers.h"
#include "speech/statement.h"
#include "speech/tagged_text.h"

namespace tawatur {
namespace {

class StatementMaker {
 public:
  StatementMaker(const TaggedText& text, const Speakers& speakers, std::span<const TimeMention> times)
      : text_(text), speakers_(speakers), times_(times) {}

  Statement attributed(const Draft& draft) const {
    Statement s = start(draft.content);
    s.form = draft.direct                 ? StatementForm::direct
             : holds_quote(draft.content) ? StatementForm::mixed
                                          : StatementForm::indirect;
    s.modality = draft.modality, s.polarity = draft.polarity;
    std::string cue;
    if (draft.cue != no_index) cue = text_.words({draft.cue, draft.cue_end});
    if (draft.speaker != no_index) {
      const Speaker& speaker = speakers_[draft.speaker];
      s.chain.push_back({LinkRole::origin, speaker.kind, speaker.text, speaker.mention, speaker.description, cue});
    }
    for (const Source& via : draft.vias) add_via(s, via);
    if (draft.outer != no_index) {
      const Speaker& outer = speakers_[draft.outer];
      s.chain.push_back({LinkRole::via, outer.kind, outer.text, outer.mention, outer.description, {}});
    }
    finish(s);
    return s;
  }

  Statement asserted(TokenSpan clause) const {
    Statement s = start(clause);
    finish(s);
    return s;
  }

 private:
  Statement start(TokenSpan tokens) const {
    Statement s;
    s.tokens = tokens, s.span = text_.analysis.bytes(tokens);
    s.sentence = text_.analysis.sentence_of(tokens.begin);
    return s;
  }

  void add_via(Statement& s, const Source& via) const {
    std::string name(text_.words(via.name));
    uint32_t mention = via.mention;
    if (const auto known = via.definite_noun ? speakers_.known(via) : std::nullopt)  // "الوكالة" named before
      name = speakers_[*known].text, mention = speakers_[*known].mention;
    if (std::ranges::any_of(s.chain, [&](const ChainLink& link) { return link.text == name; })) return;
    s.chain.push_back({LinkRole::via,
                       via.kind == SourceKind::unknown ? SourceKind::medium : via.kind,
                       std::move(name),
                       mention,
                       {},
                       {}});
  }

  void finish(Statement& s) const {
    if (text_.page.outlet)
      s.chain.push_back({LinkRole::outlet, SourceKind::medium, *text_.page.outlet, no_index, {}, {}});
    read_manner(text_, s);
    const auto first =
        std::ranges::lower_bound(times_, s.tokens.begin, {}, [](const TimeMention& t) { return t.tokens.begin; });
    if (first != times_.end() && first->tokens.begin < s.tokens.end)
      s.time = static_cast<uint32_t>(first - times_.begin());
  }

  bool holds_quote(TokenSpan content) const {
    for (TokenIndex i = content.begin; i < content.end; ++i)
      if (text_.tags[i].quote != no_index) {
        const Quote& quote = text_.quotes[text_.tags[i].quote];
        if (!is_name_quote(text_, quote) && !is_name(quote)) return true;
        i = quote.close;
      } else if (text_.is_kind(i, TokenKind::open_quote) || text_.is_kind(i, TokenKind::close_quote)) {
        return true;  // a mark without its partner
      }
    return content.end < text_.tags.size() && text_.is_kind(content.end, TokenKind::close_quote);
  }

  /// "داعش" in marks: what stands in them is one name and no word more.
  bool is_name(const Quote& quote) const {
    if (quote.words > 4 || quote.open + 1 >= text_.tags.size()) return false;
    if (is_behind_titled(quote.open)) return true;
    if (quote.words >= 2 && quote.close > 0 && text_.is_kind(quote.close - 1, TokenKind::number))
      return true;  // "سيناء 2018"
    if (quote.words == 1 && text_.is_kind(quote.open + 1, TokenKind::number)) return true;
    if (quote.words > 3) return false;
    if (quote.words == 1 && text_.is(quote.open + 1, word_place_speaker)) return true;
    const uint32_t m = text_.tags[quote.open + 1].mention;
    return m != no_index && text_.mentions[m].kind != EntityKind::place &&
           text_.mentions[m].tokens.begin <= quote.open + 1 && text_.mentions[m].tokens.end >= quote.close;
  }

  /// 'العملية الشاملة "كذا 2018"', 'من نوع "كذا"'
  bool is_behind_titled(TokenIndex open) const {
    for (TokenIndex k = open; k-- > 0 && open - k <= 3;) {
      if (!text_.is_kind(k, TokenKind::arabic) || text_.is(k, word_preposition)) return false;
      if (text_.is(k, word_titled)) return true;
      std::string_view form = text_.form(k);
      if (form.starts_with("و") || form.starts_with("ب") || form.starts_with("ل")) form.remove_prefix(2);
      if (form.starts_with("ال")) form.remove_prefix(4);
      if (SpeechLexicon::get().classes(form) & word_titled) return true;
    }
    return false;
  }

  const TaggedText& text_;
  const Speakers& speakers_;
  std::span<const TimeMention> times_;
};

}  // namespace

Speech find_speech(const Page& page, const Analysis& analysis, std::span<const Mention> mentions,
                   std::span<const Number>, std::span<const TimeMention> times) {
  const TaggedText text = tag_text(page, analysis, mentions, times);
  Speakers speakers(text);
  std::vector<Draft> drafts = find_attributed(text, speakers);
  carry_vias(text, drafts);
  const StatementMaker maker(text, speakers, times);
  Speech speech;
  for (const Draft& draft : drafts)
    if (!draft.content.empty()) speech.statements.push_back(maker.attributed(draft));
  for (const TokenSpan clause : find_asserted(text, drafts)) speech.statements.push_back(maker.asserted(clause));
  std::ranges::stable_sort(speech.statements, {}, [](const Statement& s) { return s.span; });
  speech.credits = find_credits(text, drafts, speakers);
  return speech;
}

}  // namespace tawatur
