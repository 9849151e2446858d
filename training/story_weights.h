#pragma once
// The logistic model that stands beside the trees of pairs: many plain counts, each with its weight. Adaptive gradient
// descent (Duchi, Hazan and Singer 2011) under a penalty on squares, in an order that is the same every time.
#include <cmath>
#include <functional>
#include <vector>

#include "story/model.h"

namespace tawatur::training {

/// Refers to evidence that stays where it is.
struct WeighedExample {
  const PairEvidence* evidence;
  float truth, importance;
  uint32_t group, other_group;
};

inline constexpr double weights_penalty = 3e-3, weights_rate = 0.05;
inline constexpr int weights_rounds = 6;

namespace detail {

using Weights = std::array<double, story_weight_count - 1>;

inline double value_of(const PairEvidence& e, size_t k) {
  return double{k < story_sign_count ? e.signs[k] : e.details[k - story_sign_count]};
}

}  // namespace detail

/// story_weight_count weights; `use` tells which groups to learn from, `seen` which values are looked at.
inline std::vector<float> fit_weights(const std::vector<WeighedExample>& examples,
                                      const std::function<bool(uint32_t group)>& use,
                                      const std::function<bool(size_t value)>& seen) {
  using namespace detail;
  constexpr size_t n = story_weight_count - 1;
  std::vector<const WeighedExample*> rows;
  double all = 0;
  for (const WeighedExample& e : examples)
    if (use(e.group) && use(e.other_group)) rows.push_back(&e), all += double{e.importance};
  Weights mean{}, scale{}, weights{}, squares{};
  for (const WeighedExample* e : rows)
    for (size_t k = 0; k < n; ++k) mean[k] += double{e->importance} * value_of(*e->evidence, k) / all;
  for (const WeighedExample* e : rows)
    for (size_t k = 0; k < n; ++k)
      scale[k] += double{e->importance} * std::pow(value_of(*e->evidence, k) - mean[k], 2) / all;
  for (size_t k = 0; k < n; ++k) scale[k] = scale[k] > 1e-8 && seen(k) ? 1 / std::sqrt(scale[k]) : 0;
  double bias = 0, bias_squares = 0;
  Weights x;
  uint64_t random = 1;
  for (int round = 0; round < weights_rounds; ++round) {
    for (size_t i = rows.size(); i > 1; --i) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      std::swap(rows[i - 1], rows[(random >> 33) % i]);
    }
    for (const WeighedExample* e : rows) {
      double odds = bias;
      for (size_t k = 0; k < n; ++k) {
        x[k] = (value_of(*e->evidence, k) - mean[k]) * scale[k];
        odds += weights[k] * x[k];
      }
      const double miss = (double{e->truth} - 1 / (1 + std::exp(-odds))) * double{e->importance};
      bias_squares += miss * miss;
      bias += weights_rate * miss / std::sqrt(bias_squares + 1e-9);
      for (size_t k = 0; k < n; ++k) {
        const double slope = miss * x[k] - weights_penalty * weights[k];
        squares[k] += slope * slope;
        weights[k] += weights_rate * slope / std::sqrt(squares[k] + 1e-9);
      }
    }
  }
  std::vector<float> out(story_weight_count);
  for (size_t k = 0; k < n; ++k) {
    out[1 + k] = static_cast<float>(weights[k] * scale[k]);
    bias -= weights[k] * scale[k] * mean[k];
  }
  out[0] = static_cast<float>(bias);
  return out;
}

}  // namespace tawatur::training
