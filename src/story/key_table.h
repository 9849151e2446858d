#pragma once
// Where a key stands in a list of keys.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace tawatur {

/// Keys that are hashes themselves, each added once. Open addressing, at most half full: a look-up mostly ends at the
/// first slot.
class KeyTable {
 public:
  static constexpr size_t none = SIZE_MAX;

  /// Room for `count` keys.
  explicit KeyTable(size_t count) : slots_(std::bit_ceil(2 * std::max<size_t>(count, 1))), mask_(slots_.size() - 1) {}

  void add(uint32_t key) {
    size_t at = key & mask_;
    while (slots_[at].place != 0) at = (at + 1) & mask_;
    slots_[at] = {key, ++count_};
  }
  /// How many keys were added before it.
  size_t find(uint32_t key) const {
    for (size_t at = key & mask_; slots_[at].place != 0; at = (at + 1) & mask_)
      if (slots_[at].key == key) return slots_[at].place - 1;
    return none;
  }

 private:
  struct Slot {
    uint32_t key = 0, place = 0;  // place + 1; 0 where the slot is free
  };
  std::vector<Slot> slots_;
  size_t mask_;
  uint32_t count_ = 0;
};

}  // namespace tawatur
