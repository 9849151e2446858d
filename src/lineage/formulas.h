#pragma once
// Runs of words that pages share without one coming from the other: titles and prayers, the frames of statements that
// differ only in names, boilerplate of outlets. Learnt from unlabelled news (training/formulas.cpp).
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tawatur {

/// Read-only view of models/formulas.bin: upper halves of the shingle hashes (lineage/shingles.h), ascending.
/// Without the file nothing is a formula.
class Formulas {
 public:
  static const Formulas& built_in();
  explicit Formulas(std::string_view file);
  /// Whether a shingle is one of news' formulas. O(1); a false yes about once in 10,000.
  bool has(uint64_t shingle) const;

 private:
  static constexpr uint32_t bucket_shift = 18, bucket_count = 1u << (32 - bucket_shift);

  std::span<const uint32_t> keys_;
  std::vector<uint32_t> begins_;  // of the keys that begin with the same bits, and the end
};

}  // namespace tawatur
