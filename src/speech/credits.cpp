#include "speech/credits.h"

#include <algorithm>

#include "speech/dateline.h"

namespace tawatur {
namespace {

constexpr uint32_t credit_line = 8;  // tokens of a line that is a credit alone
constexpr uint32_t lines_with_dateline = 4;

class Credits {
 public:
  explicit Credits(const TaggedText& text) : text_(text) {}

  void add_medium(uint16_t index, TokenSpan where) {
    const Medium& medium = SpeechLexicon::get().medium(index);
    if (medium.kind == MediumKind::social) return;
    add({medium.name, SourceKind::medium, medium.kind == MediumKind::wire,
         where.empty() ? ByteSpan{} : text_.analysis.bytes(where)});
  }

  void add(Credit credit) {
    if (std::ranges::none_of(credits_, [&](const Credit& c) { return c.name == credit.name; }))
      credits_.push_back(std::move(credit));
  }

  void read_dateline_of(TokenSpan line) {
    const auto dateline = read_dateline(text_, line.begin, line.end);
    if (!dateline) return;
    for (const DatelineCredit& credit : dateline->credits) {
      if (credit.medium != UINT16_MAX)
        add_medium(credit.medium, credit.tokens);
      else
        add({text_.words(credit.tokens), SourceKind::medium, true, text_.analysis.bytes(credit.tokens)});
    }
  }

  /// A line that is a credit alone: a medium behind a bracket or a dash, or nothing but a medium.
  void read_short_line(TokenSpan line) {
    if (line.size() > credit_line) return;
    for (TokenIndex i = line.begin; i < line.end; ++i) {
      const TokenTag& tag = text_.tags[i];
      if (tag.medium_size == 0) continue;
      const TokenIndex after = i + tag.medium_size;
      const bool bracketed = i > line.begin && text_.is_kind(i - 1, TokenKind::open_bracket) && after < line.end &&
                             text_.is_kind(after, TokenKind::close_bracket);
      const bool dashed = (i > line.begin && text_.is_kind(i - 1, TokenKind::dash)) ||
                          (after < line.end && text_.is_kind(after, TokenKind::dash));
      if (bracketed || dashed || line.size() == tag.medium_size) add_medium(tag.medium, {i, after});
      i = after - 1;
    }
  }

  std::vector<Credit> take() { return std::move(credits_); }

 private:
  const TaggedText& text_;
  std::vector<Credit> credits_;
};

/// "لقناة الجزيرة": it was told to them, which does not say that the report is theirs.
bool is_addressee(const TaggedText& text, const Source& via) {
  const TokenIndex begin = via.tokens.begin;
  if (text.tags[begin].attached_for) return true;
  const TokenIndex before = begin > 0 && text.is_kind(begin - 1, TokenKind::open_quote) ? begin - 1 : begin;
  return before > 0 &&
         (text.form(before - 1) == "ل" || text.form(before - 1) == "مع" || text.tags[before - 1].attached_for);
}

}  // namespace

std::vector<Credit> find_credits(const TaggedText& text, std::span<const Draft> attributed, const Speakers& speakers) {
  Credits credits(text);
  uint32_t line = 0;
  const TokenIndex count = static_cast<TokenIndex>(text.tags.size());
  for (TokenIndex begin = 0; begin < count; ++line) {
    TokenIndex end = begin + 1;
    while (end < count && !text.tags[end].line_start) ++end;
    const bool last_lines = count - begin <= 2 * credit_line;
    if (line < lines_with_dateline) credits.read_dateline_of({begin, end});
    if (line < lines_with_dateline || last_lines) credits.read_short_line({begin, end});
    begin = end;
  }
  if (text.page.byline) {
    Page byline_page;
    byline_page.text = *text.page.byline;
    const Analysis byline = analyse(byline_page.text, 0);
    const TaggedText tagged = tag_text(byline_page, byline, {});
    for (const TokenTag& tag : tagged.tags)
      if (tag.medium_size > 0) credits.add_medium(tag.medium, {});
  }
  // a medium that the report itself is taken from: it speaks, or passes on, in the first sentences
  for (const Draft& draft : attributed) {
    if (draft.sentence > 3) break;
    for (const Source& via : draft.vias)
      if (via.medium != UINT16_MAX && !is_addressee(text, via)) credits.add_medium(via.medium, via.tokens);
    if (draft.speaker != no_index && speakers[draft.speaker].medium != UINT16_MAX &&
        speakers[draft.speaker].kind == SourceKind::medium)
      credits.add_medium(speakers[draft.speaker].medium,
                         draft.cue == no_index ? TokenSpan{} : TokenSpan{draft.cue, draft.cue_end});
  }
  return credits.take();
}

}  // namespace tawatur
