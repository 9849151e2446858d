#pragma once
// 64-bit hashes (XXH3, see docs/dependencies.md). The values are stable across runs and machines: they go into stored
// files.
#include <cstdint>
#include <string_view>

namespace tawatur {

uint64_t hash_bytes(std::string_view bytes, uint64_t seed = 0);

/// Mixes `b` into `a`; order matters.
constexpr uint64_t hash_combine(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;
  return x ^ (x >> 32);
}

}  // namespace tawatur
