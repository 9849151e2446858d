#include "language/analysis.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_token = 1024;  // bytes

bool is_word_part(char32_t c) { return is_letter(c) || is_arabic_mark(c) || digit_value(c) >= 0; }

TokenKind kind_of_symbol(char32_t c) {
  switch (c) {
    case U'«': case U'“': case U'„': case U'‹': case U'‘': return TokenKind::open_quote;
    case U'»': case U'”': case U'›': case U'’': return TokenKind::close_quote;
    case U'(': case U'[': case U'{': case U'﴿': return TokenKind::open_bracket;
    case U')': case U']': case U'}': case U'﴾': return TokenKind::close_bracket;
    case U'.': case U'!': case U'?': case U'؟': case U'…': case U'۔': return TokenKind::stop;
    case U',': case U'،': case U'؛': case U';': return TokenKind::comma;
    case U':': return TokenKind::colon;
    case U'-': case U'–': case U'—': case U'ـ': return TokenKind::dash;
    default: return TokenKind::symbol;
  }
}

/// Cuts text into tokens in one pass.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, Analysis& out) : text_(text), out_(out) {}

  void run() {
    bool space = true;
    while (at_ < text_.size()) {
      const CodePoint c = decode(text_, at_);
      if (is_space(c.value)) {
        at_ += c.size, space = true;
        if (c.value == '\n') quote_open_ = false;
        continue;
      }
      const size_t begin = at_;
      const TokenKind kind = next(c, space);
      push(begin, kind, space);
      space = false;
    }
  }

 private:
  char32_t peek(size_t at) const { return at < text_.size() ? decode(text_, at).value : 0; }

  TokenKind next(CodePoint c, bool space) {
    if (is_word_part(c.value)) return word();
    if (c.value == '#' && is_word_part(peek(at_ + 1))) {
      at_ += 1;
      while (at_ < text_.size()) {
        const CodePoint d = decode(text_, at_);
        if (!is_word_part(d.value) && d.value != '_') break;
        at_ += d.size;
      }
      return TokenKind::hashtag;
    }
    at_ += c.size;
    if (c.value == '"') {
      const char32_t after = peek(at_);
      // a straight mark opens after a space and before a letter; where both sides touch, the state of the line decides
      const bool opens = space && !is_space(after) && after != 0 ? !quote_open_ || is_letter(after) : !quote_open_ && !is_space(after) && after != 0;
      quote_open_ = opens;
      return opens ? TokenKind::open_quote : TokenKind::close_quote;
    }
    return kind_of_symbol(c.value);
  }

  TokenKind word() {
    const size_t begin = at_;
    if (text_.substr(at_).starts_with("http://") || text_.substr(at_).starts_with("https://") || text_.substr(at_).starts_with("www.")) {
      while (at_ < text_.size() && !is_space(decode(text_, at_).value) && at_ - begin < longest_token) at_ += decode(text_, at_).size;
      return TokenKind::url;
    }
    bool arabic = false, other = false, digits = false;
    while (at_ < text_.size() && at_ - begin < longest_token) {
      const CodePoint c = decode(text_, at_);
      const bool digit = digit_value(c.value) >= 0;
      if (is_word_part(c.value)) {
        // ثلاثة digits glued to letters stay one token only behind a dash (AK-47); "60عاما" is two tokens
        if ((digit && (arabic || other) && !mixed_join_) || (!digit && digits && is_arabic_letter(c.value))) break;
        if (digit) digits = true;
        else if (is_arabic_letter(c.value)) arabic = true;
        else if (!is_arabic_mark(c.value)) other = true;
        at_ += c.size;
        continue;
      }
      const char32_t after = peek(at_ + c.size);
      const bool number_join = digits && !arabic && !other && (c.value == '.' || c.value == ',' || c.value == U'٫' || c.value == U'٬' || c.value == ':' || c.value == '/') && digit_value(after) >= 0;
      const bool letter_join = (c.value == '-' && (other || arabic) && digit_value(after) >= 0) || (c.value == '-' && digits && !arabic && after < 0x80 && is_letter(after)) || (other && (c.value == '\'' || c.value == '-' || c.value == '&' || c.value == '_' || c.value == '.') && is_letter(after) && !is_arabic_letter(after));
      if (!number_join && !letter_join) break;
      if (letter_join) mixed_join_ = true;
      at_ += c.size;
    }
    mixed_join_ = false;
    if (digits && (arabic || other)) return TokenKind::mixed;
    return digits ? TokenKind::number : arabic ? TokenKind::arabic : TokenKind::word;
  }

  void push(size_t begin, TokenKind kind, bool space) {
    Token& t = out_.tokens.emplace_back();
    t.begin = static_cast<uint32_t>(begin), t.end = static_cast<uint32_t>(at_);
    t.kind = kind, t.space_before = space;
    t.folded_begin = static_cast<uint32_t>(out_.folded.size());
    fold_to(out_.folded, text_.substr(begin, at_ - begin));
    t.folded_size = static_cast<uint16_t>(out_.folded.size() - t.folded_begin);
    if (kind == TokenKind::arabic) split_clitics(t);
    t.key = hash_bytes(out_.stem(t));
  }

  /// Placeholder rule until the language stage's lexicon decides: و and ف and ب ل ك before the article, and the article.
  void split_clitics(Token& t) {
    std::string_view w = out_.form(t);
    const auto take = [&](std::string_view front, uint8_t bit) {
      if (!w.starts_with(front) || w.size() < front.size() + 6) return false;
      w.remove_prefix(front.size());
      t.proclitics |= bit;
      t.proclitic_size = static_cast<uint8_t>(t.proclitic_size + front.size());
      return true;
    };
    const auto article_at = [&](size_t at) { return w.substr(at).starts_with("ال") && w.size() >= at + 4 + 4; };
    if (w.starts_with("و") && (article_at(2) || w.substr(2).starts_with("بال") || w.substr(2).starts_with("لل") || w.substr(2).starts_with("ا"))) take("و", conjunction_wa);
    else if (w.starts_with("ف") && article_at(2)) take("ف", conjunction_fa);
    if (w.starts_with("ب") && article_at(2)) take("ب", preposition_ba);
    else if (w.starts_with("ك") && article_at(2)) take("ك", preposition_ka);
    else if (w.starts_with("لل") && w.size() >= 10) {
      take("ل", preposition_la);
      if (take("ل", article)) t.article_size = 2;
      return;
    }
    if (article_at(0) && take("ال", article)) t.article_size = 4;
  }

  std::string_view text_;
  Analysis& out_;
  size_t at_ = 0;
  bool quote_open_ = false, mixed_join_ = false;
};

