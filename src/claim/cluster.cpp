#include "claim/cluster.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <queue>

namespace tawatur {
namespace {

constexpr float least_link = 0.02f;  // pairs below never decide anything

struct Link {
  float mean;
  uint32_t a, b;                  // groups, a < b
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
  static constexpr uint64_t most_asked = 20;  // links of one statement with another group

  uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  /// In large groups not every pair was looked at (find_pairs bounds them), so not every one can be asked for.
  static float possible_links(uint32_t a, uint32_t b) {
    return static_cast<float>(std::min(uint64_t{a} * b, most_asked * std::min(a, b)));
  }

  void offer(uint32_t a, uint32_t b) {
    if (a > b) std::swap(a, b);
    const float mean = links_[a][b] / possible_links(size_[a], size_[b]);
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

namespace {

class Overlap {
 public:
  Overlap(std::span<const uint32_t> partition, std::span<const Pair> pairs, float threshold)
      : threshold_(threshold), groups_of_(partition.size()) {
    for (const Pair& p : pairs) probability_.emplace(key(p.a, p.b), p.probability);
    for (uint32_t i = 0; i < partition.size(); ++i) {
      if (partition[i] == groups_.size()) groups_.emplace_back();
      groups_[partition[i]].push_back(i);
      groups_of_[i].push_back(partition[i]);
    }
  }

  void take_in(std::span<const Pair* const> links) {
    for (const Pair* p : links) {
      if (together(p->a, p->b)) continue;
      const bool joined = join_group_of(p->a, p->b) || join_group_of(p->b, p->a);
      if (joined || groups_of_[p->a].size() > most_facts || groups_of_[p->b].size() > most_facts) continue;
      const auto fresh = static_cast<uint32_t>(groups_.size());
      groups_.emplace_back();
      put(p->a, fresh), put(p->b, fresh);
    }
  }

  std::vector<std::vector<uint32_t>> take() {
    for (auto& g : groups_) std::sort(g.begin(), g.end());
    merge_alike();
    std::stable_sort(groups_.begin(), groups_.end(), [](const auto& x, const auto& y) { return x < y; });
    return std::move(groups_);
  }

 private:
  static constexpr size_t most_facts = 3;  // of one statement, besides its first

  /// Groups that have most of the smaller one in common are one fact that links led to twice. In order of the groups,
  /// so that the result does not depend on anything else.
  void merge_alike() {
    for (uint32_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].size() < 2) continue;
      boost::unordered_flat_map<uint32_t, uint32_t> met;  // members in common by other group
      for (const uint32_t m : groups_[g])
        for (const uint32_t other : groups_of_[m])
          if (other > g) ++met[other];
      std::vector<uint32_t> alike;
      for (const auto& [other, common] : met)
        if (groups_[other].size() >= 2 && common >= 2 &&
            2 * common >= std::min(groups_[g].size(), groups_[other].size()))
          alike.push_back(other);
      std::sort(alike.begin(), alike.end());
      for (const uint32_t other : alike) {
        for (const uint32_t m : groups_[other]) {
          std::erase(groups_of_[m], other);
          if (std::find(groups_[g].begin(), groups_[g].end(), m) == groups_[g].end()) put(m, g);
        }
        groups_[other].clear();
      }
      std::sort(groups_[g].begin(), groups_[g].end());
    }
    std::erase_if(groups_, [](const std::vector<uint32_t>& g) { return g.empty(); });
  }

  static uint64_t key(uint32_t a, uint32_t b) { return static_cast<uint64_t>(std::min(a, b)) << 32 | std::max(a, b); }
  bool together(uint32_t a, uint32_t b) const {
    for (const uint32_t g : groups_of_[a])
      if (std::find(groups_of_[b].begin(), groups_of_[b].end(), g) != groups_of_[b].end()) return true;
    return false;
  }
  void put(uint32_t statement, uint32_t group) {
    groups_[group].push_back(statement), groups_of_[statement].push_back(group);
  }
  float mean_link(uint32_t statement, uint32_t group) const {
    float sum = 0;
    for (const uint32_t other : groups_[group]) {
      const auto at = probability_.find(key(statement, other));
      sum += at == probability_.end() ? 0 : at->second;
    }
    return sum / static_cast<float>(groups_[group].size());
  }
  /// Takes `statement` into the group of `other` that it fits best, if it fits one.
  bool join_group_of(uint32_t statement, uint32_t other) {
    if (groups_of_[statement].size() > most_facts) return false;
    uint32_t best = UINT32_MAX;
    float best_mean = threshold_;
    for (const uint32_t g : groups_of_[other])
      if (const float mean = mean_link(statement, g); mean >= best_mean) best = g, best_mean = mean + 1e-6f;
    if (best == UINT32_MAX) return false;
    put(statement, best);
    return true;
  }

  float threshold_;
  std::vector<std::vector<uint32_t>> groups_, groups_of_;
  boost::unordered_flat_map<uint64_t, float> probability_;
};

}  // namespace

std::vector<std::vector<uint32_t>> overlapping(std::span<const uint32_t> partition, std::span<const Pair> pairs,
                                               float threshold, float sure) {
  std::vector<const Pair*> links;
  for (const Pair& p : pairs)
    if (p.probability >= sure) links.push_back(&p);
  std::stable_sort(links.begin(), links.end(),
                   [](const Pair* x, const Pair* y) { return x->probability > y->probability; });
  Overlap groups(partition, pairs, threshold);
  groups.take_in(links);
  return groups.take();
}

}  // namespace tawatur
