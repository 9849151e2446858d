#pragma once
// Rows of values in ascending order, none twice.
#include <cstddef>

namespace tawatur {

/// How many values two ascending rows share. Linear in both.
template <class Row>
size_t count_shared(const Row& a, const Row& b) {
  size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++count, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return count;
}

}  // namespace tawatur
