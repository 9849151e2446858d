#pragma once
// Sums of products, in eight sums beside each other: the machine may not change the order of one sum, but do eight at
// once.
#include <array>
#include <cstddef>

namespace tawatur {

inline float dot(const float* a, const float* b, size_t size) {
  constexpr size_t lanes = 8;
  float sums[lanes] = {};
  const size_t whole = size / lanes * lanes;
  for (size_t i = 0; i < whole; i += lanes)
    for (size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  for (size_t i = whole; i < size; ++i) sums[0] += a[i] * b[i];
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

template <size_t size>
float dot(const std::array<float, size>& a, const std::array<float, size>& b) {
  return dot(a.data(), b.data(), size);
}

}  // namespace tawatur
