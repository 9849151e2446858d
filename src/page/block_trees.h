#pragma once
// Boosted trees that judge the rows of a feature table, sixteen at a time.
#include <cstdint>
#include <span>
#include <vector>

#include "page/feature_table.h"

namespace tawatur {

/// A tree of depth 5 over a row of features, whole, level by level: from n to 2n+1 where the feature is below the cut,
/// else to 2n+2. Nodes that ask nothing have cut 0 and lead to the right.
struct BlockTree {
  static constexpr size_t inner = 31, leaves = 32;
  uint16_t feature[inner];
  uint8_t cut[inner];
  uint8_t unused = 0;
  float leaf[leaves];  // log-odds
};

/// Probability of each row as a byte, 255 for surely article. All features of `trees` are columns of `table`.
std::vector<uint8_t> judge_blocks(const FeatureTable& table, std::span<const BlockTree> trees);

}  // namespace tawatur
