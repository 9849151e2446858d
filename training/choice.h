#pragma once
// Learns the weights of a choice among candidates or none (conditional logit) by gradient descent, and tries them on
// pages they were not learnt from. In the header, since every .cpp here is a program.
#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "page/choice_weights.h"

namespace tawatur::training {

/// One page: what each candidate says and its signs.
struct ChoiceExample {
  std::string id, gold;  // empty: none
  std::vector<std::string> said;
  std::vector<std::vector<float>> signs;
  int right = -1;  // the gold candidate; -1: none of them, so that to say none is right
  size_t set = 0;  // of which data
};

struct ChoiceOptions {
  int rounds = 1500;
  double penalty = 0.0025, step = 0.5, momentum = 0.9;
};

constexpr int choice_parts = 10;

/// Learns from all examples but those of one tenth (-1: from all).
inline ChoiceWeights learn_choice(const std::vector<ChoiceExample>& examples, size_t sign_count, int without_part,
                                  const ChoiceOptions& options = {}) {
  std::vector<double> w(sign_count), speed(sign_count), p;
  for (int round = 0; round < options.rounds; ++round) {
    std::vector<double> gradient(sign_count);
    size_t count = 0;
    for (size_t e = 0; e < examples.size(); ++e) {
      const ChoiceExample& x = examples[e];
      if (x.signs.empty() || static_cast<int>(e % choice_parts) == without_part) continue;
      ++count;
      p.assign(x.signs.size(), 0);
      double top = 0;
      for (size_t i = 0; i < p.size(); ++i) {
        for (size_t s = 0; s < sign_count; ++s) p[i] += w[s] * static_cast<double>(x.signs[i][s]);
        top = std::max(top, p[i]);
      }
      double sum = std::exp(-top);
      for (double& v : p) sum += v = std::exp(v - top);
      for (size_t i = 0; i < p.size(); ++i) {
        const double error = p[i] / sum - (static_cast<int>(i) == x.right ? 1 : 0);
        for (size_t s = 0; s < sign_count; ++s) gradient[s] += error * static_cast<double>(x.signs[i][s]);
      }
    }
    for (size_t s = 0; s < sign_count; ++s) {
      const double g = gradient[s] / static_cast<double>(count) + options.penalty * w[s];
      speed[s] = options.momentum * speed[s] - options.step * g;
      w[s] += speed[s];
    }
  }
  ChoiceWeights out;
  out.weights.assign(w.begin(), w.end());
  return out;
}

/// The chosen candidate of a page; -1 for none.
inline int choose(const ChoiceExample& x, const ChoiceWeights& weights) {
  int best = -1;
  float best_score = weights.bar;
  for (size_t i = 0; i < x.signs.size(); ++i) {
    if (const float s = weights.score(x.signs[i]); s > best_score) best = static_cast<int>(i), best_score = s;
  }
  return best;
}

/// Prints how many pages of each set are right when each tenth is chosen by weights of the other nine; every miss with
/// its signs where `print_misses`.
inline void validate_choice(const std::vector<ChoiceExample>& examples, size_t sign_count,
                            const std::function<const char*(size_t)>& name, bool print_misses,
                            const ChoiceOptions& options = {}) {
  struct Figures {
    size_t told = 0, right = 0, untold = 0, invented = 0, reachable = 0;
  };
  std::vector<ChoiceWeights> without;
  for (int part = 0; part < choice_parts; ++part) without.push_back(learn_choice(examples, sign_count, part, options));
  for (const float bar : {-1.0f, -0.5f, -0.25f, 0.0f, 0.25f, 0.5f, 1.0f}) {
    std::map<size_t, Figures> figures;
    for (size_t e = 0; e < examples.size(); ++e) {
      const ChoiceExample& x = examples[e];
      ChoiceWeights weights = without[e % choice_parts];
      weights.bar = bar;
      const int chosen = choose(x, weights);
      const bool right = chosen == x.right && (x.right >= 0 || x.gold.empty());
      Figures& f = figures[x.set];
      if (x.gold.empty())
        ++f.untold, f.invented += chosen >= 0;
      else
        ++f.told, f.right += right, f.reachable += x.right >= 0;
      if (!print_misses || bar != 0.0f || right) continue;
      fmt::print("{} gold [{}] said [{}]\n", x.id, x.gold, chosen < 0 ? "" : x.said[static_cast<size_t>(chosen)]);
      for (const int i : {x.right, chosen}) {
        if (i < 0) continue;
        const auto c = static_cast<size_t>(i);
        fmt::print("   [{}] {:.2f}", x.said[c], weights.score(x.signs[c]));
        for (size_t s = 1; s < sign_count; ++s) {
          if (x.signs[c][s] != 0) fmt::print(" {}", name(s));
        }
        fmt::print("\n");
      }
    }
    for (const auto& [set, f] : figures)
      fmt::print("bar {:5.2f} set {}: {:.3f} of {} pages right ({:.3f} reachable), {} of {} invented\n", bar, set,
                 static_cast<double>(f.right) / static_cast<double>(f.told), f.told,
                 static_cast<double>(f.reachable) / static_cast<double>(f.told), f.invented, f.untold);
  }
}

inline void print_weights(const ChoiceWeights& weights, const std::function<const char*(size_t)>& name) {
  for (size_t i = 0; i < weights.weights.size(); ++i) fmt::print("{:6.2f} {}\n", weights.weights[i], name(i));
}

}  // namespace tawatur::training
