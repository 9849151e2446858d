#include <array>
#include <bit>

#include "page/features.h"

namespace tawatur {
namespace {

constexpr std::array around_tags = {Tag::article, Tag::main,       Tag::nav,     Tag::aside,   Tag::header,
                                    Tag::footer,  Tag::form,       Tag::figure,  Tag::table,   Tag::ul,
                                    Tag::ol,      Tag::blockquote, Tag::section, Tag::details, Tag::address,
                                    Tag::li,      Tag::button,     Tag::dialog,  Tag::a};
constexpr uint8_t most_steps = 60, most_hint_steps = 40;  // up from a block

bool is_hidden(const Document& document, NodeIndex n) {
  if (document[n].attribute_count == 0) return false;
  if (document.attribute(n, "hidden").data() != nullptr || document.attribute(n, "aria-hidden") == "true") return true;
  const std::string_view style = document.attribute(n, "style");
  const auto has = [&](std::string_view what) { return style.find(what) != std::string_view::npos; };
  return has("display:none") || has("display: none") || has("visibility:hidden");
}

bool is_inline(Tag tag) {
  return tag == Tag::a || tag == Tag::span || tag == Tag::b || tag == Tag::strong || tag == Tag::em || tag == Tag::i;
}

/// How many elements up the nearest one of each kind is.
void describe_elements(FeatureTable& table, const BlockView& view) {
  static constexpr auto slots = [] {
    std::array<uint8_t, 256> out{};
    for (size_t k = 0; k < around_tags.size(); ++k)
      out[static_cast<size_t>(around_tags[k])] = static_cast<uint8_t>(k + 1);
    return out;
  }();
  uint8_t* const columns = table.add_columns(around_tags.size(), no_value);
  for (size_t i = 0; i < table.rows(); ++i) {
    uint8_t steps = 0;
    for (NodeIndex n = view.document[view.blocks[i].first].parent; n != no_node && steps < most_steps; ++steps) {
      if (const uint8_t slot = slots[static_cast<size_t>(view.document[n].kind)]; slot != 0) {
        uint8_t& nearest = columns[(slot - 1u) * table.rows() + i];
        if (nearest == no_value) nearest = steps;
      }
      n = view.document[n].parent;
    }
  }
}

/// How many elements up the nearest one is whose names give each hint.
void describe_hints(FeatureTable& table, const BlockView& view) {
  const size_t rows = table.rows();
  constexpr HintSet body_of_article = bit_of(Hint::article) | bit_of(Hint::body);
  std::vector<uint8_t> hidden(view.document.size());
  for (NodeIndex n = 0; n < view.document.size(); ++n) hidden[n] = is_hidden(view.document, n);
  uint8_t* const columns = table.add_columns(hint_count + 2, no_value);
  uint8_t *const bodies = columns + hint_count * rows, *const hiddens = bodies + rows;
  for (size_t i = 0; i < rows; ++i) {
    HintSet seen = 0;
    uint8_t steps = 0;
    for (NodeIndex n = view.document[view.blocks[i].first].parent; n != no_node; n = view.document[n].parent) {
      const Tag tag = view.document[n].kind;
      // the names of <body> and <html> speak of the whole page
      if (tag == Tag::body || tag == Tag::html || steps >= most_hint_steps) break;
      const HintSet here = view.hints[n];
      if (here == 0 && is_inline(tag)) continue;
      for (HintSet fresh = here & ~seen; fresh != 0; fresh &= fresh - 1)
        columns[static_cast<size_t>(std::countr_zero(fresh)) * rows + i] = steps;
      seen |= here;
      if (bodies[i] == no_value && (here & body_of_article) == body_of_article) bodies[i] = steps;
      if (hiddens[i] == no_value && hidden[n]) hiddens[i] = steps;
      ++steps;
    }
  }
}

/// The block's element, its parent and so on: how much of the page's prose each holds, how much of it is links.
void describe_containers(FeatureTable& table, const BlockView& view) {
  std::vector<NodeIndex> nodes;
  for (const Block& b : view.blocks) nodes.push_back(b.node);
  std::vector<BlockSum> sums(nodes.size());
  for (int up = 0; up <= 4; ++up) {
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (up > 0 && view.document[nodes[i]].parent != no_node) nodes[i] = view.document[nodes[i]].parent;
      sums[i] = view.below(nodes[i]);
    }
    table.each([&](size_t i) { return level(sums[i].words); });
    table.each([&](size_t i) { return share(sums[i].link_words, sums[i].words); });
    table.each([&](size_t i) { return share(sums[i].prose_words, view.total.prose_words); });
    if (up != 1 && up != 2) continue;
    table.each([&](size_t i) { return share(sums[i].stops, sums[i].words / 8.0); });
    table.each(
        [&](size_t i) { return level(view.list.before[view.document[nodes[i]].end] - view.list.before[nodes[i]]); });
    table.each([&](size_t i) { return view.document[nodes[i]].kind; });
  }
}

/// Where it stands on the page and among headings.
void describe_position(FeatureTable& table, const BlockView& view) {
  const size_t rows = table.rows();
  table.each([&](size_t i) { return share(view.before(i).words, view.total.words); });
  table.each([&](size_t i) { return share(view.before(i).prose_words, view.total.prose_words); });
  table.each([&](size_t i) { return level(static_cast<uint32_t>(i)); });
  table.each([&](size_t i) { return level(static_cast<uint32_t>(rows - i)); });
  uint32_t main_headings = 0, since = 0;
  int last = 0;
  uint8_t* const columns = table.add_columns(3);
  for (size_t i = 0; i < rows; ++i) {
    const int heading = view.heading(i);
    columns[i] = static_cast<uint8_t>(std::min(main_headings, most_counted));
    columns[rows + i] = static_cast<uint8_t>(std::min(since, most_counted));
    if (heading > 0) last = heading;
    columns[2 * rows + i] = static_cast<uint8_t>(last);
    main_headings += heading == 1;
    since = heading > 0 ? 0 : since + 1;
  }
}

}  // namespace

void describe_place(FeatureTable& table, const BlockView& view) {
  describe_elements(table, view);
  describe_hints(table, view);
  describe_containers(table, view);
  describe_position(table, view);
}

}  // namespace tawatur
