#include "page/block_trees.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace tawatur {
namespace {

// After these the verdict is certain that is so far from even odds; most of a page's lines are such furniture.
constexpr size_t first_trees = 48;
constexpr float certain = 4;  // log-odds

constexpr size_t batch = 16;  // rows judged together: one vector of bytes on every 64-bit machine
using Bytes [[gnu::vector_size(batch)]] = uint8_t;
using Rows = std::array<uint32_t, batch>;
using Sums = std::array<float, batch>;

Bytes choose(Bytes mask, Bytes where_set, Bytes else_) { return (where_set & mask) | (else_ & ~mask); }

/// The answer of the node that is reached at a level: `answers` are those of the level's nodes, `path` the answers
/// above, the root's first.
template <size_t Level>
Bytes reached(const Bytes* answers, const Bytes* path) {
  if constexpr (Level == 0) {
    return answers[0];
  } else {
    constexpr size_t half = size_t{1} << (Level - 1);
    return choose(path[0], reached<Level - 1>(answers + half, path + 1), reached<Level - 1>(answers, path + 1));
  }
}

/// Features of sixteen rows, and the sums of what the trees say of them.
class Batch {
 public:
  explicit Batch(const FeatureTable& table) : table_(table), values_(table.columns()) {}

  /// `rows` beyond `count` repeat one of them.
  void take(const Rows& rows, size_t count) {
    const bool neighbours = count == batch && rows[batch - 1] - rows[0] == batch - 1;
    for (size_t c = 0; c < values_.size(); ++c) {
      const uint8_t* const column = table_.column(c);
      if (neighbours) {
        std::memcpy(&values_[c], column + rows[0], batch);
      } else {
        for (size_t i = 0; i < batch; ++i) values_[c][i] = column[rows[i]];
      }
    }
  }

  void add(std::span<const BlockTree> trees, Sums& sums) const {
    for (const BlockTree& tree : trees) {
      Bytes answers[BlockTree::inner];
      for (size_t n = 0; n < BlockTree::inner; ++n)
        answers[n] = reinterpret_cast<Bytes>(values_[tree.feature[n]] >= (Bytes{} + tree.cut[n]));
      Bytes path[5];
      path[0] = reached<0>(answers, path);
      path[1] = reached<1>(answers + 1, path);
      path[2] = reached<2>(answers + 3, path);
      path[3] = reached<3>(answers + 7, path);
      path[4] = reached<4>(answers + 15, path);
      const Bytes leaf = (path[0] & 16) | (path[1] & 8) | (path[2] & 4) | (path[3] & 2) | (path[4] & 1);
      for (size_t i = 0; i < batch; ++i) sums[i] += tree.leaf[leaf[i]];
    }
  }

 private:
  const FeatureTable& table_;
  std::vector<Bytes> values_;  // of each column
};

}  // namespace

std::vector<uint8_t> judge_blocks(const FeatureTable& table, std::span<const BlockTree> trees) {
  const std::span<const BlockTree> first = trees.first(std::min(first_trees, trees.size()));
  const std::span<const BlockTree> others = trees.subspan(first.size());
  std::vector<float> sums(table.rows());
  Batch values(table);
  const auto add = [&](std::span<const uint32_t> rows, std::span<const BlockTree> some) {
    for (size_t from = 0; from < rows.size(); from += batch) {
      const size_t count = std::min(batch, rows.size() - from);
      Rows of;
      Sums said;
      for (size_t i = 0; i < batch; ++i) of[i] = rows[from + std::min(i, count - 1)], said[i] = sums[of[i]];
      values.take(of, count);
      values.add(some, said);
      for (size_t i = 0; i < count; ++i) sums[of[i]] = said[i];
    }
  };
  std::vector<uint32_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), 0u);
  add(rows, first);
  std::erase_if(rows, [&](uint32_t row) { return std::abs(sums[row]) > certain; });
  add(rows, others);

  std::vector<uint8_t> out;
  out.reserve(sums.size());
  for (const float sum : sums) out.push_back(static_cast<uint8_t>(std::lround(255 / (1 + std::exp(-sum)))));
  return out;
}

}  // namespace tawatur
