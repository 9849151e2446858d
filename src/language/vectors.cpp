#include "language/vectors.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {

const WordVectors& WordVectors::built_in() {
  static const WordVectors vectors(resource("models/vectors.bin"));
  return vectors;
}

WordVectors::WordVectors(std::string_view file) {
  const Result<std::string_view> payload = open_model(file, "TWVECTOR", 1);
  if (!payload || payload->size() < 4) return;
  uint32_t count = 0;
  std::memcpy(&count, payload->data(), 4);
  if (payload->size() != 4 + size_t{count} * (4 + dimensions)) return;
  key_ = {reinterpret_cast<const uint32_t*>(payload->data() + 4), count};
  vector_ = {reinterpret_cast<const int8_t*>(payload->data() + 4 + size_t{count} * 4), count * dimensions};
}

std::span<const int8_t> WordVectors::of(uint64_t key) const {
  const auto wanted = static_cast<uint32_t>(key >> 32);
  const auto at = std::lower_bound(key_.begin(), key_.end(), wanted);
  if (at == key_.end() || *at != wanted) return {};
  return vector_.subspan(static_cast<size_t>(at - key_.begin()) * dimensions, dimensions);
}

float cosine(std::span<const int8_t> a, std::span<const int8_t> b) {
  if (a.empty() || b.empty()) return 0;
  int32_t dot = 0, aa = 0, bb = 0;
  for (size_t i = 0; i < WordVectors::dimensions; ++i) dot += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
  return aa == 0 || bb == 0 ? 0 : static_cast<float>(dot) / std::sqrt(static_cast<float>(aa) * static_cast<float>(bb));
}

}  // namespace tawatur
