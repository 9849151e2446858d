#include "language/tokeniser.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "language/characters.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_token = 1024;  // bytes

class Tokeniser {
 public:
  Tokeniser(std::string_view text, Analysis& out) : text_(text), out_(out), table_(char_table()) {}

  void run() {
    bool space = true;
    while (at_ < text_.size()) {
      const CodePoint c = decode(text_, at_);
      const CharClass kind = class_of(c.value);
      if (kind == CharClass::space) {
        at_ += c.size, space = true;
        if (c.value == '\n') quote_open_ = single_open_ = false;
        before_ = ' ';
        continue;
      }
      const size_t begin = at_;
      const TokenKind token = kind == CharClass::other ? symbol(c, space) : word();
      before_ = decode_before(text_, at_).value;
      push(begin, token, space);
      space = false;
    }
  }

 private:
  CharClass class_of(char32_t c) const { return table_.class_of(c); }
  char32_t peek(size_t at) const { return at < text_.size() ? decode(text_, at).value : U'\n'; }
  static bool is_wordish(CharClass c) { return c != CharClass::other && c != CharClass::space; }

  TokenKind symbol(CodePoint c, bool space) {
    if (c.value == '#' && is_wordish(class_of(peek(at_ + 1)))) {
      at_ += 1;
      return TokenKind::hashtag;
    }
    at_ += c.size;
    if (is_quote(c.value)) {
      // '' and "" are one mark typed twice
      if (shape_of_quote(c.value) == 0 && peek(at_) == c.value)
        at_ += c.size;
      else if (is_single_quote(c.value))
        return single_quote(c.value);
      return quote(c.value, space);
    }
    if ((c.value == '<' || c.value == '>') && peek(at_) == c.value) {
      at_ += 1;
      return quote(U'"', space);
    }
    return kind_of_symbol(c.value);
  }

  /// What touches the mark decides, for typists reverse even « and »; where both sides are alike, shape, then state.
  TokenKind quote(char32_t c, bool space) {
    const char32_t after = peek(at_);
    const CharClass after_class = class_of(after), before_class = class_of(before_);
    const bool loose_before =
        space || kind_of_symbol(before_) == TokenKind::open_bracket || kind_of_symbol(before_) == TokenKind::dash;
    const bool word_after = is_wordish(after_class) || after == '#' || after == '@',
               word_before = is_wordish(before_class) && !space;
    bool opens;
    if (loose_before && word_after)
      opens = true;
    else if (word_before && !word_after)
      opens = false;
    else if (shape_of_quote(c) != 0)
      opens = shape_of_quote(c) > 0;
    else if (loose_before && after_class != CharClass::space)
      opens = true;
    else
      opens = !quote_open_;
    // a line's last mark has nothing to open
    if (opens && after == '\n') opens = false;
    quote_open_ = opens;
    return opens ? TokenKind::open_quote : TokenKind::close_quote;
  }

  TokenKind single_quote(char32_t c) {
    const bool word_after = is_wordish(class_of(peek(at_))), word_before = is_wordish(class_of(before_));
    if (!word_before && word_after) {
      single_open_ = true;
      return TokenKind::open_quote;
    }
    if (single_open_ && !word_after) {
      single_open_ = false;
      return TokenKind::close_quote;
    }
    if (c == U'‘') return TokenKind::open_quote;
    return c == U'’' && !word_after ? TokenKind::close_quote : TokenKind::symbol;
  }

  /// Length of an abbreviation of Arabic letters with stops between (أ.ف.ب, إف.بي.آي) that begins here; 0 where none
  /// does.
  size_t abbreviation() const {
    size_t at = at_, parts = 0, longest = 0;
    for (;;) {
      size_t letters = 0, end = at;
      while (end < text_.size() && letters < 5) {
        const CodePoint c = decode(text_, end);
        const CharClass kind = class_of(c.value);
        if (kind == CharClass::arabic)
          ++letters;
        else if (kind != CharClass::mark)
          break;
        end += c.size;
      }
      if (letters == 0 || letters > 3) return 0;
      ++parts, longest = std::max(longest, letters), at = end;
      if (at >= text_.size() || text_[at] != '.' || class_of(peek(at + 1)) != CharClass::arabic || parts > 8) break;
      ++at;
    }
    return (longest == 1 && parts >= 2) || (longest > 1 && parts >= 3) ? at - at_ : 0;
  }

