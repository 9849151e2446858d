#pragma once
// Average linkage over a sparse graph.
#include <cstdint>
#include <span>
#include <vector>

namespace tawatur {

struct LinkageEdge {
  uint32_t a, b;     // a < b
  float similarity;  // may be far outside [0, 1]: a person's word outweighs any average
};

/// Joins, again and again, the two groups whose members are most similar on average, while that is at least
/// `threshold`; pairs without an edge count as 0. `first` gives each item's group to begin with (any labels below their
/// number). Ties go to the smaller items, so number them in an order that does not depend on arrival. Returns, for each
/// item, the smallest item of its group. O(edges · log edges) for the sparse graphs of news.
std::vector<uint32_t> average_linkage(std::span<const uint32_t> first, std::span<const LinkageEdge> edges,
                                      double threshold);

}  // namespace tawatur
