#pragma once
// Maximum likelihood training of the tagger's conditional random field: stochastic gradient, AdaGrad steps (Duchi et
// al. 2011), one core. Weights are kept for every feature met; `quantised` keeps the strongest that fit the model file.
#include <algorithm>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <random>

#include "names/tagger.h"

namespace tawatur::training {

struct Example {
  std::vector<uint32_t> features;  // of all tokens, one after another
  std::vector<uint32_t> first;     // where each token's features begin; one more than tokens
  std::vector<NameTag> tags;
};

/// What the tagger knows of words, beside the weights.
struct NameTables {
  std::vector<NameLexiconEntry> entries;
  std::vector<LetterRow> letters{LetterRow{}};  // one row of zeros: no guess
  float letter_scale = 0;
  NameLexicon view() const {
    return NameLexicon(entries, letters.size() > 1 ? LetterGuess(letters, letter_scale) : LetterGuess());
  }
};

class Crf {
 public:
  using Row = std::array<float, tag_count>;

  uint32_t index_of(uint64_t feature) {
    const auto [at, fresh] = index_.try_emplace(feature, static_cast<uint32_t>(hashes_.size()));
    if (fresh) hashes_.push_back(feature), counts_.push_back(0);
    ++counts_[at->second];
    return at->second;
  }

  /// Forgets features met less than `least` times: they would only fill the model file.
  void prune(std::vector<Example>& examples, uint32_t least) {
    std::vector<uint32_t> renumbered(hashes_.size(), UINT32_MAX);
    uint32_t kept = 0;
    for (uint32_t f = 0; f < hashes_.size(); ++f)
      if (counts_[f] >= least) renumbered[f] = kept, hashes_[kept] = hashes_[f], counts_[kept++] = counts_[f];
    hashes_.resize(kept), counts_.resize(kept);
    for (Example& x : examples) {
      uint32_t to = 0, from = 0;
      for (size_t i = 0; i + 1 < x.first.size(); ++i) {
        const uint32_t end = x.first[i + 1];
        for (; from < end; ++from)
          if (const uint32_t f = renumbered[x.features[from]]; f != UINT32_MAX) x.features[to++] = f;
        x.first[i + 1] = to;
      }
      x.features.resize(to);
    }
  }

