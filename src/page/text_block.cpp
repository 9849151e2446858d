#include "page/text_block.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

bool is_unread(Tag tag) {
  switch (tag) {
    case Tag::title:
    case Tag::meta:
    case Tag::link:
    case Tag::base:
    case Tag::noscript:
    case Tag::template_:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::canvas:
    case Tag::object:
    case Tag::embed:
    case Tag::iframe:
    case Tag::video:
    case Tag::audio:
    case Tag::script:
    case Tag::style:
    case Tag::svg:
    case Tag::rp:
    case Tag::rt:
    case Tag::input:
      return true;
    default:
      return false;
  }
}

/// Scripts written without spaces between words: two characters count as a word.
bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x0E00 && c <= 0x0EFF) ||
         (c >= 0x20000 && c <= 0x2FFFF);
}
bool is_stop(char32_t c) {
  return c == 0x061F || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 || c == 0x06D4;
}
bool is_inner_mark(char32_t c) {
  return c == 0x060C || c == 0x061B || c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == 0x201C || c == 0x00AB;
}
bool is_blank(char32_t c) { return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x3000; }
bool is_invisible(char32_t c) { return c == 0x200B || c == 0xFEFF || c == 0x00AD; }

enum AsciiKind : uint8_t { letter = 1, capital = 2, digit = 4, stop = 8, mark = 16, blank = 32 };
constexpr auto ascii_kinds = [] {
  std::array<uint8_t, 128> out{};
  for (int c = 0; c <= ' '; ++c) out[static_cast<size_t>(c)] = blank;
  for (int c = '0'; c <= '9'; ++c) out[static_cast<size_t>(c)] = digit;
  for (int c = 'a'; c <= 'z'; ++c) out[static_cast<size_t>(c)] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) out[static_cast<size_t>(c)] = letter | capital;
  for (const char c : {'.', '!', '?'}) out[static_cast<size_t>(c)] = stop;
  for (const char c : {',', ';', ':', '"'}) out[static_cast<size_t>(c)] = mark;
  return out;
}();

/// For each ASCII character one count in a field of its own for each of its kinds.
constexpr unsigned kind_bits = 12;
constexpr auto kind_counts = [] {
  std::array<uint64_t, 128> out{};
  for (size_t c = 0; c < out.size(); ++c) {
    for (unsigned kind = 0; kind < 5; ++kind)
      out[c] |= static_cast<uint64_t>(ascii_kinds[c] >> kind & 1) << (kind * kind_bits);
  }
  return out;
}();

class BlockMaker {
 public:
  explicit BlockMaker(const Document& document) : document_(document) {
    list_.before.resize(document.nodes().size() + 1);
    list_.blocks.reserve(256);
    list_.text.reserve(1u << 14);
  }

  BlockList run() {
    struct Open {
      NodeIndex end, block_node;
      bool block, link, bold;
    };
    std::vector<Open> open;
    const auto close_until = [&](NodeIndex i) {
      while (!open.empty() && open.back().end <= i) {
        if (open.back().block) flush();
        links_ -= open.back().link, bold_ -= open.back().bold;
        block_node_ = open.back().block_node;
        open.pop_back();
      }
    };
    const auto& nodes = document_.nodes();
    for (NodeIndex i = 0; i < nodes.size();) {
      close_until(i);
      list_.before[i] = static_cast<uint32_t>(list_.blocks.size()) + (has_text_ ? 1 : 0);
      const Node& node = nodes[i];
      if (node.kind == Tag::text) {
        add(i);
        ++i;
        continue;
      }
      if (is_unread(node.kind)) {
        for (NodeIndex j = i; j < node.end; ++j) list_.before[j] = list_.before[i];
        i = node.end;
        continue;
      }
      if (node.kind == Tag::br || node.kind == Tag::hr) {
        flush();
        after_break_ = node.kind == Tag::br;
      }
      if (node.kind == Tag::custom) pending_space_ = true;
      const bool block = is_block_level(node.kind), link = node.kind == Tag::a,
                 bold = node.kind == Tag::b || node.kind == Tag::strong;
      if (block) flush();
      open.push_back({node.end, block_node_, block, link, bold});
      if (block) {
        block_node_ = i, after_break_ = false;
        list_.before[i] = static_cast<uint32_t>(list_.blocks.size());
      }
      links_ += link, bold_ += bold;
      if (link && node.end > i + 1) ++current_.links;
      ++i;
    }
    close_until(static_cast<NodeIndex>(nodes.size()));
    flush();
    list_.before[nodes.size()] = static_cast<uint32_t>(list_.blocks.size());
    // an open block was counted that turned out to hold no letters
    for (size_t i = nodes.size(); i > 0; --i) list_.before[i - 1] = std::min(list_.before[i - 1], list_.before[i]);
    return std::move(list_);
  }

