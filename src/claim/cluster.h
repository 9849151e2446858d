#pragma once
// Groups of statements that tell one fact.
#include <cstdint>
#include <span>
#include <vector>

#include "claim/pair.h"

namespace tawatur {

/// Average linkage over the pairs' probabilities (a pair that was not looked at counts 0): two groups become one where the
/// mean over all their pairs is at least `threshold`, the best first. So one loose link does not weld two facts.
/// Gives the group of each of `count` statements, numbered by first member. O(p log p) for p pairs.
std::vector<uint32_t> cluster(uint32_t count, std::span<const Pair> pairs, float threshold);

}  // namespace tawatur
