#pragma once
// Gradient boosting of small regression trees under logistic loss (Friedman 2001; second-order leaves).
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "story/model.h"

namespace tawatur::training {

/// Two pages, or two parts of a group, with the answer.
template <class Signs>
struct ExampleOf {
  Signs signs;
  float truth, importance;
  uint32_t group, other_group;  // of its two pages
};
using Example = ExampleOf<StorySigns>;

struct BoostOptions {
  uint32_t trees = 200;
  float rate = 0.06f;
  float least_leaf = 25;  // importance of the examples in a leaf
  float penalty = 5;      // on the leaves' squares
};

/// Trees that add to the log-odds; `use` tells which groups to learn from. In the header, since every .cpp here is a
/// program.
namespace detail {

constexpr size_t bin_count = 24;
constexpr size_t inner_nodes = 7, leaves = 8;

struct Sums {
  double slope = 0, curve = 0, weight = 0;
};

/// Ascending values at which a sign is cut: quantiles of the examples, so that bin b holds cuts[b-1] <= value <
/// cuts[b].
template <class Signs>
std::vector<float> quantiles(std::span<const ExampleOf<Signs>> examples, size_t sign) {
  std::vector<float> values, cuts;
  for (const auto& e : examples) values.push_back(e.signs[sign]);
  std::sort(values.begin(), values.end());
  for (size_t b = 1; b < bin_count; ++b) {
    const float value = values[values.size() * b / bin_count];
    if (value > values.front() && (cuts.empty() || value > cuts.back())) cuts.push_back(value);
  }
  if (cuts.empty() && values.back() > values.front()) cuts.push_back(values.back());
  return cuts;
}

inline double gain(const Sums& s, double penalty) { return s.slope * s.slope / (s.curve + penalty); }

}  // namespace detail

template <class Signs>
std::vector<StoryTree> boost(const std::vector<ExampleOf<Signs>>& examples,
                             const std::function<bool(uint32_t group)>& use, const BoostOptions& options) {
  using namespace detail;
  constexpr size_t sign_count = std::tuple_size_v<Signs>;
  std::vector<std::vector<float>> cuts;
  for (size_t s = 0; s < sign_count; ++s) cuts.push_back(quantiles<Signs>(examples, s));
  std::vector<const ExampleOf<Signs>*> rows;
  for (const ExampleOf<Signs>& e : examples)
    if (use(e.group) && use(e.other_group)) rows.push_back(&e);
  std::vector<std::array<uint8_t, sign_count>> bins(rows.size());
  for (size_t r = 0; r < rows.size(); ++r)
    for (size_t s = 0; s < sign_count; ++s)
      bins[r][s] =
          static_cast<uint8_t>(std::upper_bound(cuts[s].begin(), cuts[s].end(), rows[r]->signs[s]) - cuts[s].begin());
  double positive = 0, all = 0;
  for (const ExampleOf<Signs>* e : rows) positive += e->truth * e->importance, all += e->importance;
  const auto prior = static_cast<float>(std::log(positive / (all - positive)));
  std::vector<float> score(rows.size(), prior);
  std::vector<uint8_t> node(rows.size());
  std::vector<StoryTree> trees;
  for (uint32_t t = 0; t < options.trees; ++t) {
    StoryTree tree{};
    std::vector<double> slope(rows.size()), curve(rows.size());
    for (size_t r = 0; r < rows.size(); ++r) {
      const double p = 1 / (1 + std::exp(-score[r]));
      slope[r] = (rows[r]->truth - p) * rows[r]->importance, curve[r] = p * (1 - p) * rows[r]->importance;
    }
    std::fill(node.begin(), node.end(), uint8_t{0});
    for (size_t first = 0; first < inner_nodes; first = 2 * first + 1) {  // level by level
      for (size_t n = first; n <= 2 * first; ++n) {
        std::vector<std::array<Sums, bin_count>> table(sign_count);
        Sums whole;
        for (size_t r = 0; r < rows.size(); ++r) {
          if (node[r] != n) continue;
          whole.slope += slope[r], whole.curve += curve[r], whole.weight += rows[r]->importance;
          for (size_t s = 0; s < sign_count; ++s) {
            Sums& sums = table[s][bins[r][s]];
            sums.slope += slope[r], sums.curve += curve[r], sums.weight += rows[r]->importance;
          }
        }
        double best = 1e-3;
        tree.sign[n] = 0, tree.cut[n] = 1e30f;  // no good question: all to the left
        for (size_t s = 0; s < sign_count; ++s) {
          Sums left;
          for (size_t b = 0; b < cuts[s].size(); ++b) {
            const Sums& sums = table[s][b];
            left.slope += sums.slope, left.curve += sums.curve, left.weight += sums.weight;
            const Sums right{whole.slope - left.slope, whole.curve - left.curve, whole.weight - left.weight};
            if (left.weight < options.least_leaf || right.weight < options.least_leaf) continue;
            const double better =
                gain(left, options.penalty) + gain(right, options.penalty) - gain(whole, options.penalty);
            if (better > best) best = better, tree.sign[n] = static_cast<uint32_t>(s), tree.cut[n] = cuts[s][b];
          }
        }
      }
      for (size_t r = 0; r < rows.size(); ++r) {
        const size_t n = node[r];
        node[r] = static_cast<uint8_t>(2 * n + (rows[r]->signs[tree.sign[n]] >= tree.cut[n] ? 2 : 1));
      }
    }
    std::array<Sums, leaves> sums{};
    for (size_t r = 0; r < rows.size(); ++r)
      sums[node[r] - inner_nodes].slope += slope[r], sums[node[r] - inner_nodes].curve += curve[r];
    for (size_t l = 0; l < leaves; ++l)
      tree.leaf[l] = static_cast<float>(options.rate * sums[l].slope / (sums[l].curve + options.penalty));
    for (size_t r = 0; r < rows.size(); ++r) score[r] += tree.leaf[node[r] - inner_nodes];
    trees.push_back(tree);
  }
  if (!trees.empty())
    for (float& l : trees.front().leaf) l += prior;
  return trees;
}

}  // namespace tawatur::training
