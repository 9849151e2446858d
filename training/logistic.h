#pragma once
// Logistic regression for the few hundred annotated pairs of lineage.
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "lineage/model.h"

namespace tawatur::training {

struct Example {
  LineageSigns signs;
  float truth, importance;
  uint64_t group;
};

/// Weights under L2 on signs brought to unit spread, by gradient descent with momentum, from the groups that `learn`
/// takes.
inline LineageSigns fit(const std::vector<Example>& rows, std::span<const LineageSign> use, double penalty,
                        const std::function<bool(uint64_t)>& learn) {
  std::vector<double> mean(use.size()), spread(use.size()), w(use.size() + 1), velocity(use.size() + 1);
  double total = 0;
  for (const Example& e : rows) {
    if (!learn(e.group)) continue;
    total += e.importance;
    for (size_t i = 0; i < use.size(); ++i) mean[i] += e.importance * e.signs[use[i]];
  }
  for (double& m : mean) m /= total;
  for (const Example& e : rows) {
    for (size_t i = 0; i < use.size(); ++i)
      spread[i] += learn(e.group) ? e.importance * std::pow(e.signs[use[i]] - mean[i], 2) : 0;
  }
  for (double& s : spread) s = std::sqrt(s / total) + 1e-6;
  for (int step = 0; step < 1500; ++step) {
    std::vector<double> slope(w.size());
    for (const Example& e : rows) {
      if (!learn(e.group)) continue;
      double sum = w.back();
      for (size_t i = 0; i < use.size(); ++i) sum += w[i] * (e.signs[use[i]] - mean[i]) / spread[i];
      const double error = e.importance * (1 / (1 + std::exp(-sum)) - e.truth);
      for (size_t i = 0; i < use.size(); ++i) slope[i] += error * (e.signs[use[i]] - mean[i]) / spread[i];
      slope.back() += error;
    }
    for (size_t i = 0; i < use.size(); ++i) slope[i] += penalty * w[i];
    for (size_t i = 0; i < w.size(); ++i) velocity[i] = 0.9 * velocity[i] - 0.3 / total * slope[i], w[i] += velocity[i];
  }
  LineageSigns out{};
  out[always] = static_cast<float>(w.back());
  for (size_t i = 0; i < use.size(); ++i) {
    out[use[i]] = static_cast<float>(w[i] / spread[i]);
    out[always] -= static_cast<float>(w[i] * mean[i] / spread[i]);
  }
  return out;
}

}  // namespace tawatur::training
