#pragma once
// The usual way to find copies, as a baseline: MinHash over runs of five words with locality-sensitive hashing
// (Broder 1997; Indyk and Motwani 1998).
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace tawatur::bench {

class MinHash {
 public:
  static constexpr size_t bands = 16, rows = 8;  // pairs alike by 0.7 meet with a likelihood of 0.61, by 0.8 of 0.95
  using Signature = std::array<uint64_t, bands * rows>;

  static Signature signature_of(std::span<const uint64_t> shingles) {
    Signature out;
    for (size_t i = 0; i < out.size(); ++i) {
      uint64_t least = std::numeric_limits<uint64_t>::max();
      const uint64_t times = hash_combine(17, i) | 1;
      for (const uint64_t s : shingles) least = std::min(least, (s ^ (s >> 31)) * times);
      out[i] = least;
    }
    return out;
  }
  /// Estimated share of common shingles (Jaccard).
  static double likeness(const Signature& a, const Signature& b) {
    size_t same = 0;
    for (size_t i = 0; i < a.size(); ++i) same += a[i] == b[i];
    return static_cast<double>(same) / static_cast<double>(a.size());
  }

  /// Pages before it that are alike by at least `threshold`.
  std::vector<uint32_t> add(const Signature& signature, double threshold) {
    const auto page = static_cast<uint32_t>(signatures_.size());
    std::vector<uint32_t> out;
    for (size_t b = 0; b < bands; ++b) {
      uint64_t key = b;
      for (size_t r = 0; r < rows; ++r) key = hash_combine(key, signature[b * rows + r]);
      std::vector<uint32_t>& bucket = buckets_[key];
      for (const uint32_t other : bucket)
        if (likeness(signature, signatures_[other]) >= threshold) out.push_back(other);
      if (bucket.size() < 64) bucket.push_back(page);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    signatures_.push_back(signature);
    return out;
  }

 private:
  std::vector<Signature> signatures_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> buckets_;
};

}  // namespace tawatur::bench
