#pragma once
// Learns what names/letter_guess.h guesses with: how the rarer words of the news were read, by their letters.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "crf.h"

namespace tawatur::training {

struct ReadWord {
  std::string word;
  ReadingShares shares;
};

/// Stochastic gradient of the multinomial log-likelihood, AdaGrad steps; fills the letter rows of `tables`.
inline void learn_letters(const std::vector<ReadWord>& words, uint32_t bits, NameTables& tables) {
  using Row = std::array<float, reading_class_count>;
  std::vector<Row> weights(size_t{1} << bits, Row{}), squares(weights);
  std::vector<uint32_t> order(words.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(5);
  for (int epoch = 0; epoch < 4; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    double loss = 0;
    for (const uint32_t i : order) {
      const LetterRuns runs = letter_runs(words[i].word, bits);
      Row score{};
      for (size_t r = 0; r < runs.size; ++r)
        for (size_t k = 0; k < score.size(); ++k) score[k] += weights[runs.row[r]][k];
      const float top = *std::max_element(score.begin(), score.end());
      float sum = 0;
      for (float& s : score) sum += s = std::exp(s - top);
      for (size_t k = 0; k < score.size(); ++k) {
        const float p = score[k] / sum;
        loss -= words[i].shares[k] * std::log(p + 1e-9f);
        for (size_t r = 0; r < runs.size; ++r) {
          float &w = weights[runs.row[r]][k], &s = squares[runs.row[r]][k];
          const float gradient = words[i].shares[k] - p - 2e-4f * w;
          s += gradient * gradient;
          w += 0.1f * gradient / std::sqrt(s + 1e-6f);
        }
      }
    }
    std::fprintf(stderr, "  letters: %zu words, loss %.4f\n", words.size(), loss / static_cast<double>(words.size()));
  }
  float most = 0;
  for (const Row& row : weights)
    for (const float w : row) most = std::max(most, std::abs(w));
  tables.letter_scale = std::min(most, 3.0f) / 127;
  tables.letters.assign(weights.size(), LetterRow{});
  for (size_t i = 0; i < weights.size(); ++i)
    for (size_t k = 0; k < reading_class_count; ++k)
      tables.letters[i][k] =
          static_cast<int8_t>(std::clamp(std::lround(weights[i][k] / tables.letter_scale), -127l, 127l));
}

}  // namespace tawatur::training
