#pragma once
// Average linkage over a sparse graph that grows: what it gives is what one run over everything gives, and an update
// costs the groups that it reaches.
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <vector>

namespace tawatur {

/// Similarities in whole numbers: sums of them do not depend on the order of adding.
struct ItemLink {
  static constexpr int64_t one = int64_t{1} << 34;  // the weight of similarity 1: 2^29 pairs of it can be added up
  uint32_t item;
  int64_t weight;  // pairs without a link count as 0; below 0 keeps apart
};

/// Who is similar to whom. Symmetric: both items of a link tell the same weight. Weights should differ in their lower
/// bits, for equal averages are joined in no particular order.
class LinkSource {
 public:
  virtual ~LinkSource() = default;
  virtual void append_links(uint32_t item, std::vector<ItemLink>& out) const = 0;
};

/// Joins, again and again, the two groups whose items are most similar on average, while that is at least a threshold.
/// Keeps the tree of what was joined at which average. When items come or their links change, the run is done again for
/// the groups that hold them alone: all others join as they did before, until a changed group is more similar to one of
/// them than its partner was, or the partner is no longer what it was. That is exact because averages never rise by
/// joining (Bruynooghe 1978), so that a group's past never depends on what it joins later. Not thread-safe.
class GrowingLinkage {
 public:
  /// `threshold` above 0. `source` must outlive this.
  GrowingLinkage(const LinkSource& source, double threshold) : source_(source), threshold_(threshold) {}

  /// Each of `blocks` is a set of items that stay together whatever their similarity: those that are new, that have
  /// other links with items known before, or whose block is another one. An old block must be wholly covered or not
  /// touched. Returns the groups that may be new or other than before, items ascending, in no particular order.
  /// Cost: the links of those groups, times the logarithm of their number.
  std::vector<std::vector<uint32_t>> update(std::span<const std::vector<uint32_t>> blocks);

  /// All items of this item's group, ascending; empty where it has none yet.
  std::vector<uint32_t> group_with(uint32_t item) const;

  /// Links read since the beginning: a measure of work that does not depend on the machine.
  uint64_t links_read() const { return links_read_; }

 private:
  static constexpr uint32_t none = UINT32_MAX;

  static constexpr double never = std::numeric_limits<double>::infinity();

  struct Node {
    uint32_t left = none, right = none;
    uint32_t size = 0;     // items
    uint32_t slot = none;  // of its Active, while an update runs
    double level = never;  // average at which it was joined
    bool valid = false;
    std::vector<uint32_t> items;  // of a leaf
  };
  /// The way up from a node. Apart from the nodes, for every link that is read asks it.
  struct Way {
    uint32_t parent = none;  // a valid node
    uint32_t ahead = none;   // while an update runs: a later group of which the node is part
    double level = never;    // of the parent; `never` from its joining to the end of the update
  };
  struct Entry {
    uint32_t node;  // or one that has become part of it since
    int64_t sum;
  };
  /// A group whose joins are being worked out.
  struct Active {
    uint32_t node;
    uint32_t nearest = none;
    bool joined = false;
    std::vector<Entry> entries;
  };
  struct Offer {
    double average;
    uint32_t slot;
    bool operator<(const Offer& o) const { return average < o.average; }
  };
  struct Alarm {  // when a group's old partner turns out to be no more, the group must be worked out from there on
    double level;
    uint32_t node;
    bool operator<(const Alarm& o) const { return level < o.level; }
  };

  uint32_t new_node();
  void retire(uint32_t node);
  uint32_t current(uint32_t node);
  void set_parent(uint32_t node, uint32_t parent, double level) {
    ways_[node].parent = parent, ways_[node].level = level;
  }
  uint32_t wake(uint32_t node);
  void read_links(uint32_t node, std::vector<Entry>& out);
  void offer_nearest(uint32_t slot);
  void join(uint32_t slot, uint32_t other);
  void run();
  std::vector<uint32_t> items_of(uint32_t node) const;

  const LinkSource& source_;
  const double threshold_;
  std::vector<Node> nodes_;
  std::vector<Way> ways_;                 // by node
  std::vector<uint32_t> free_, leaf_of_;  // leaf by item
  uint64_t links_read_ = 0;

  // while an update runs
  double now_ = 0;
  std::vector<Active> active_;
  std::vector<uint32_t> retired_;
  std::vector<uint32_t> hurried_;  // nodes with a way ahead
  std::vector<uint32_t> place_;    // by node: where its entry is in the list being built; not cleared
  std::vector<ItemLink> links_;
  std::priority_queue<Offer> offers_;
  std::priority_queue<Alarm> alarms_;
};

}  // namespace tawatur
