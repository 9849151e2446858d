#include <algorithm>
#include <numeric>

#include "story/settle.h"

namespace tawatur {
namespace {

/// Average linkage over few items: all averages are at hand, and each item knows its nearest.
class Joining {
 public:
  Joining(const GroupView& view, std::span<const uint32_t> blocks, std::span<const uint32_t> pages,
          float Likeness::*likelihood) {
    std::vector<uint32_t> first(view.size(), JoinTree::none), slot;  // by block; by place in `pages`
    for (const uint32_t p : pages) {
      uint32_t& s = first[blocks[p]];
      if (s == JoinTree::none) s = static_cast<uint32_t>(tree_.nodes.size()), tree_.nodes.emplace_back();
      tree_.nodes[s].pages.push_back(p), slot.push_back(s);
    }
    count_ = static_cast<uint32_t>(tree_.nodes.size());
    sums_.assign(size_t{count_} * count_, 0);
    for (uint32_t i = 0; i < count_; ++i) {
      node_.push_back(i), alive_.push_back(true);
      size_.push_back(static_cast<double>(tree_.nodes[i].pages.size()));
    }
    for (size_t a = 0; a < pages.size(); ++a) {
      for (size_t b = 0; b < a; ++b) {
        const double likeness{view.between(pages[a], pages[b]).*likelihood};
        sum(slot[a], slot[b]) += likeness;
        if (slot[a] != slot[b]) sum(slot[b], slot[a]) += likeness;
      }
    }
    nearest_.resize(count_, JoinTree::none);
    for (uint32_t i = 0; i < count_; ++i) find_nearest(i);
  }

  JoinTree run(double threshold) {
    for (;;) {
      uint32_t best = JoinTree::none;
      for (uint32_t i = 0; i < count_; ++i) {
        if (!alive_[i] || nearest_[i] == JoinTree::none) continue;
        if (best == JoinTree::none || average(i, nearest_[i]) > average(best, nearest_[best])) best = i;
      }
      if (best == JoinTree::none || average(best, nearest_[best]) < threshold) break;
      join(std::min(best, nearest_[best]), std::max(best, nearest_[best]));
    }
    for (uint32_t i = 0; i < count_; ++i)
      if (alive_[i]) tree_.roots.push_back(node_[i]);
    return std::move(tree_);
  }

 private:
  double& sum(uint32_t a, uint32_t b) { return sums_[size_t{a} * count_ + b]; }
  double average(uint32_t a, uint32_t b) { return sum(a, b) / (size_[a] * size_[b]); }
  void find_nearest(uint32_t i) {
    nearest_[i] = JoinTree::none;
    for (uint32_t j = 0; j < count_; ++j)
      if (j != i && alive_[j] && (nearest_[i] == JoinTree::none || average(i, j) > average(i, nearest_[i])))
        nearest_[i] = j;
  }
  void join(uint32_t keep, uint32_t gone) {
    JoinTree::Node node{node_[keep], node_[gone], average(keep, gone), {}};
    std::ranges::merge(tree_.nodes[node_[keep]].pages, tree_.nodes[node_[gone]].pages, std::back_inserter(node.pages));
    alive_[gone] = false, size_[keep] += size_[gone];
    for (uint32_t k = 0; k < count_; ++k)
      if (alive_[k] && k != keep) sum(keep, k) += sum(gone, k), sum(k, keep) = sum(keep, k);
    node_[keep] = static_cast<uint32_t>(tree_.nodes.size());
    tree_.nodes.push_back(std::move(node));
    find_nearest(keep);
    for (uint32_t k = 0; k < count_; ++k) {
      if (!alive_[k] || k == keep) continue;
      if (nearest_[k] == keep || nearest_[k] == gone)
        find_nearest(k);
      else if (average(k, keep) > average(k, nearest_[k]))
        nearest_[k] = keep;
    }
  }

  JoinTree tree_;
  uint32_t count_ = 0;
  std::vector<double> sums_, size_;
  std::vector<uint32_t> node_, nearest_;
  std::vector<bool> alive_;
};

}  // namespace

JoinTree join_tree(const GroupView& view, std::span<const uint32_t> blocks, std::span<const uint32_t> pages,
                   float Likeness::*likelihood, double threshold) {
  return Joining(view, blocks, pages, likelihood).run(threshold);
}

JoinTree join_tree(const GroupView& view, std::span<const uint32_t> blocks, double threshold) {
  std::vector<uint32_t> all(view.size());
  std::iota(all.begin(), all.end(), 0u);
  return join_tree(view, blocks, all, &Likeness::crowd, threshold);
}

}  // namespace tawatur
