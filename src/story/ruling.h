#pragma once
// What a person says of pages; it outweighs the model.
#include <cstdint>
#include <vector>

namespace tawatur {

enum class Decision : uint8_t { together, apart };

/// Together: all these pages are of one story. Apart: the first is not of the story of any of the others. Of two
/// rulings that contradict each other the later one holds; what else the earlier one says stays.
struct Ruling {
  std::vector<uint32_t> pages;
  Decision decision;
  bool operator==(const Ruling&) const = default;
};

/// Two pages that are not to be of one story.
struct ApartPair {
  uint32_t a, b;
  auto operator<=>(const ApartPair&) const = default;
};

}  // namespace tawatur
