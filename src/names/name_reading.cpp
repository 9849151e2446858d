#include "names/name_reading.h"

#include <numeric>

namespace tawatur {
namespace {

uint16_t step_of(float share) { return share < 0.02f ? 0 : share < 0.15f ? 1 : share < 0.5f ? 2 : 3; }

}  // namespace

uint16_t reading_code(const ReadingShares& shares, uint16_t met) {
  uint16_t code = met;
  for (size_t k = 0; k + 1 < reading_class_count; ++k) code = static_cast<uint16_t>(code << 2 | step_of(shares[k]));
  return code;
}

uint16_t reading_code(const ReadingCounts& counts) {
  const uint32_t total = std::accumulate(counts.begin(), counts.end(), 0u);
  if (total < 2) return 0;
  ReadingShares shares;
  for (size_t k = 0; k < reading_class_count; ++k)
    shares[k] = static_cast<float>(counts[k]) / static_cast<float>(total);
  uint16_t met = 1;
  for (const uint32_t step : {4u, 10u, 40u, 200u, 1000u, 5000u}) met = static_cast<uint16_t>(met + (total >= step));
  return reading_code(shares, met);
}

}  // namespace tawatur
