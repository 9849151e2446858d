#include "page/features.h"

namespace tawatur {
namespace {

/// The three blocks before and the three behind.
void describe_nearest(FeatureTable& table, const BlockView& view) {
  const auto& blocks = view.blocks;
  for (const std::ptrdiff_t step : {-3, -2, -1, 1, 2, 3}) {
    /// What `measure` says of the block so many steps away.
    const auto of_other = [&](auto measure) {
      table.each([&](size_t i) -> uint8_t {
        const auto other = static_cast<size_t>(static_cast<std::ptrdiff_t>(i) + step);  // below 0 is very large
        return other < blocks.size() ? static_cast<uint8_t>(measure(i, other)) : no_value;
      });
    };
    of_other([&](size_t, size_t other) { return level(blocks[other].words); });
    of_other([&](size_t, size_t other) { return share(blocks[other].link_words, blocks[other].words); });
    if (step != -1 && step != 1) continue;
    of_other([&](size_t, size_t other) { return view.tag(other); });
    of_other([&](size_t i, size_t other) {
      const NodeIndex mine = blocks[i].node, its = blocks[other].node;
      return mine == its ? 0 : view.document[mine].parent == view.document[its].parent ? 1 : 2;
    });
    of_other([&](size_t, size_t other) { return level(blocks[other].stops); });
  }
}

/// Blocks to the nearest prose before and behind.
void describe_prose_distance(FeatureTable& table, const BlockView& view) {
  const size_t rows = table.rows();
  uint8_t *const before = table.add_columns(2), *const behind = before + rows;
  uint32_t distance = most_counted;
  const auto next = [&](size_t i) { return is_prose(view.blocks[i]) ? 0 : std::min(most_counted, distance + 1); };
  for (size_t i = 0; i < rows; ++i) before[i] = static_cast<uint8_t>(distance), distance = next(i);
  distance = most_counted;
  for (size_t i = rows; i-- > 0;) behind[i] = static_cast<uint8_t>(distance), distance = next(i);
}

/// Words that announce furniture: in the block, and in the last line of few words before it.
void describe_announcements(FeatureTable& table, const BlockView& view) {
  constexpr uint32_t most_header_words = 8;
  const size_t rows = table.rows();
  uint8_t* const columns = table.add_columns(4);
  uint32_t distance = most_counted;
  uint8_t last = 0;
  for (size_t i = 0; i < rows; ++i) {
    const std::optional<Announced>& announced = view.announced[i];
    const auto kind = static_cast<uint8_t>(announced ? 1 + static_cast<int>(announced->kind) : 0);
    columns[i] = kind;
    columns[rows + i] = announced && announced->what != Announcement::hint;
    columns[2 * rows + i] = static_cast<uint8_t>(distance), columns[3 * rows + i] = last;
    const bool header = announced && view.blocks[i].words <= most_header_words;
    distance = header ? 0 : std::min(most_counted, distance + 1);
    if (header) last = kind;
  }
}

}  // namespace

void describe_neighbours(FeatureTable& table, const BlockView& view) {
  describe_nearest(table, view);
  describe_prose_distance(table, view);
  describe_announcements(table, view);
}

}  // namespace tawatur
