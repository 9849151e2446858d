#pragma once
// Do two headlines agree? Learnt from Arabic News Stance (Khouja 2020, Apache-2.0).
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace tawatur {

enum class Stance : uint8_t { agree, disagree, other };  // other: about something else
inline constexpr size_t stance_count = 3;
const char* name_of(Stance stance);

/// Signs of a pair of headlines, as places in a table of weights.
struct StanceSign {
  uint32_t place;
  float value;
};
inline constexpr uint32_t stance_places = 1u << 16;

/// The signs of a second passage beside a first: words of one alone and which stand against which, what they share,
/// whether numbers agree, who is negated. Ascending by place. Linear but for the product of up to ten words of each
/// alone.
std::vector<StanceSign> stance_signs(const Reading& a, TokenSpan passage_a, const Reading& b, TokenSpan passage_b);

class StanceModel {
 public:
  /// models/stance.bin; without it every pair is `other`.
  static const StanceModel& built_in();
  /// File: "TWSTANC1", XXH3 of the rest (u64), size of the about text (u32, padded to 4), scale (f32), about,
  /// then int8[3][stance_places].
  explicit StanceModel(std::string_view bytes);
  bool ready() const { return ready_; }
  /// Probabilities in order of Stance; sum 1.
  std::array<float, stance_count> probabilities(std::span<const StanceSign> signs) const;

 private:
  bool ready_ = false;
  float scale_ = 0;
  std::span<const int8_t> weights_;
};

}  // namespace tawatur
