#include "speech/quotes.h"

#include <algorithm>

#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_unclosed = 150;  // tokens that an opening mark without a closing one may take in
constexpr uint32_t deepest = 8;             // nested marks beyond this are read as plain signs

enum class Shape : uint8_t { none, straight, curved, angled };

struct Mark {
  Shape shape = Shape::none;
  bool opens = false, closes = false;
};

bool is_word_kind(TokenKind kind) {
  return kind == TokenKind::arabic || kind == TokenKind::word || kind == TokenKind::number ||
         kind == TokenKind::mixed || kind == TokenKind::hashtag;
}

/// “ and ” are used both ways round in Arabic typing, so their direction is a matter of state like that of straight
/// marks.
Mark mark_of(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::open_quote && token.kind != TokenKind::close_quote) return {};
  switch (decode(text, token.begin).value) {
    case U'"':
      return {Shape::straight, true, true};
    case U'“':
    case U'”':
    case U'„':
      return {Shape::curved, true, true};
    case U'«':
    case U'‹':
      return {Shape::angled, true, false};
    case U'»':
    case U'›':
      return {Shape::angled, false, true};
    default:
      return {};
  }
}

class Pairing {
 public:
  Pairing(std::string_view text, const Analysis& analysis) : text_(text), analysis_(analysis) {}

  std::vector<Quote> run() {
    const auto& tokens = analysis_.tokens;
    uint32_t previous_end = 0;
    for (uint32_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (text_.substr(previous_end, token.begin - previous_end).find('\n') != std::string_view::npos) end_paragraph(i);
      previous_end = token.end;
      if (is_word_kind(token.kind)) ++words_;
      const Mark mark = mark_of(text_, token);
      if (mark.shape != Shape::none) take(i, mark);
    }
    end_paragraph(static_cast<uint32_t>(tokens.size()));
    std::ranges::sort(quotes_, {}, &Quote::open);
    uint32_t covered = 0;
    for (Quote& quote : quotes_) {
      quote.outermost = quote.open >= covered;
      covered = std::max(covered, quote.close);
    }
    return std::move(quotes_);
  }

 private:
  struct Open {
    uint32_t token;
    Shape shape;
    uint32_t words;
  };

  bool touches_word_after(uint32_t i) const {
    const auto& tokens = analysis_.tokens;
    return i + 1 < tokens.size() && !tokens[i + 1].space_before && is_word_kind(tokens[i + 1].kind);
  }
  bool touches_before(uint32_t i) const { return i > 0 && !analysis_.tokens[i].space_before; }
  bool word_before(uint32_t i) const { return i > 0 && is_word_kind(analysis_.tokens[i - 1].kind); }
  bool word_after(uint32_t i) const {
    return i + 1 < analysis_.tokens.size() && is_word_kind(analysis_.tokens[i + 1].kind);
  }

  void take(uint32_t i, Mark mark) {
    const bool open_already = std::ranges::any_of(stack_, [&](const Open& o) { return o.shape == mark.shape; });
    if (mark.opens && mark.closes) {  // direction by state, corrected by what the mark touches
      const bool looks_opening = !touches_before(i) && touches_word_after(i);
      const bool looks_closing = touches_before(i) && !touches_word_after(i);
      if (!open_already) {
        const bool behind_lead = i > 0 && (analysis_.tokens[i - 1].kind == TokenKind::colon || word_before(i));
        if (looks_closing && !(behind_lead && word_after(i))) return;  // a stray closing mark
        push(i, mark.shape);
      } else if (looks_opening && !stack_.empty() && stack_.back().shape == mark.shape && i - stack_.back().token > 1 &&
                 later_closing_pair(i, mark.shape)) {
        push(i, mark.shape);  // a quotation within one, by the same marks
      } else {
        close(i, mark.shape);
      }
      return;
    }
    if (mark.opens)
      push(i, mark.shape);
    else if (open_already)
      close(i, mark.shape);
  }

  /// Whether a straight mark inside an open quotation opens an inner one: the next mark but one closes the outer. Looks
  /// at most 60 tokens ahead.
  bool later_closing_pair(uint32_t i, Shape shape) const {
    const auto& tokens = analysis_.tokens;
    uint32_t closing = 0;
    for (uint32_t k = i + 1; k < std::min<size_t>(tokens.size(), i + 60); ++k) {
      if (mark_of(text_, tokens[k]).shape != shape) continue;
      const bool looks_closing = touches_before(k) && !touches_word_after(k);
      if (!looks_closing) return false;
      if (++closing == 2) return true;
    }
    return false;
  }

  void push(uint32_t i, Shape shape) {
    if (stack_.size() < deepest) stack_.push_back({i, shape, words_});
  }

  void close(uint32_t i, Shape shape) {
    while (!stack_.empty()) {
      const Open open = stack_.back();
      stack_.pop_back();
      if (open.shape != shape) continue;  // an inner mark of another shape that never closed
      if (i > open.token + 1) quotes_.push_back({open.token, i, true, words_ - open.words, true});
      return;
    }
  }

  /// «…¶…»: these marks tell their direction, so the first one of the next paragraph shows whether a quotation goes on.
  bool goes_on(uint32_t i, const Open& open) const {
    if (open.shape != Shape::angled) return false;
    const auto& tokens = analysis_.tokens;
    for (uint32_t k = i; k < std::min<size_t>(tokens.size(), open.token + longest_unclosed); ++k)
      if (const Mark mark = mark_of(text_, tokens[k]); mark.shape == Shape::angled) return mark.closes;
    return false;
  }

  void end_paragraph(uint32_t i) {
    if (!stack_.empty() && goes_on(i, stack_.front())) return;
    if (!stack_.empty()) {
      const Open open = stack_.front();
      if (i > open.token + 1 && i - open.token <= longest_unclosed && quotes_inside(open.token) == 0)
        quotes_.push_back({open.token, i, false, words_ - open.words, true});
    }
    stack_.clear();
  }

  /// Closed quotations behind an unclosed mark: where there are some, the mark is more likely a slip than an opening.
  size_t quotes_inside(uint32_t token) const { return !quotes_.empty() && quotes_.back().open > token; }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Open> stack_;
  std::vector<Quote> quotes_;
  uint32_t words_ = 0;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const Analysis& analysis) {
  return Pairing(text, analysis).run();
}

}  // namespace tawatur
