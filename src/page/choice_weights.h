#pragma once
// A learnt choice of one among several candidates or none: each candidate has a score, the sum of the weights of its
// signs; the highest that passes the bar is chosen (conditional logit, McFadden 1974). Made by training/choice.h.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

struct ChoiceWeights {
  std::vector<float> weights;  // beside the signs
  float bar = 0;

  float score(std::span<const float> signs) const;
};

/// Reads a file of such weights: "TWCHOICE", XXH3 of the rest (u64), sizes u32 of about and weights, bar f32, about
/// (UTF-8), weights f32. Little endian. `guessed`, where the file is missing, damaged or has another number of weights.
ChoiceWeights read_choice_weights(std::string_view file, ChoiceWeights guessed);

/// The bytes of such a file.
std::string choice_weights_file(const ChoiceWeights& weights, std::string_view about);

}  // namespace tawatur
