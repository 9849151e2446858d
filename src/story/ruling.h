#pragma once
// What a person says about two pages; it outweighs the model.
#include <cstdint>

namespace tawatur {

enum class Decision : uint8_t { together, apart };

struct Ruling {
  uint32_t a, b;  // pages
  Decision decision;
  bool operator==(const Ruling&) const = default;
};

}  // namespace tawatur