  bool at_url() const {
    if (text_[at_] != 'h' && text_[at_] != 'w') return false;
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  TokenKind url() {
    const size_t begin = at_;
    while (at_ < text_.size() && at_ - begin < longest_token) {
      const CodePoint c = decode(text_, at_);
      if (class_of(c.value) == CharClass::space || c.value == '"' || c.value == U'»' || c.value == ')' ||
          c.value == '<')
        break;
      at_ += c.size;
    }
    while (at_ > begin + 1 && (text_[at_ - 1] == '.' || text_[at_ - 1] == ',')) --at_;
    return TokenKind::url;
  }

  TokenKind word() {
    if (at_url()) return url();
    const size_t begin = at_;
    bool arabic = false, latin = false, digits = false, joined = false;
    while (at_ < text_.size() && at_ - begin < longest_token) {
      const CodePoint c = decode(text_, at_);
      const CharClass kind = class_of(c.value);
      if (kind == CharClass::arabic || kind == CharClass::letter || kind == CharClass::digit ||
          kind == CharClass::mark) {
        const bool digit = kind == CharClass::digit;
        // digits glued to letters ("60عاما", "عام2015", "15km") are two words, but behind a dash (AK-47) or a Latin
        // letter (G20)
        if (digit && arabic && !joined) break;
        if (digits && !digit && kind != CharClass::mark && !joined && (kind == CharClass::arabic || !latin)) {
          if (kind == CharClass::arabic || !single_letter_after_digits(c)) break;
        }
        if (arabic && kind == CharClass::letter && !joined) break;
        if (latin && kind == CharClass::arabic && !joined) break;
        digits |= digit, arabic |= kind == CharClass::arabic, latin |= kind == CharClass::letter;
        at_ += c.size;
        continue;
      }
      if (kind == CharClass::space) break;
      if (c.value == '.' && arabic) {
        const size_t end = at_;
        at_ = begin;
        const size_t size = abbreviation();
        if (size > end - begin) return at_ += size, TokenKind::arabic;
        at_ = end;
        break;
      }
      const CharClass after = class_of(peek(at_ + c.size));
      if (!joins(c.value, after, digits, arabic, latin, joined)) break;
      at_ += c.size;
    }
    if (digits && (arabic || latin)) return TokenKind::mixed;
    if (!digits && !arabic && !latin) return TokenKind::symbol;  // marks that lost their letter
    return digits ? TokenKind::number : arabic ? TokenKind::arabic : TokenKind::word;
  }

  /// "5G", "3D", "90B" but not "15km".
  bool single_letter_after_digits(CodePoint c) const { return class_of(peek(at_ + c.size)) != CharClass::letter; }

  /// Whether a sign between two parts belongs to the word: 1,250.5  10:30  15/10/1436  AK-47  إس-300  sabq.org  don't
  static bool joins(char32_t c, CharClass after, bool digits, bool arabic, bool latin, bool& joined) {
    if (digits && !arabic && !latin && after == CharClass::digit)
      return c == '.' || c == ',' || c == U'٫' || c == U'٬' || c == ':' || c == '/';
    if (c == '-' && ((after == CharClass::digit && (arabic || latin) && !digits) ||
                     (after == CharClass::letter && digits && !arabic)))
      return joined = true;
    if (latin && after == CharClass::letter)
      return c == '\'' || c == U'’' || c == '-' || c == '&' || c == '_' || c == '.' || c == '@';
    return false;
  }

  void push(size_t begin, TokenKind kind, bool space) {
    Token& t = out_.tokens.emplace_back();
    t.begin = static_cast<uint32_t>(begin), t.end = static_cast<uint32_t>(at_);
    t.kind = kind, t.space_before = space;
    t.folded_begin = static_cast<uint32_t>(out_.folded.size());
    for (size_t at = begin; at < at_;) {
      const CodePoint c = decode(text_, at);
      at += c.size;
      const char32_t f = c.value < CharTable::size ? table_.folded[c.value] : fold(c.value);
      if (f >= 0x80)
        append_utf8(out_.folded, f);
      else if (f != 0)
        out_.folded += static_cast<char>(f);
    }
    t.folded_size = static_cast<uint16_t>(out_.folded.size() - t.folded_begin);
  }

  std::string_view text_;
  Analysis& out_;
  const CharTable& table_;
  size_t at_ = 0;
  char32_t before_ = ' ';
  bool quote_open_ = false, single_open_ = false;
};

}  // namespace

void tokenise(std::string_view text, Analysis& out) {
  out.folded.reserve(text.size());
  out.tokens.reserve(text.size() / 9);
  Tokeniser(text, out).run();
}

}  // namespace tawatur
