#include "story/growing_linkage.h"

#include <algorithm>
#include <cassert>

namespace tawatur {

std::vector<std::vector<uint32_t>> GrowingLinkage::update(std::span<const std::vector<uint32_t>> blocks) {
  now_ = never;
  for (const auto& block : blocks) {
    for (const uint32_t item : block) {
      if (item >= leaf_of_.size()) leaf_of_.resize(item + 1, none);
      if (leaf_of_[item] != none && nodes_[leaf_of_[item]].valid) retire(leaf_of_[item]);
    }
  }
  for (const auto& block : blocks) {
    const uint32_t leaf = new_node();
    nodes_[leaf].items = block;
    nodes_[leaf].size = static_cast<uint32_t>(block.size());
    for (const uint32_t item : block) leaf_of_[item] = leaf;
    nodes_[leaf].slot = static_cast<uint32_t>(active_.size());
    active_.push_back({leaf, none, false, {}});
  }
  for (uint32_t s = 0; s < active_.size(); ++s) {
    read_links(active_[s].node, active_[s].entries);
    offer_nearest(s);
  }
  run();
  std::vector<std::vector<uint32_t>> out;
  for (Active& a : active_) {
    nodes_[a.node].slot = none;
    if (a.joined)
      ways_[a.node].level = nodes_[ways_[a.node].parent].level;
    else
      set_parent(a.node, none, never), out.push_back(items_of(a.node));
  }
  for (const uint32_t n : hurried_) ways_[n].ahead = none;
  for (const uint32_t n : retired_) nodes_[n] = {}, ways_[n] = {}, free_.push_back(n);
  active_.clear(), retired_.clear(), hurried_.clear();
  return out;
}

uint32_t GrowingLinkage::new_node() {
  uint32_t n = static_cast<uint32_t>(nodes_.size());
  if (free_.empty())
    nodes_.emplace_back(), ways_.emplace_back(), place_.push_back(0);
  else
    n = free_.back(), free_.pop_back();
  nodes_[n].valid = true;
  return n;
}

/// A group that is no more, with all that was joined of it. The other halves go on from the moment when they were
/// joined.
void GrowingLinkage::retire(uint32_t node) {
  for (; node != none && nodes_[node].valid; node = ways_[node].parent) {
    nodes_[node].valid = false;
    retired_.push_back(node);
    for (const uint32_t half : {nodes_[node].left, nodes_[node].right}) {
      if (half == none || !nodes_[half].valid) continue;
      alarms_.push({nodes_[node].level, half});
      set_parent(half, none, never);
    }
  }
}

/// The group of which a node is part by now.
uint32_t GrowingLinkage::current(uint32_t node) {
  uint32_t n = node;
  for (;;) {
    const Way& way = ways_[n];
    if (way.ahead != none)
      n = way.ahead;
    else if (way.parent != none && way.level >= now_)
      n = way.parent;
    else
      break;
  }
  while (node != n) {
    Way& way = ways_[node];
    const uint32_t next = way.ahead != none ? way.ahead : way.parent;
    if (way.ahead == none) hurried_.push_back(node);
    way.ahead = n;
    node = next;
  }
  return n;
}

std::vector<uint32_t> GrowingLinkage::items_of(uint32_t node) const {
  std::vector<uint32_t> out, open{node};
  while (!open.empty()) {
    const Node& n = nodes_[open.back()];
    open.pop_back();
    out.insert(out.end(), n.items.begin(), n.items.end());
    if (n.left != none) open.push_back(n.left), open.push_back(n.right);
  }
  std::ranges::sort(out);
  return out;
}

std::vector<uint32_t> GrowingLinkage::group_with(uint32_t item) const {
  uint32_t n = item < leaf_of_.size() ? leaf_of_[item] : none;
  if (n == none) return {};
  while (ways_[n].parent != none) n = ways_[n].parent;
  return items_of(n);
}

void GrowingLinkage::read_links(uint32_t node, std::vector<Entry>& out) {
  for (const uint32_t item : items_of(node)) {
    links_.clear();
    source_.append_links(item, links_);
    links_read_ += links_.size();
    for (const ItemLink& link : links_) {
      if (link.item >= leaf_of_.size() || leaf_of_[link.item] == none) continue;  // comes later
      const uint32_t other = current(leaf_of_[link.item]);
      if (other != node) out.push_back({other, link.weight});
    }
  }
}

uint32_t GrowingLinkage::wake(uint32_t node) {
  const auto slot = static_cast<uint32_t>(active_.size());
  active_.push_back({node, none, false, {}});
  read_links(node, active_.back().entries);
  nodes_[node].slot = slot;
  return slot;
}

void GrowingLinkage::offer_nearest(uint32_t slot) {
  Active& a = active_[slot];
  size_t kept = 0;
  for (const Entry& e : a.entries) {  // one entry a group
    const uint32_t other = current(e.node);
    if (other == a.node) continue;
    const uint32_t at = place_[other];
    if (at < kept && a.entries[at].node == other)
      a.entries[at].sum += e.sum;
    else
      place_[other] = static_cast<uint32_t>(kept), a.entries[kept++] = {other, e.sum};
  }
  a.entries.resize(kept);
  double best = threshold_;
  a.nearest = none;
  const double size = nodes_[a.node].size;
  for (const Entry& e : a.entries) {
    const double average =
        static_cast<double>(e.sum) / (static_cast<double>(ItemLink::one) * size * nodes_[e.node].size);
    if (average < best || (average == best && a.nearest != none)) continue;
    best = average, a.nearest = e.node;
  }
  if (a.nearest != none) offers_.push({best, slot});
}

void GrowingLinkage::join(uint32_t slot, uint32_t other) {
  uint32_t other_slot = nodes_[other].slot;
  if (other_slot == none) {
    other_slot = wake(other);
    if (ways_[other].parent != none) retire(ways_[other].parent);
  }
  const uint32_t joined = new_node();
  Node& n = nodes_[joined];
  n.left = active_[slot].node, n.right = other;
  n.size = nodes_[n.left].size + nodes_[n.right].size;
  n.level = std::min({now_, nodes_[n.left].level, nodes_[n.right].level});
  n.slot = static_cast<uint32_t>(active_.size());
  set_parent(n.left, joined, never), set_parent(n.right, joined, never);
  active_[slot].joined = active_[other_slot].joined = true;
  std::vector<Entry> more = std::move(active_[slot].entries), less = std::move(active_[other_slot].entries);
  if (more.size() < less.size()) std::swap(more, less);
  more.insert(more.end(), less.begin(), less.end());
  active_.push_back({joined, none, false, std::move(more)});
  offer_nearest(n.slot);
}

void GrowingLinkage::run() {
  for (;;) {
    const bool alarm = !alarms_.empty() && (offers_.empty() || alarms_.top().level >= offers_.top().average);
    if (alarm) {
      const Alarm a = alarms_.top();
      alarms_.pop();
      now_ = std::min(now_, a.level);
      const Node& n = nodes_[a.node];
      if (!n.valid || n.slot != none) continue;
      offer_nearest(wake(a.node));
    } else if (!offers_.empty()) {
      const Offer offer = offers_.top();
      offers_.pop();
      Active& a = active_[offer.slot];
      if (a.joined) continue;
      now_ = std::min(now_, offer.average);
      if (current(a.nearest) != a.nearest)
        offer_nearest(offer.slot);
      else
        join(offer.slot, a.nearest);
    } else {
      return;
    }
  }
}

}  // namespace tawatur
