#include "names/letter_guess.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.h"

namespace tawatur {

LetterRuns letter_runs(std::string_view word, uint32_t bits) {
  constexpr size_t most_bytes = 48, longest_run = 5;
  if (word.size() > most_bytes) word = word.substr(0, most_bytes);
  std::array<uint8_t, most_bytes + 1> at{};
  size_t letters = 0;
  for (size_t i = 0; i < word.size(); ++i)
    if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) at[letters++] = static_cast<uint8_t>(i);
  at[letters] = static_cast<uint8_t>(word.size());
  LetterRuns runs;
  const auto add = [&](uint64_t hash) {
    if (runs.size < LetterRuns::most)
      runs.row[runs.size++] = static_cast<uint32_t>((hash * 0x9e3779b97f4a7c15u) >> (64 - bits));
  };
  add(std::min<size_t>(letters, 12));
  for (size_t from = 0; from < letters; ++from)
    for (size_t n = 1; n <= longest_run && from + n <= letters; ++n) {
      const uint64_t hash = hash_bytes(word.substr(at[from], static_cast<size_t>(at[from + n] - at[from])));
      const bool first = from == 0, last = from + n == letters;
      if (n > 1) add(hash);
      if (first) add(hash + 1);
      if (last) add(hash + 2);
    }
  return runs;
}

uint16_t LetterGuess::operator()(std::string_view word) const {
  if (rows_.empty()) return 0;
  const LetterRuns runs = letter_runs(word, static_cast<uint32_t>(std::countr_zero(rows_.size())));
  std::array<int32_t, reading_class_count> sum{};
  for (size_t i = 0; i < runs.size; ++i)
    for (size_t k = 0; k < reading_class_count; ++k) sum[k] += rows_[runs.row[i]][k];
  const int32_t top = *std::max_element(sum.begin(), sum.end());
  ReadingShares shares;
  float total = 0;
  for (size_t k = 0; k < reading_class_count; ++k)
    total += shares[k] = std::exp(static_cast<float>(sum[k] - top) * scale_);
  for (float& share : shares) share /= total;
  return reading_code(shares, 0);
}

}  // namespace tawatur