void find_sentences(std::string_view text, uint32_t title_end, Analysis& out) {
  uint32_t first = 0, paragraph = 0;
  bool in_quote = false;
  const uint32_t count = static_cast<uint32_t>(out.tokens.size());
  for (uint32_t i = 0; i < count; ++i) {
    const Token& t = out.tokens[i];
    const std::string_view gap = i + 1 < count ? text.substr(t.end, out.tokens[i + 1].begin - t.end) : std::string_view("\n");
    const bool line_ends = gap.find('\n') != std::string_view::npos;
    if (t.kind == TokenKind::open_quote) in_quote = true;
    if (t.kind == TokenKind::close_quote) in_quote = false;
    bool ends = line_ends;
    if (!ends && t.kind == TokenKind::stop && i + 1 < count) {
      const TokenKind after = out.tokens[i + 1].kind;
      ends = after != TokenKind::stop && after != TokenKind::close_quote && after != TokenKind::comma && after != TokenKind::close_bracket && !in_quote;
    }
    if (!ends && t.kind == TokenKind::close_quote && i > 0 && out.tokens[i - 1].kind == TokenKind::stop && i > first + 1) ends = true;
    if (!ends) continue;
    Sentence& s = out.sentences.emplace_back();
    s.tokens = {first, i + 1};
    s.span = {out.tokens[first].begin, t.end};
    s.paragraph = paragraph;
    s.role = t.end <= title_end ? SentenceRole::title : SentenceRole::body;
    first = i + 1;
    if (line_ends) {
      ++paragraph;
      in_quote = false;
    }
  }
}

}  // namespace

Analysis analyse(std::string_view text, uint32_t title_end) {
  Analysis out;
  out.folded.reserve(text.size());
  out.tokens.reserve(text.size() / 9);
  Tokeniser(text, out).run();
  find_sentences(text, title_end, out);
  return out;
}

uint32_t Analysis::word_begin(std::string_view text, const Token& t) const {
  // walks the surface form along the folded one: dropped marks take no folded bytes
  uint32_t at = t.begin;
  const uint32_t front = static_cast<uint32_t>(t.proclitic_size - t.article_size);
  for (uint32_t folded_bytes = 0; folded_bytes < front && at < t.end;) {
    const CodePoint c = decode(text, at);
    const char32_t f = fold(c.value);
    folded_bytes += f == 0 ? 0 : f < 0x80 ? 1 : f < 0x800 ? 2 : 3;
    at += c.size;
  }
  return at;
}

uint32_t Analysis::sentence_of(TokenIndex token) const {
  uint32_t low = 0, high = static_cast<uint32_t>(sentences.size());
  while (low + 1 < high) {
    const uint32_t middle = (low + high) / 2;
    (sentences[middle].tokens.begin <= token ? low : high) = middle;
  }
  return low;
}

}  // namespace tawatur
