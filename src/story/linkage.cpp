#include "story/linkage.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <queue>
#include <tuple>

namespace tawatur {
namespace {

struct Candidate {
  double average;
  uint32_t a, b, version_a, version_b;
  bool operator<(const Candidate& o) const { return std::tie(average, o.a, o.b) < std::tie(o.average, a, b); }
};

class Groups {
 public:
  Groups(std::span<const uint32_t> first, std::span<const LinkageEdge> edges, double threshold)
      : threshold_(threshold),
        sums_(first.size()),
        size_(first.size(), 0),
        version_(first.size(), 0),
        parent_(first.size()) {
    std::vector<uint32_t> least(first.size(), UINT32_MAX);
    for (uint32_t i = 0; i < first.size(); ++i) least[first[i]] = std::min(least[first[i]], i);
    for (uint32_t i = 0; i < first.size(); ++i) parent_[i] = least[first[i]], ++size_[parent_[i]];
    for (const LinkageEdge& e : edges) {
      const uint32_t a = parent_[e.a], b = parent_[e.b];
      if (a == b) continue;
      sums_[a][b] += e.similarity;
      sums_[b][a] += e.similarity;
    }
    for (uint32_t a = 0; a < sums_.size(); ++a)
      for (const auto& [b, sum] : sums_[a])
        if (a < b) offer(a, b, sum);
  }

  void run() {
    while (!queue_.empty()) {
      const Candidate c = queue_.top();
      queue_.pop();
      if (version_[c.a] == c.version_a && version_[c.b] == c.version_b) join(c.a, c.b);
    }
    for (uint32_t i = 0; i < parent_.size(); ++i)
      parent_[i] = parent_[parent_[i]];  // parents are smaller, so done before
  }
  std::vector<uint32_t> take() { return std::move(parent_); }

 private:
  void offer(uint32_t a, uint32_t b, double sum) {
    const double average = sum / (static_cast<double>(size_[a]) * size_[b]);
    if (average >= threshold_) queue_.push({average, a, b, version_[a], version_[b]});
  }

  void join(uint32_t keep, uint32_t gone) {
    size_[keep] += size_[gone];
    parent_[gone] = keep;
    ++version_[keep], ++version_[gone];
    for (const auto& [other, sum] : sums_[gone]) {
      sums_[other].erase(gone);
      if (other == keep) continue;
      sums_[keep][other] += sum;
      sums_[other][keep] += sum;
    }
    sums_[gone] = {};
    for (const auto& [other, sum] : sums_[keep]) offer(std::min(keep, other), std::max(keep, other), sum);
  }

  const double threshold_;
  std::vector<boost::unordered_flat_map<uint32_t, double>> sums_;
  std::vector<uint32_t> size_, version_, parent_;
  std::priority_queue<Candidate> queue_;
};

}  // namespace

std::vector<uint32_t> average_linkage(std::span<const uint32_t> first, std::span<const LinkageEdge> edges,
                                      double threshold) {
  Groups groups(first, edges, threshold);
  groups.run();
  return groups.take();
}

}  // namespace tawatur
