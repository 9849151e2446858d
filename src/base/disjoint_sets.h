#pragma once
// Which of a row of things belong together, as pairs of them are joined (union by the smaller number, path halving).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace tawatur {

/// The smallest member is a set's root, so that the same joins give the same roots in any order. Practically O(1) a
/// call; `root` shortens paths, so that even const use needs a thread of its own.
class DisjointSets {
 public:
  DisjointSets() = default;
  explicit DisjointSets(size_t count) { reset(count); }

  /// `count` things, each alone.
  void reset(size_t count) {
    parent_.resize(count);
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  /// One thing more, alone. Returns its number.
  uint32_t add() {
    parent_.push_back(static_cast<uint32_t>(parent_.size()));
    return parent_.back();
  }
  size_t size() const { return parent_.size(); }

  uint32_t root(uint32_t i) const {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  mutable std::vector<uint32_t> parent_;
};

}  // namespace tawatur
