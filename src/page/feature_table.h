#pragma once
// Features of a page's blocks: one byte each, in bins that were chosen beforehand, so that a model compares bytes
// alone.
#include <algorithm>
#include <cstdint>
#include <vector>

namespace tawatur {

/// Column-major: the values of one feature lie together for all blocks.
class FeatureTable {
 public:
  explicit FeatureTable(size_t rows, size_t columns_expected = 0) : rows_(rows) {
    values_.reserve(rows * columns_expected);
  }
  size_t rows() const { return rows_; }
  size_t columns() const { return rows_ == 0 ? 0 : values_.size() / rows_; }
  const uint8_t* column(size_t feature) const { return values_.data() + feature * rows_; }
  /// New columns of one value; the first one's pointer is good until the next call, the others follow it.
  uint8_t* add_columns(size_t count = 1, uint8_t value = 0) {
    const size_t before = values_.size();
    values_.resize(before + count * rows_, value);
    return values_.data() + before;
  }
  /// A new column of what `measure` says of each row.
  template <class Measure>
  void each(Measure measure) {
    uint8_t* const column = add_columns();
    for (size_t row = 0; row < rows_; ++row) column[row] = static_cast<uint8_t>(measure(row));
  }

 private:
  size_t rows_;
  std::vector<uint8_t> values_;
};

/// Where a feature says nothing.
inline constexpr uint8_t no_value = 255;
/// Counts and distances that stay below no_value.
inline constexpr uint32_t most_counted = 250;

/// Counts of any size as a byte: 12 steps for each doubling of 1 + count.
uint8_t level(uint32_t count);
/// The same of a mean.
uint8_t level_of_mean(double mean);

/// A share of 0 to 1 as 0 to 250.
inline uint8_t share(double part, double whole) {
  return whole <= 0 ? uint8_t{0} : static_cast<uint8_t>(250 * std::clamp(part / whole, 0.0, 1.0));
}

}  // namespace tawatur