 private:
  void add(NodeIndex i) {
    const std::string_view text = document_[i].text;
    for (size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if (ascii_kinds[byte] == blank) {
          pending_space_ = true;
          ++at;
        } else {
          begin_character(i);
          at = add_ascii(text, at);
        }
        continue;
      }
      const CodePoint c = decode(text, at);
      if (is_blank(c.value)) {
        pending_space_ = true;
      } else if (!is_invisible(c.value)) {
        begin_character(i);
        count(c.value);
        list_.text.append(text, at, c.size);
      }
      at += c.size;
    }
  }

  void begin_character(NodeIndex i) {
    if (!has_text_)
      start(i);
    else if (pending_space_)
      list_.text += ' ', in_word_ = false;
    pending_space_ = false;
  }

  /// Takes in a run of ASCII without blanks; gives its end. One addition counts a character in all its kinds.
  size_t add_ascii(std::string_view text, size_t at) {
    constexpr size_t longest_run = (1u << kind_bits) - 1;
    const size_t begin = at, stop_at = std::min(text.size(), at + longest_run);
    uint64_t counts = 0;
    for (; at < stop_at; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte >= 0x80 || ascii_kinds[byte] == blank) break;
      counts += kind_counts[byte];
    }
    const auto of = [&](unsigned kind) { return static_cast<uint32_t>(counts >> (kind * kind_bits) & longest_run); };
    current_.letters += of(0), current_.capitals += of(1), current_.digits += of(2);
    current_.stops += of(3), current_.marks += of(4);
    if (of(0) + of(2) > 0 && !in_word_) {
      in_word_ = true;
      add_word();
    }
    list_.text.append(text, begin, at - begin);
    return at;
  }

  void start(NodeIndex i) {
    has_text_ = true, in_word_ = false;
    current_.begin = static_cast<uint32_t>(list_.text.size());
    current_.node = block_node_, current_.first = i, current_.after_break = after_break_;
  }

  void count(char32_t c) {
    const bool is_digit = digit_value(c) >= 0, is_a_letter = !is_digit && is_letter_fast(c);
    current_.letters += is_a_letter, current_.digits += is_digit;
    current_.capitals += (c >= 0xC0 && c <= 0xDE) || (c >= 0x410 && c <= 0x42F);
    current_.stops += is_stop(c), current_.marks += is_inner_mark(c);
    if (is_a_letter && is_unspaced(c)) {
      if (++unspaced_ % 2 == 1) add_word();
      in_word_ = false;
    } else if ((is_a_letter || is_digit) && !in_word_) {
      in_word_ = true;
      add_word();
    }
  }

  static bool is_letter_fast(char32_t c) {
    if (c >= 0x0620 && c <= 0x064A) return true;
    if (c >= 0x2000 && c <= 0x2BFF) return false;
    return is_letter(c);
  }

  void add_word() {
    ++current_.words;
    current_.link_words += links_ > 0, current_.bold_words += bold_ > 0;
  }

  void flush() {
    pending_space_ = false;
    if (!has_text_) return;
    has_text_ = false;
    current_.end = static_cast<uint32_t>(list_.text.size());
    if (current_.letters + current_.digits > 0)
      list_.blocks.push_back(current_);
    else
      list_.text.resize(current_.begin);
    current_ = {};
    after_break_ = false, unspaced_ = 0;
  }

  const Document& document_;
  BlockList list_;
  Block current_;
  NodeIndex block_node_ = 0;
  uint32_t links_ = 0, bold_ = 0, unspaced_ = 0;
  bool has_text_ = false, pending_space_ = false, in_word_ = false, after_break_ = false;
};

}  // namespace

BlockList find_blocks(const Document& document) { return BlockMaker(document).run(); }

}  // namespace tawatur
