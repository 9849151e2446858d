#include "lineage/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr float unseen_rarity = 9;

}  // namespace

const LineageModel& LineageModel::built_in() {
  static const LineageModel model(resource("models/lineage.bin"));
  return model;
}

// Payload: weights, count of words, their keys, their rarities.
LineageModel::LineageModel(std::string_view file) {
  const auto payload = open_model(file, "TWTLINEA", 2);
  uint32_t count = 0;
  if (!payload || payload->size() < sizeof weights_ + sizeof count) return;
  std::memcpy(&weights_, payload->data(), sizeof weights_);
  std::memcpy(&count, payload->data() + sizeof weights_, sizeof count);
  const std::string_view words = payload->substr(sizeof weights_ + sizeof count);
  if (words.size() < count * (sizeof(uint32_t) + 1)) return;
  key_ = {reinterpret_cast<const uint32_t*>(words.data()), count};
  rarity_ = {reinterpret_cast<const uint8_t*>(words.data()) + count * sizeof(uint32_t), count};
}

float LineageModel::rarity(uint64_t key) const {
  const auto half = static_cast<uint32_t>(key >> 32);
  const auto found = std::ranges::lower_bound(key_, half);
  if (found == key_.end() || *found != half) return unseen_rarity;
  return static_cast<float>(rarity_[static_cast<size_t>(found - key_.begin())]) / 16;
}

float LineageModel::answer(LineageQuestion question, const LineageSigns& signs) const {
  if (!ready()) return question < LineageQuestion::retells ? 1.0f : 0.0f;
  const LineageSigns& weights = weights_[static_cast<size_t>(question)];
  float sum = 0;
  for (size_t i = 0; i < pair_sign_total; ++i) sum += weights[i] * signs[i];
  return 1 / (1 + std::exp(-sum));
}

std::string lineage_payload(std::span<const uint32_t> keys, std::span<const uint8_t> rarities,
                            const LineageWeights& weights) {
  std::string out;
  const auto put = [&](const void* data, size_t size) { out.append(static_cast<const char*>(data), size); };
  const auto count = static_cast<uint32_t>(keys.size());
  put(&weights, sizeof weights), put(&count, sizeof count);
  put(keys.data(), keys.size_bytes()), put(rarities.data(), rarities.size_bytes());
  return out;
}

}  // namespace tawatur