  /// `decay`: weight of the Gaussian prior, 1 / variance, against the log-likelihood of all examples.
  void train(std::vector<Example>& examples, int epochs, float rate, float decay, uint32_t seed) {
    weights_.assign(hashes_.size(), Row{}), squares_.assign(hashes_.size(), Row{});
    std::vector<uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0u);
    std::mt19937 random(seed);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const uint32_t i : order) loss += step(examples[i], rate, decay);
      std::fprintf(stderr, "  epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(examples.size()));
    }
  }

  /// The payload of models/names.bin.
  std::string quantised(uint32_t bucket_bits, const NameTables& names) const {
    TaggerHeader header{};
    header.bucket_bits = bucket_bits;
    header.name_bits = static_cast<uint32_t>(std::countr_zero(names.entries.size()));
    header.letter_bits = static_cast<uint32_t>(std::countr_zero(names.letters.size()));
    header.letter_scale = names.letter_scale;
    std::copy(transition_.begin(), transition_.end(), header.transition);
    std::copy(start_.begin(), start_.end(), header.start);
    std::vector<std::pair<float, uint32_t>> order;
    float top = 0;
    for (uint32_t f = 0; f < hashes_.size(); ++f) {
      float strength = 0;
      for (const float w : weights_[f]) strength = std::max(strength, std::abs(w));
      top = std::max(top, strength);
      order.push_back({strength, f});
    }
    std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a.first > b.first; });
    header.scale = std::min(top, 6.0f) / 127;
    std::vector<FeatureRow> rows(size_t{4} << bucket_bits);
    size_t kept = 0;
    for (const auto& [strength, f] : order) {
      if (strength < header.scale) break;
      FeatureRow* bucket = &rows[(hashes_[f] & ((uint64_t{1} << bucket_bits) - 1)) * 4];
      for (int slot = 0; slot < 4; ++slot) {
        if (bucket[slot].fingerprint != 0) continue;
        bucket[slot].fingerprint = fingerprint_of(hashes_[f]);
        for (size_t k = 0; k < tag_count; ++k)
          bucket[slot].weight[k] =
              static_cast<int8_t>(std::clamp(std::lround(weights_[f][k] / header.scale), -127l, 127l));
        ++kept;
        break;
      }
    }
    std::fprintf(stderr, "  %zu features, %zu kept, scale %.4f\n", hashes_.size(), kept,
                 static_cast<double>(header.scale));
    std::string out(reinterpret_cast<const char*>(&header), sizeof header);
    out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(FeatureRow));
    out.append(reinterpret_cast<const char*>(names.entries.data()), names.entries.size() * sizeof(NameLexiconEntry));
    out.append(reinterpret_cast<const char*>(names.letters.data()), names.letters.size() * sizeof(LetterRow));
    return out;
  }

 private:
  void update(float& weight, float& square, float gradient, float rate, float decay) const {
    gradient -= decay * weight;
    square += gradient * gradient;
    weight += rate * gradient / std::sqrt(square + 1e-8f);
  }

  double step(const Example& x, float rate, float decay) {
    const size_t n = x.tags.size();
    if (n == 0) return 0;
    score_.assign(n, Row{}), forward_.assign(n, Row{}), backward_.assign(n, Row{});
    for (size_t i = 0; i < n; ++i)
      for (uint32_t f = x.first[i]; f < x.first[i + 1]; ++f)
        for (size_t k = 0; k < tag_count; ++k) score_[i][k] += weights_[x.features[f]][k];
    // in probabilities, scaled each step: exp of scores once per token
    std::array<float, tag_count * tag_count> move;
    for (NameTag a = 0; a < tag_count; ++a)
      for (NameTag b = 0; b < tag_count; ++b)
        move[a * tag_count + b] = may_follow(a, b) ? std::exp(transition_[a * tag_count + b]) : 0.0f;
    std::vector<Row>& e = score_;
    double log_z = 0, gold = 0;
    for (size_t i = 0; i < n; ++i) {
      gold += score_[i][x.tags[i]] + (i == 0 ? start_[x.tags[0]] : transition_[x.tags[i - 1] * tag_count + x.tags[i]]);
      const float top = *std::max_element(score_[i].begin(), score_[i].end());
      log_z += top;
      for (float& v : e[i]) v = std::exp(v - top);
    }
    std::vector<float> scale(n);
    for (size_t i = 0; i < n; ++i) {
      float sum = 0;
      for (NameTag b = 0; b < tag_count; ++b) {
        float v = 0;
        if (i == 0)
          v = is_inside(b) ? 0.0f : std::exp(start_[b]);
        else
          for (NameTag a = 0; a < tag_count; ++a) v += forward_[i - 1][a] * move[a * tag_count + b];
        forward_[i][b] = v * e[i][b];
        sum += forward_[i][b];
      }
      scale[i] = sum;
      log_z += std::log(static_cast<double>(sum));
      for (float& v : forward_[i]) v /= sum;
    }
    backward_[n - 1].fill(1);
    for (size_t i = n - 1; i-- > 0;)
      for (NameTag a = 0; a < tag_count; ++a) {
        float v = 0;
        for (NameTag b = 0; b < tag_count; ++b) v += move[a * tag_count + b] * e[i + 1][b] * backward_[i + 1][b];
        backward_[i][a] = v / scale[i + 1];
      }
    move_gradient_.fill(0);
    for (size_t i = 0; i < n; ++i) {
      Row gradient;
      for (NameTag k = 0; k < tag_count; ++k)
        gradient[k] = (k == x.tags[i] ? 1.0f : 0.0f) - forward_[i][k] * backward_[i][k];
      for (uint32_t f = x.first[i]; f < x.first[i + 1]; ++f) {
        Row &w = weights_[x.features[f]], &s = squares_[x.features[f]];
        // the prior's pull, spread over the feature's visits: rare features are held the tightest
        const float pull = decay / static_cast<float>(counts_[x.features[f]]);
        for (size_t k = 0; k < tag_count; ++k) update(w[k], s[k], gradient[k], rate, pull);
      }
      if (i == 0) {
        for (NameTag k = 0; k < tag_count; ++k)
          if (!is_inside(k)) update(start_[k], start_square_[k], gradient[k], rate, 0);
        continue;
      }
      for (NameTag a = 0; a < tag_count; ++a)
        for (NameTag b = 0; b < tag_count; ++b)
          move_gradient_[a * tag_count + b] -=
              forward_[i - 1][a] * move[a * tag_count + b] * e[i][b] * backward_[i][b] / scale[i];
      move_gradient_[x.tags[i - 1] * tag_count + x.tags[i]] += 1;
    }
    for (size_t k = 0; k < move_gradient_.size(); ++k)
      update(transition_[k], transition_square_[k], move_gradient_[k], rate, 0);
    return log_z - gold;
  }

  boost::unordered_flat_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> counts_;
  std::vector<Row> weights_, squares_, score_, forward_, backward_;
  std::array<float, tag_count * tag_count> transition_{}, transition_square_{}, move_gradient_{};
  Row start_{}, start_square_{};
};

}  // namespace tawatur::training
