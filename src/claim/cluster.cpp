#include "claim/cluster.h"

#include <algorithm>
#include <queue>

#include <boost/unordered/unordered_flat_map.hpp>

namespace tawatur {
namespace {

constexpr float least_link = 0.02f;  // pairs below never decide anything

struct Link {
  float mean;
  uint32_t a, b;                 // groups, a < b
  uint32_t version_a, version_b;  // what they were when this was measured
  /// The queue's top is the best; ties go to the first in the pages.
  bool operator<(const Link& other) const {
    if (mean != other.mean) return mean < other.mean;
    return std::tie(a, b) > std::tie(other.a, other.b);
  }
};

class Linkage {
 public:
  Linkage(uint32_t count, std::span<const Pair> pairs, float threshold)
      : threshold_(threshold), parent_(count), size_(count, 1), version_(count, 0), links_(count) {
    for (uint32_t i = 0; i < count; ++i) parent_[i] = i;
    for (const Pair& p : pairs) {
      if (p.probability < least_link) continue;
      links_[p.a][p.b] += p.probability, links_[p.b][p.a] += p.probability;
      offer(p.a, p.b);
    }
  }

  std::vector<uint32_t> run() {
    while (!queue_.empty()) {
      const Link best = queue_.top();
      queue_.pop();
      if (version_[best.a] == best.version_a && version_[best.b] == best.version_b) join(best.a, best.b);
    }
    std::vector<uint32_t> number(parent_.size(), UINT32_MAX), out(parent_.size());
    uint32_t next = 0;
    for (uint32_t i = 0; i < parent_.size(); ++i) {
      uint32_t& n = number[root(i)];
      if (n == UINT32_MAX) n = next++;
      out[i] = n;
    }
    return out;
  }

 private:
  static constexpr uint32_t gone = UINT32_MAX;

  uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void offer(uint32_t a, uint32_t b) {
    if (a > b) std::swap(a, b);
    const float mean = links_[a][b] / (static_cast<float>(size_[a]) * static_cast<float>(size_[b]));
    if (mean >= threshold_) queue_.push({mean, a, b, version_[a], version_[b]});
  }

  void join(uint32_t a, uint32_t b) {
    uint32_t from = b, into = a;
    if (links_[a].size() < links_[b].size()) std::swap(from, into);
    parent_[from] = into;
    size_[into] += size_[from];
    ++version_[into], version_[from] = gone;
    links_[into].erase(from), links_[from].erase(into);
    for (const auto& [other, sum] : links_[from]) {
      links_[into][other] += sum;
      links_[other].erase(from);
      links_[other][into] = links_[into][other];
    }
    links_[from] = {};
    for (const auto& [other, sum] : links_[into]) offer(into, other);
  }

  float threshold_;
  std::vector<uint32_t> parent_, size_, version_;
  std::vector<boost::unordered_flat_map<uint32_t, float>> links_;  // sums of probabilities between groups
  std::priority_queue<Link> queue_;
};

}  // namespace

std::vector<uint32_t> cluster(uint32_t count, std::span<const Pair> pairs, float threshold) {
  return Linkage(count, pairs, threshold).run();
}

}  // namespace tawatur
