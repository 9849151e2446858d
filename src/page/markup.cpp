#include "page/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tawatur {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter_ascii(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
constexpr bool ends_name(char c) { return is_blank(c) || c == '>' || c == '/'; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == y; });
}

/// Names, with what is asked first: whether any of them is of that size and begins with that letter.
template <size_t N>
struct NameList {
  std::array<std::string_view, N> names;
  std::array<uint32_t, 16> first_letters{};  // of the names of each size

  template <class... Names>
  constexpr explicit NameList(Names... all) : names{std::string_view(all)...} {
    for (const std::string_view name : names) first_letters[name.size()] |= 1u << (name[0] & 31);
  }
  bool holds(std::string_view name) const {
    if (name.size() >= first_letters.size() || name.empty() || (first_letters[name.size()] >> (name[0] & 31) & 1) == 0)
      return false;
    return std::ranges::any_of(
        names, [&](std::string_view n) { return n.size() == name.size() && equal_ignoring_case(name, n); });
  }
};
template <class... Names>
NameList(Names...) -> NameList<sizeof...(Names)>;

// Elements whose content is not markup, or that nobody reads. Their end is the next end tag of the same name.
constexpr NameList dropped_elements("script", "style", "svg", "iframe", "noembed", "noframes", "xmp", "textarea");
constexpr NameList void_elements("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
                                 "source", "track", "wbr", "frame", "keygen");
// Void elements that hold nothing to read.
constexpr NameList skipped_elements("img", "source", "input", "wbr", "area", "col", "param", "embed", "track", "frame",
                                    "keygen");
// What the later steps ask for (Document::attribute): a third of a page's markup is other attributes.
constexpr NameList kept_attributes("class", "id", "role", "itemprop", "data-testid", "data-component", "href",
                                   "content", "name", "rel", "type", "lang", "property", "datetime", "hidden", "style",
                                   "aria-hidden");
// Their end tags may be left out, so a start tag alone says nothing of depth; the parser closes them by itself.
constexpr NameList self_closing_elements("p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot",
                                         "optgroup", "rt", "rp", "colgroup", "body");

constexpr std::string_view reference_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr size_t most_pieces = 1u << 24;  // what four of 64 letters can number

class SkeletonMaker {
 public:
  SkeletonMaker(std::string_view html, const MarkupLimits& limits) : html_(html), limits_(limits) {
    out_.reserve(html.size() / 4 + 64);
    pieces_.reserve(html.size() / 64 + 16);
  }

  Skeleton run() {
    size_t text = 0;  // where the text begins that is not told yet
    for (size_t at = 0; at < html_.size();) {
      const size_t open = html_.find('<', at);
      if (open == std::string_view::npos) break;
      const char next = at_or_zero(open + 1);
      if (next != '/' && next != '!' && next != '?' && !is_letter_ascii(next)) {
        at = open + 1;  // a plain "<", as in "a < b"
        continue;
      }
      put_text(text, open);
      at = text = element(open);
    }
    put_text(text, html_.size());
    return {std::move(out_), std::move(pieces_)};
  }

