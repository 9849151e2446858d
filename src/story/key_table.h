#pragma once
// Where a key stands in a list of keys.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace tawatur {

/// Keys that are hashes themselves, each added once. Open addressing, at most half full, behind a bit for each of 32
/// times as many values: most keys that are asked for are not there, and that is told by one bit nearly always, which
/// the processor learns to guess.
class KeyTable {
 public:
  static constexpr size_t none = SIZE_MAX;

  /// Room for `count` keys.
  explicit KeyTable(size_t count)
      : slots_(std::bit_ceil(2 * std::max<size_t>(count, 2))), bits_(slots_.size() / 4), mask_(slots_.size() - 1) {}

  void add(uint32_t key) {
    size_t at = key & mask_;
    while (slots_[at].place != 0) at = (at + 1) & mask_;
    slots_[at] = {key, ++count_};
    bits_[word_of(key)] |= uint64_t{1} << (key >> 26);
  }
  /// How many keys were added before it.
  size_t find(uint32_t key) const {
    if ((bits_[word_of(key)] >> (key >> 26) & 1) == 0) return none;
    for (size_t at = key & mask_; slots_[at].place != 0; at = (at + 1) & mask_)
      if (slots_[at].key == key) return slots_[at].place - 1;
    return none;
  }

 private:
  struct Slot {
    uint32_t key = 0, place = 0;  // place + 1; 0 where the slot is free
  };
  size_t word_of(uint32_t key) const { return key & (mask_ >> 2); }

  std::vector<Slot> slots_;
  std::vector<uint64_t> bits_;  // 16 times as many bits as slots; the upper bits of a key choose one of its word
  size_t mask_;
  uint32_t count_ = 0;
};

}  // namespace tawatur
