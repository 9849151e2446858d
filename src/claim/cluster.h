#pragma once
// Groups of statements that tell one fact.
#include <cstdint>
#include <span>
#include <vector>

#include "claim/pair.h"

namespace tawatur {

/// Average linkage over the pairs' probabilities (a pair that was not looked at counts 0): two groups become one where
/// the mean over all their pairs is at least `threshold`, the best first. So one loose link does not weld two facts.
/// Gives the group of each of `count` statements, numbered by first member. O(p log p) for p pairs.
std::vector<uint32_t> cluster(uint32_t count, std::span<const Pair> pairs, float threshold);

/// Facts that the partition keeps apart because a statement tells several: a link of at least `sure` between two groups
/// takes each of its statements into the other's group where it belongs there too (mean of its links at least
/// `threshold`), and else makes a group of its own, grown likewise. Groups are members, ascending, in order of first
/// member.
std::vector<std::vector<uint32_t>> overlapping(std::span<const uint32_t> partition, std::span<const Pair> pairs,
                                               float threshold, float sure);

}  // namespace tawatur