 private:
  void put_text(size_t begin, size_t end) {
    if (begin >= end) return;
    const std::string_view text = html_.substr(begin, end - begin);
    if (std::ranges::all_of(text, is_blank))
      out_ += ' ';
    else
      put_reference(begin, end);
  }
  void put_reference(size_t begin, size_t end) {
    if (pieces_.size() >= most_pieces) return;
    const size_t number = pieces_.size();
    for (const int shift : {18, 12, 6, 0}) out_ += reference_letters[number >> shift & 63];
    pieces_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)});
  }
  char at_or_zero(size_t i) const { return i < html_.size() ? html_[i] : '\0'; }

  /// Handles what begins with the '<' at `open`; gives where to go on.
  size_t element(size_t open) {
    const char next = at_or_zero(open + 1);
    if (next == '!' || next == '?') return skip_declaration(open);
    const bool closing = next == '/';
    const size_t name_begin = open + 1 + (closing ? 1 : 0);
    if (!is_letter_ascii(at_or_zero(name_begin))) return name_begin;
    size_t name_end = name_begin;
    while (name_end < html_.size() && !ends_name(html_[name_end])) ++name_end;
    const std::string_view name = html_.substr(name_begin, name_end - name_begin);
    const size_t end = end_of_tag(name_end);
    if (end == std::string_view::npos) return html_.size();  // cut inside a tag: no text is lost
    if (closing) {
      if (void_elements.holds(name) && !equal_ignoring_case(name, "br")) return end;
      if (!self_closing_elements.holds(name) && depth_ > 0 && depth_-- > limits_.depth)
        return end;  // its start tag was dropped
      out_ += "</", out_ += name.substr(0, 64), out_ += '>';
      return end;
    }
    if (dropped_elements.holds(name)) return drop(name, name_end, end);
    if (skipped_elements.holds(name)) return end;
    const bool counted = !void_elements.holds(name) && !self_closing_elements.holds(name) && html_[end - 2] != '/';
    if (counted && depth_ >= limits_.depth) return ++depth_, end;
    if (++elements_ > limits_.elements) return end;
    if (counted) ++depth_;
    put_tag(name, name_end, end);
    return end;
  }

  /// One past the '>' that ends a tag whose name ends at `at`; quoted values may hold '>'. A quote that never closes is
  /// taken for a plain character, as browsers' users would.
  size_t end_of_tag(size_t at) {
    while (at < html_.size()) {
      const char c = html_[at];
      if (c == '>') return at + 1;
      if (c == '=') {
        ++at;
        while (at < html_.size() && is_blank(html_[at])) ++at;
        const char quote = at_or_zero(at);
        if (quote == '"' || quote == '\'') {
          const size_t close = find_quote(quote, at + 1);
          if (close == std::string_view::npos) {
            const size_t bare = html_.find('>', at);
            return bare == std::string_view::npos ? bare : bare + 1;
          }
          at = close + 1;
        }
        continue;
      }
      ++at;
    }
    return std::string_view::npos;
  }

  /// The next `quote` from `at`. Remembers that there is none, so that many unclosed quotes stay linear.
  size_t find_quote(char quote, size_t at) {
    bool& none_left = quote == '"' ? no_double_left_ : no_single_left_;
    if (none_left) return std::string_view::npos;
    const size_t found = html_.find(quote, at);
    none_left = found == std::string_view::npos;
    return found;
  }

  /// A start tag with those attributes that somebody reads, up to the limit.
  void put_tag(std::string_view name, size_t name_end, size_t end) {
    const size_t stop = end - 1;
    size_t left = limits_.tag_bytes;
    out_ += '<', out_ += name.substr(0, 64);
    bool empty = false;  // "/>"
    for (size_t at = name_end; at < stop;) {
      if (is_blank(html_[at]) || html_[at] == '/') {
        empty = html_[at++] == '/';
        continue;
      }
      empty = false;
      const size_t begin = at++;
      while (at < stop && !is_blank(html_[at]) && html_[at] != '=' && html_[at] != '/') ++at;
      const std::string_view attribute = html_.substr(begin, at - begin);
      const MarkupPiece value = value_behind(at, stop);
      if (!kept_attributes.holds(attribute) || value.size + attribute.size() > left) continue;
      left -= value.size + attribute.size();
      out_ += ' ', out_ += attribute;
      if (value.size > 0) out_ += '=', put_reference(value.begin, value.begin + value.size);
    }
    if (empty && !equal_ignoring_case(name, "script")) out_ += " /";
    out_ += '>';
  }

  /// The value of an attribute whose name ends at `at`; moves `at` behind it.
  MarkupPiece value_behind(size_t& at, size_t stop) const {
    size_t begin = at;
    while (begin < stop && is_blank(html_[begin])) ++begin;
    if (begin >= stop || html_[begin] != '=') return {};
    ++begin;
    while (begin < stop && is_blank(html_[begin])) ++begin;
    at = begin;
    if (begin < stop && (html_[begin] == '"' || html_[begin] == '\'')) {
      const size_t close = html_.substr(0, stop).find(html_[begin], begin + 1);
      if (close != std::string_view::npos) {
        at = close + 1;
        return {static_cast<uint32_t>(begin + 1), static_cast<uint32_t>(close - begin - 1)};
      }
    }
    while (at < stop && !is_blank(html_[at])) ++at;
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(at - begin)};
  }

  size_t skip_declaration(size_t open) {
    if (html_.substr(open, 4) == "<!--") {
      const size_t body = open + 4;
      if (at_or_zero(body) == '>') return body + 1;  // "<!-->" is a whole comment
      const size_t close = no_comment_end_left_ ? std::string_view::npos : html_.find("-->", open + 2);
      if (close != std::string_view::npos) return close + 3;
      no_comment_end_left_ = true;  // unclosed: drop the opening tag alone, keep the page
    }
    const size_t close = html_.find('>', open);
    return close == std::string_view::npos ? html_.size() : close + 1;
  }

  size_t drop(std::string_view name, size_t name_end, size_t end) {
    if (html_[end - 2] == '/' && !equal_ignoring_case(name, "script")) return end;
    size_t close = end;
    while (true) {
      close = html_.find("</", close);
      if (close == std::string_view::npos) break;
      const std::string_view after_slash = html_.substr(close + 2, name.size() + 1);
      if (after_slash.size() > name.size() && equal_ignoring_case(after_slash.substr(0, name.size()), lowered(name)) &&
          ends_name(after_slash.back()))
        break;
      close += 2;
    }
    if (close == std::string_view::npos) return html_.size();
    const size_t after = html_.find('>', close);
    const size_t behind = after == std::string_view::npos ? html_.size() : after + 1;
    const bool linked_data =
        html_.substr(name_end, std::min(end - name_end, limits_.tag_bytes)).find("ld+json") != std::string_view::npos;
    if (linked_data && equal_ignoring_case(name, "script")) {
      put_tag(name, name_end, end);
      put_reference(end, close);
      out_ += "</script>";
    }
    return behind;
  }

  std::string_view lowered(std::string_view name) {
    lowered_.assign(name);
    std::ranges::transform(lowered_, lowered_.begin(), lower);
    return lowered_;
  }

  std::string_view html_;
  const MarkupLimits& limits_;
  std::string out_;
  std::vector<MarkupPiece> pieces_;
  std::string lowered_;
  size_t elements_ = 0;
  uint32_t depth_ = 0;
  bool no_double_left_ = false, no_single_left_ = false, no_comment_end_left_ = false;
};

}  // namespace

std::optional<uint32_t> referred_piece(std::string_view reference) {
  static constexpr auto values = [] {
    std::array<int8_t, 256> out{};
    out.fill(-1);
    for (size_t i = 0; i < reference_letters.size(); ++i)
      out[static_cast<unsigned char>(reference_letters[i])] = static_cast<int8_t>(i);
    return out;
  }();
  if (reference.size() != reference_size) return std::nullopt;
  uint32_t number = 0;
  for (const char c : reference) {
    const int8_t value = values[static_cast<unsigned char>(c)];
    if (value < 0) return std::nullopt;
    number = number << 6 | static_cast<uint32_t>(value);
  }
  return number;
}

Skeleton make_skeleton(std::string_view html, const MarkupLimits& limits) { return SkeletonMaker(html, limits).run(); }

}  // namespace tawatur
