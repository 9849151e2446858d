#include "page/features.h"

#include <array>
#include <cmath>

namespace tawatur {
namespace {

uint8_t computed_level(double count) {
  return static_cast<uint8_t>(std::min(254.0, 12 * std::log2(1 + std::max(0.0, count))));
}

}  // namespace

uint8_t level_of_mean(double mean) { return computed_level(mean); }

uint8_t level(uint32_t count) {
  static const auto known = [] {
    std::array<uint8_t, 4096> levels{};
    for (uint32_t i = 0; i < levels.size(); ++i) levels[i] = computed_level(i);
    return levels;
  }();
  return count < known.size() ? known[count] : computed_level(count);
}

FeatureTable describe_blocks(const BlockView& view) {
  FeatureTable table(view.blocks.size(), block_feature_count);
  if (view.blocks.empty()) return table;
  describe_shape(table, view);
  describe_place(table, view);
  describe_candidates(table, view);
  describe_likeness(table, view);
  describe_neighbours(table, view);
  return table;
}

}  // namespace tawatur
