#include "page/block_trees.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace tawatur {
namespace {

constexpr size_t features = 40;

std::vector<BlockTree> random_trees(size_t count, float strength, std::mt19937& random) {
  std::vector<BlockTree> out(count);
  for (BlockTree& tree : out) {
    for (uint16_t& feature : tree.feature) feature = static_cast<uint16_t>(random() % features);
    for (uint8_t& cut : tree.cut) cut = static_cast<uint8_t>(random());
    for (float& leaf : tree.leaf) leaf = strength * (static_cast<float>(random() % 2001) / 1000 - 1);
  }
  return out;
}

/// What the trees say of one row, one after another.
uint8_t judge_plainly(const FeatureTable& table, std::span<const BlockTree> trees, size_t row) {
  float sum = 0;
  for (size_t t = 0; t < trees.size() && !(t == 48 && std::abs(sum) > 4); ++t) {
    size_t node = 0;
    while (node < BlockTree::inner)
      node = 2 * node + 1 + (table.column(trees[t].feature[node])[row] >= trees[t].cut[node]);
    sum += trees[t].leaf[node - BlockTree::inner];
  }
  return static_cast<uint8_t>(std::lround(255 / (1 + std::exp(-sum))));
}

TEST(BlockTrees, ManyRowsAtOnceAreJudgedLikeOneAfterAnother) {
  std::mt19937 random(7);
  for (const size_t tree_count : {0u, 1u, 48u, 49u, 130u}) {
    const std::vector<BlockTree> trees = random_trees(tree_count, 0.8f, random);
    for (const size_t rows : {0u, 1u, 15u, 16u, 17u, 100u}) {
      FeatureTable table(rows);
      for (size_t f = 0; f < features; ++f) table.each([&](size_t) { return random(); });
      const std::vector<uint8_t> verdicts = judge_blocks(table, trees);
      ASSERT_EQ(verdicts.size(), rows);
      for (size_t row = 0; row < rows; ++row)
        EXPECT_EQ(verdicts[row], judge_plainly(table, trees, row)) << tree_count << " trees, row " << row;
    }
  }
}

TEST(BlockTrees, ACutOfZeroLeadsToTheRight) {
  BlockTree tree{};
  tree.leaf[BlockTree::leaves - 1] = 10;
  FeatureTable table(3);
  table.add_columns();
  EXPECT_EQ(judge_blocks(table, std::span(&tree, 1)), std::vector<uint8_t>(3, 255));
}

}  // namespace
}  // namespace tawatur
