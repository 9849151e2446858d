#include "base/fold.h"
#include "base/utf8.h"
#include "page/features.h"

namespace tawatur {
namespace {

enum class Ending : uint8_t { cut, digit, letter, colon, closing, stop, question };

Ending ending_of(char32_t c) {
  if (c == '.' || c == 0x3002 || c == 0x06D4) return Ending::stop;
  if (c == '!' || c == '?' || c == 0x061F || c == 0xFF1F || c == 0xFF01) return Ending::question;
  if (c == '"' || c == 0x201D || c == 0xBB || c == ')' || c == '\'' || c == 0x2019) return Ending::closing;
  if (c == ':') return Ending::colon;
  if (c == 0x2026 || c == '>' || c == 0x203A || c == 0x2192 || c == '|') return Ending::cut;
  return digit_value(c) >= 0 ? Ending::digit : Ending::letter;
}

enum class Beginning : uint8_t { sign, small, digit, mark, letter, quote };

Beginning beginning_of(char32_t c) {
  if (c >= 'a' && c <= 'z') return Beginning::small;
  if (digit_value(c) >= 0) return Beginning::digit;
  if (c == '"' || c == 0x201C || c == 0xAB || c == 0x201E) return Beginning::quote;
  if (c == 0xA9 || c == '|' || c == '#' || c == '@' || c == '>' || c == 0xBB || c == '+' || c == '*')
    return Beginning::sign;
  return is_letter(c) ? Beginning::letter : Beginning::mark;
}

int signs_in(std::string_view text) {
  const auto has = [&](const auto& what) { return text.find(what) != std::string_view::npos; };
  return has("\xC2\xA9") + 2 * (has("http") || has("www.")) + 4 * has('@') + 8 * has('|');
}

/// What an editor or a template would write around a line's first word.
int inner_element(Tag tag) {
  switch (tag) {
    case Tag::em:
    case Tag::i:
    case Tag::small:
      return 1;
    case Tag::b:
    case Tag::strong:
      return 2;
    case Tag::span:
      return 3;
    case Tag::time:
      return 4;
    case Tag::a:
      return 5;
    case Tag::label:
      return 6;
    default:
      return 0;
  }
}

/// Whether the page's script has capitals: what has none in Arabic says nothing by that.
bool has_capitals(const std::vector<Block>& blocks) {
  uint64_t letters = 0, capitals = 0;
  for (const Block& b : blocks) letters += b.letters, capitals += b.capitals;
  return capitals * 100 >= letters;
}

}  // namespace

void describe_shape(FeatureTable& table, const BlockView& view) {
  const auto& blocks = view.blocks;
  const bool capitals = has_capitals(blocks);
  table.each([&](size_t i) { return level(blocks[i].words); });
  table.each([&](size_t i) { return share(blocks[i].link_words, blocks[i].words); });
  table.each([&](size_t i) { return level(blocks[i].links); });
  table.each([&](size_t i) { return share(blocks[i].bold_words, blocks[i].words); });
  table.each([&](size_t i) { return capitals ? share(blocks[i].capitals, blocks[i].letters) : no_value; });
  table.each([&](size_t i) { return share(blocks[i].digits, blocks[i].letters + blocks[i].digits); });
  table.each([&](size_t i) { return level(blocks[i].stops); });
  table.each([&](size_t i) { return share(blocks[i].stops + blocks[i].marks, blocks[i].words); });
  table.each([&](size_t i) { return level_of_mean(4.0 * blocks[i].letters / std::max(1u, blocks[i].words)); });
  table.each([&](size_t i) { return ending_of(decode_before(view.text(i), view.text(i).size()).value); });
  table.each([&](size_t i) { return beginning_of(decode(view.text(i), 0).value); });
  table.each([&](size_t i) { return signs_in(view.text(i)); });
  table.each([&](size_t i) { return blocks[i].after_break; });
  table.each([&](size_t i) { return share(blocks[i].end - blocks[i].begin, 24.0 * blocks[i].words); });

  table.each([&](size_t i) { return view.tag(i) == Tag::p; });
  table.each([&](size_t i) { return view.heading(i); });
  table.each([&](size_t i) { return view.tag(i) == Tag::li; });
  table.each([&](size_t i) {
    const Tag tag = view.tag(i);
    return tag == Tag::td || tag == Tag::th ? 1 : tag == Tag::dt || tag == Tag::dd ? 2 : 0;
  });
  table.each([&](size_t i) {
    const Tag tag = view.tag(i);
    return tag == Tag::div || tag == Tag::section || tag == Tag::body;
  });
  table.each([&](size_t i) {
    const Tag tag = view.tag(i);
    if (tag == Tag::blockquote || tag == Tag::pre) return 1;
    if (tag == Tag::figcaption) return 2;
    return tag == Tag::button || tag == Tag::legend ? 3 : 0;
  });
  table.each([&](size_t i) { return view.document[blocks[i].node].depth; });
  table.each([&](size_t i) { return inner_element(view.document[view.document[blocks[i].first].parent].kind); });
}

}  // namespace tawatur
