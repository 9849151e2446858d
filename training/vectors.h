#pragma once
// Word vectors by skip-gram with negative sampling (Mikolov et al. 2013) and clusters of them by spherical k-means.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

namespace tawatur::training {

inline constexpr size_t dimensions = 48;
using Vector = std::array<float, dimensions>;

inline float dot(const Vector& a, const Vector& b) {
  float sum = 0;
  for (size_t k = 0; k < dimensions; ++k) sum += a[k] * b[k];
  return sum;
}

/// Vectors of words 0 … counts.size()-1 from a sequence of word numbers; UINT32_MAX breaks the sequence. Unit length.
inline std::vector<Vector> skip_gram(const std::vector<uint32_t>& text, const std::vector<uint32_t>& counts, int window,
                                     int epochs) {
  const size_t size = counts.size();
  std::mt19937 random(7);
  std::vector<Vector> in(size), out(size, Vector{});
  for (Vector& v : in)
    for (float& x : v) x = (static_cast<float>(random()) / 4294967296.0f - 0.5f) / static_cast<float>(dimensions);
  std::vector<uint32_t> noise(1 << 22);
  double total = 0, mass = 0, all = 0;
  for (const uint32_t c : counts) total += std::pow(c, 0.75), all += c;
  for (size_t at = 0, w = 0; at < noise.size(); ++at) {
    while (w + 1 < size &&
           mass + std::pow(counts[w], 0.75) < total * static_cast<double>(at) / static_cast<double>(noise.size()))
      mass += std::pow(counts[w++], 0.75);
    noise[at] = static_cast<uint32_t>(w);
  }
  std::vector<float> keep(size);
  for (size_t w = 0; w < size; ++w) {
    const double rate = counts[w] / all / 2e-4;
    keep[w] = static_cast<float>(std::min(1.0, (std::sqrt(rate) + 1) / rate));
  }
  std::array<float, 1024> sigmoid;
  for (size_t i = 0; i < sigmoid.size(); ++i) sigmoid[i] = 1 / (1 + std::exp(-(static_cast<float>(i) - 512) / 85.0f));
  uint64_t state = 12345;
  const auto next = [&] {
    return state = state * 6364136223846793005u + 1442695040888963407u, static_cast<uint32_t>(state >> 33);
  };
  const size_t steps = text.size() * static_cast<size_t>(epochs);
  size_t done = 0;
  std::vector<uint32_t> sentence;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (size_t from = 0; from < text.size();) {
      sentence.clear();
      for (; from < text.size() && text[from] != UINT32_MAX; ++from)
        if (static_cast<float>(next() & 0xFFFF) / 65536.0f < keep[text[from]]) sentence.push_back(text[from]);
      ++from;
      done = static_cast<size_t>(epoch) * text.size() + from;
      const float rate = 0.04f * std::max(0.02f, 1 - static_cast<float>(done) / static_cast<float>(steps));
      for (size_t i = 0; i < sentence.size(); ++i) {
        for (int offset = -window; offset <= window; ++offset) {
          const int64_t j = static_cast<int64_t>(i) + offset;
          if (offset == 0 || j < 0 || j >= static_cast<int64_t>(sentence.size())) continue;
          Vector &v = in[sentence[i]], gradient{};
          for (int sample = 0; sample < 5; ++sample) {
            const uint32_t target = sample == 0 ? sentence[static_cast<size_t>(j)] : noise[next() & (noise.size() - 1)];
            if (sample > 0 && target == sentence[static_cast<size_t>(j)]) continue;
            Vector& u = out[target];
            const float x = std::clamp(dot(v, u), -6.0f, 6.0f);
            const float g = ((sample == 0 ? 1.0f : 0.0f) - sigmoid[static_cast<size_t>(x * 85.0f + 512)]) * rate;
            for (size_t k = 0; k < dimensions; ++k) gradient[k] += g * u[k], u[k] += g * v[k];
          }
          for (size_t k = 0; k < dimensions; ++k) v[k] += gradient[k];
        }
      }
    }
  }
  for (Vector& v : in) {
    const float length = std::sqrt(dot(v, v)) + 1e-9f;
    for (float& x : v) x /= length;
  }
  return in;
}

/// Cluster of each vector, 0 … clusters-1. Seeds are the first vectors, so the most frequent words where these come
/// first.
inline std::vector<uint32_t> cluster(const std::vector<Vector>& points, size_t clusters, int rounds,
                                     std::vector<Vector>* centres_out = nullptr) {
  clusters = std::min(clusters, points.size());
  std::vector<Vector> centres(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(clusters));
  std::vector<uint32_t> of(points.size());
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < points.size(); ++i) {
      float best = -2;
      for (uint32_t c = 0; c < clusters; ++c)
        if (const float s = dot(points[i], centres[c]); s > best) best = s, of[i] = c;
    }
    std::vector<Vector> sums(clusters, Vector{});
    for (size_t i = 0; i < points.size(); ++i)
      for (size_t k = 0; k < dimensions; ++k) sums[of[i]][k] += points[i][k];
    for (size_t c = 0; c < clusters; ++c) {
      const float length = std::sqrt(dot(sums[c], sums[c]));
      if (length > 1e-6f)
        for (size_t k = 0; k < dimensions; ++k) centres[c][k] = sums[c][k] / length;
    }
  }
  if (centres_out != nullptr) *centres_out = centres;
  return of;
}

}  // namespace tawatur::training
