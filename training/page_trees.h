#pragma once
// Gradient boosting of whole trees of depth 5 over byte features (Friedman 2001; second-order leaves, histograms as in
// LightGBM, Ke et al. 2017).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "page/article.h"

namespace tawatur::training {

/// Rows to learn from, column by column.
struct BlockRows {
  std::vector<std::vector<uint8_t>> columns;
  std::vector<float> truth, weight;  // 0 to 1; importance
};

struct BlockBoostOptions {
  uint32_t trees = 260;
  float rate = 0.075f;
  float least_curve = 2;      // of a leaf
  float penalty = 3;          // on the leaves' squares
  float row_share = 0.5f;     // of the rows, new for each tree
  float column_share = 0.3f;  // of the features, new for each tree
  uint64_t seed = 1;
};

namespace detail {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  float next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u, z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<float>((z ^ (z >> 31)) >> 40) / static_cast<float>(1 << 24);
  }

 private:
  uint64_t state_;
};

struct Slope {
  float slope = 0, curve = 0;
  void operator+=(const Slope& o) { slope += o.slope, curve += o.curve; }
};

}  // namespace detail

inline std::vector<BlockTree> boost_blocks(const BlockRows& rows, const BlockBoostOptions& options) {
  using detail::Slope;
  const size_t count = rows.truth.size();
  detail::Dice dice(options.seed);
  double positive = 0, all = 0;
  for (size_t r = 0; r < count; ++r) {
    positive += static_cast<double>(rows.truth[r] * rows.weight[r]), all += static_cast<double>(rows.weight[r]);
  }
  const auto prior = static_cast<float>(std::log(positive / (all - positive)));
  std::vector<float> score(count, prior);
  std::vector<BlockTree> trees;
  std::vector<uint32_t> chosen;
  std::vector<Slope> slopes;
  std::vector<uint8_t> node;
  std::vector<std::array<Slope, 256>> histogram(16);
  for (uint32_t t = 0; t < options.trees; ++t) {
    chosen.clear(), slopes.clear();
    for (uint32_t r = 0; r < count; ++r) {
      if (dice.next() >= options.row_share) continue;
      const float p = 1 / (1 + std::exp(-score[r]));
      chosen.push_back(r);
      slopes.push_back({(rows.truth[r] - p) * rows.weight[r], p * (1 - p) * rows.weight[r]});
    }
    node.assign(chosen.size(), 0);
    std::vector<uint16_t> features;
    for (size_t f = 0; f < rows.columns.size(); ++f) {
      if (dice.next() < options.column_share) features.push_back(static_cast<uint16_t>(f));
    }
    BlockTree tree{};
    for (size_t first = 0, width = 1; first < BlockTree::inner; first += width, width *= 2) {
      std::array<float, 16> best{};
      best.fill(1e-4f);
      for (const uint16_t f : features) {
        for (size_t n = 0; n < width; ++n) histogram[n].fill({});
        const uint8_t* column = rows.columns[f].data();
        for (size_t k = 0; k < chosen.size(); ++k) histogram[node[k]][column[chosen[k]]] += slopes[k];
        for (size_t n = 0; n < width; ++n) {
          Slope whole, left;
          for (const Slope& s : histogram[n]) whole += s;
          const auto worth = [&](const Slope& s) { return s.slope * s.slope / (s.curve + options.penalty); };
          const float base = worth(whole);
          for (size_t cut = 1; cut < 256; ++cut) {
            left += histogram[n][cut - 1];
            const Slope right{whole.slope - left.slope, whole.curve - left.curve};
            if (left.curve < options.least_curve || right.curve < options.least_curve) continue;
            const float better = worth(left) + worth(right) - base;
            if (better > best[n])
              best[n] = better, tree.feature[first + n] = f, tree.cut[first + n] = static_cast<uint8_t>(cut);
          }
        }
      }
      for (size_t k = 0; k < chosen.size(); ++k) {
        const size_t n = first + node[k];
        node[k] = static_cast<uint8_t>(2 * node[k] + (rows.columns[tree.feature[n]][chosen[k]] >= tree.cut[n]));
      }
    }
    std::array<Slope, BlockTree::leaves> sums{};
    for (size_t k = 0; k < chosen.size(); ++k) sums[node[k]] += slopes[k];
    for (size_t l = 0; l < sums.size(); ++l)
      tree.leaf[l] = options.rate * sums[l].slope / (sums[l].curve + options.penalty);
    for (size_t r = 0; r < count; ++r) {
      size_t n = 0;
      while (n < BlockTree::inner) n = 2 * n + 1 + (rows.columns[tree.feature[n]][r] >= tree.cut[n]);
      score[r] += tree.leaf[n - BlockTree::inner];
    }
    trees.push_back(tree);
  }
  if (!trees.empty()) {
    for (float& leaf : trees.front().leaf) leaf += prior;
  }
  return trees;
}

}  // namespace tawatur::training
