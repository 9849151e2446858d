#include "language/sentences.h"

#include <vector>

namespace tawatur {
namespace {

constexpr uint32_t longest_quote = 250;     // tokens; a longer one is read sentence by sentence
constexpr uint32_t longest_sentence = 400;  // tokens; then the next comma ends it, so that later stages stay linear
constexpr uint32_t longest_heading = 12;    // tokens

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, uint32_t title_end, Analysis& out)
      : text_(text), title_end_(title_end), out_(out) {}

  void run() {
    const uint32_t count = static_cast<uint32_t>(out_.tokens.size());
    for (uint32_t first = 0, paragraph = 0; first < count; ++paragraph) {
      uint32_t end = first + 1;
      while (end < count && !line_ends_before(end)) ++end;
      line(first, end, paragraph);
      first = end;
    }
    mark_headings();
  }

 private:
  const Token& token(uint32_t i) const { return out_.tokens[i]; }
  TokenKind kind(uint32_t i) const { return out_.tokens[i].kind; }

  bool line_ends_before(uint32_t i) const {
    const uint32_t from = token(i - 1).end;
    return text_.substr(from, token(i).begin - from).find('\n') != std::string_view::npos;
  }

  /// closes_[i - first] for an opening mark: the token that closes it on this line, or 0.
  void match_quotes(uint32_t first, uint32_t end) {
    closes_.assign(end - first, 0);
    uint32_t open = 0, depth = 0;
    for (uint32_t i = first; i < end; ++i) {
      if (kind(i) == TokenKind::open_quote) {
        if (depth++ == 0 || i - open > longest_quote) open = i, depth = 1;
      } else if (kind(i) == TokenKind::close_quote && depth > 0) {
        if (i - open <= longest_quote) closes_[open - first] = i;
        depth = 0;
      }
    }
  }

  void line(uint32_t first, uint32_t end, uint32_t paragraph) {
    match_quotes(first, end);
    const bool title = token(end - 1).end <= title_end_;
    uint32_t quote_end = 0, begin = first;
    for (uint32_t i = first; i < end; ++i) {
      if (closes_[i - first] != 0) quote_end = std::max(quote_end, closes_[i - first]);
      const bool in_quote = i < quote_end;
      const bool too_long =
          i - begin >= longest_sentence && (kind(i) == TokenKind::comma || i - begin >= 2 * longest_sentence);
      if (i + 1 < end && !too_long && (in_quote || !ends_after(i, begin, title))) continue;
      push(begin, i + 1, paragraph, title);
      begin = i + 1;
    }
  }

  /// Whether a sentence ends behind token `i`, which is not the last of its line.
  bool ends_after(uint32_t i, uint32_t begin, bool title) const {
    const TokenKind after = kind(i + 1);
    if (after == TokenKind::stop || after == TokenKind::close_quote || after == TokenKind::comma ||
        after == TokenKind::close_bracket)
      return false;
    if (kind(i) == TokenKind::close_quote || kind(i) == TokenKind::close_bracket) {
      // «… .» وقال: the stop inside the marks ended the sentence, unless the sentence goes on behind them
      return i > begin + 1 && kind(i - 1) == TokenKind::stop && !(i > begin + 2 && kind(i - 2) == TokenKind::stop) &&
             after != TokenKind::dash && after != TokenKind::colon;
    }
    if (kind(i) != TokenKind::stop) return false;
    const bool dot = slice(text_, token(i).span()) == ".";
    const bool ellipsis = slice(text_, token(i).span()) == "…" ||
                          (dot && i > begin && kind(i - 1) == TokenKind::stop && text_[token(i - 1).begin] == '.');
    if (ellipsis) return !title && i - begin > 40;
    if (!dot) return !title || i - begin > 3;
    if (i == begin) return false;
    return !is_abbreviation(i - 1, i + 1);
  }

  /// د. محمد, أ.د., St. and numbers of list items ("1. …") keep their sentence.
  bool is_abbreviation(uint32_t i, uint32_t after) const {
    const Token& t = token(i);
    if (token(i + 1).space_before) return false;
    if (t.kind == TokenKind::arabic) {
      const std::string_view form = out_.form(t);
      return form.size() == 2 ||
             (form.find('.') != std::string_view::npos && kind(after) == TokenKind::arabic && form.size() < 6);
    }
    if (t.kind == TokenKind::word) return t.end - t.begin <= 2 && kind(after) == TokenKind::word;
    const bool starts_line = i == 0 || line_ends_before(i);
    return t.kind == TokenKind::number && starts_line;
  }

  void push(uint32_t begin, uint32_t end, uint32_t paragraph, bool title) {
    Sentence& s = out_.sentences.emplace_back();
    s.tokens = {begin, end};
    s.span = {token(begin).begin, token(end - 1).end};
    s.paragraph = paragraph;
    s.role = title ? SentenceRole::title : starts_item(begin, end) ? SentenceRole::list_item : SentenceRole::body;
  }

  /// - … , • … , * … , 1- … , 1) … at a line's begin.
  bool starts_item(uint32_t begin, uint32_t end) const {
    if (begin > 0 && !line_ends_before(begin)) return false;
    if (end - begin < 3) return false;
    const std::string_view first = slice(text_, token(begin).span());
    if (kind(begin) == TokenKind::dash || first == "•" || first == "*" || first == "●" || first == "▪" ||
        first == "◄" || first == "■" || first == "·")
      return true;
    if (kind(begin) != TokenKind::number || first.size() > 2 || token(begin + 1).space_before) return false;
    return kind(begin + 1) == TokenKind::dash || kind(begin + 1) == TokenKind::close_bracket ||
           slice(text_, token(begin + 1).span()) == ".";
  }

  /// A short line of one sentence without a stop, with a longer line below, heads what follows.
  void mark_headings() {
    std::vector<Sentence>& all = out_.sentences;
    for (size_t i = 0; i + 1 < all.size(); ++i) {
      Sentence& s = all[i];
      if (s.role != SentenceRole::body || s.tokens.size() > longest_heading) continue;
      const bool alone = (i == 0 || all[i - 1].paragraph != s.paragraph) && all[i + 1].paragraph != s.paragraph;
      const TokenKind last = kind(s.tokens.end - 1);
      const bool open_end = last == TokenKind::stop ? text_[s.span.end - 1] != '.' : last != TokenKind::comma;
      if (alone && open_end && all[i + 1].tokens.size() > s.tokens.size() && s.tokens.size() > 1)
        s.role = SentenceRole::heading;
    }
  }

  std::string_view text_;
  uint32_t title_end_;
  Analysis& out_;
  std::vector<uint32_t> closes_;
};

}  // namespace

void find_sentences(std::string_view text, uint32_t title_end, Analysis& out) {
  SentenceFinder(text, title_end, out).run();
}

}  // namespace tawatur
