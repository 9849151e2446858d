#include "claim/values.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

/// 4.5 for 4.49: one to three decimals told, more of them in `fine`.
bool rounds_decimals(double rough, double fine) {
  for (double scale = 10; scale <= 1000; scale *= 10) {
    const double told = rough * scale;
    if (std::abs(told - std::round(told)) > 1e-6) continue;
    if (rough == std::floor(rough)) return false;  // no decimals
    return std::abs(fine * scale - std::round(fine * scale)) > 1e-6 && std::round(fine * scale) == std::round(told);
  }
  return false;
}

constexpr double least_large = 1e6, most_rounded_large = 1.0 / 40;  // a trillion is told for 1.02 trillion
constexpr double most_rounded = 1.0 / 25;                           // of a number; 70 is not told for 75

/// Whether `rough` is `fine` with fewer significant digits: 1,400 for 1,430, 5 million for 4,980,000.
bool rounds(double rough, double fine) {
  if (rough == 0 || fine == 0 || std::signbit(rough) != std::signbit(fine)) return false;
  if (rounds_decimals(std::abs(rough), std::abs(fine))) return true;
  double place = 1;  // the last place that `rough` tells
  const double magnitude = std::abs(rough);
  if (magnitude < 10)
    return magnitude == std::floor(magnitude) && fine != std::floor(fine) && std::round(fine) == rough;
  while (place < 1e15 && std::fmod(magnitude, place * 10) == 0) place *= 10;
  if (place < 10) return fine != std::floor(fine) && std::abs(fine - rough) < 1;
  const double apart = std::abs(std::abs(fine) - magnitude);
  if (magnitude >= least_large && apart <= magnitude * most_rounded_large) return true;
  return std::fmod(std::abs(fine), place) != 0 && 2 * apart <= place && place <= magnitude / 5 &&
         apart <= magnitude * most_rounded;
}

bool ranges_meet(const Number& a, const Number& b) {
  const double infinity = HUGE_VAL;
  return a.low.value_or(-infinity) <= b.high.value_or(infinity) &&
         b.low.value_or(-infinity) <= a.high.value_or(infinity);
}

bool near(const Number& about, const Number& other) {
  if (!about.low || !other.low) return false;
  return std::abs(*about.low - *other.low) <= 0.1 * std::max(std::abs(*about.low), std::abs(*other.low));
}

}  // namespace

Agreement compare(const Number& a, const Number& b) {
  if (a.unit_key != b.unit_key) return Agreement::incomparable;
  if (ranges_meet(a, b)) return Agreement::agree;
  if ((a.hedge == NumberHedge::about || b.hedge == NumberHedge::about) && near(a, b)) return Agreement::agree;
  if (a.low && b.low && (rounds(*a.low, *b.low) || rounds(*b.low, *a.low))) return Agreement::agree;
  return Agreement::differ;
}

Agreement compare(const TimeMention& a, const TimeMention& b) {
  const std::string_view x = a.value, y = b.value;
  if (x.empty() || y.empty() || a.calendar != b.calendar) return Agreement::incomparable;
  if (!a.end_value.empty() || !b.end_value.empty())
    return a.value == b.value && a.end_value == b.end_value ? Agreement::agree : Agreement::incomparable;
  if ((x.find('W') == x.npos) != (y.find('W') == y.npos)) return Agreement::incomparable;
  for (size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
    if (x[i] == y[i] || x[i] == 'X' || y[i] == 'X') continue;
    return Agreement::differ;
  }
  return Agreement::agree;
}

}  // namespace tawatur
