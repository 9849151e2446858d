#include "story/growing_linkage.h"

#include <algorithm>
#include <cassert>

namespace tawatur {

std::vector<std::vector<uint32_t>> GrowingLinkage::update(std::span<const std::vector<uint32_t>> blocks) {
  now_ = std::numeric_limits<double>::infinity();
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
  ahead_.resize(nodes_.size(), none);
  place_.resize(nodes_.size(), 0);
  for (uint32_t s = 0; s < active_.size(); ++s) {
    read_links(active_[s].node, active_[s].entries);
    offer_nearest(s);
  }
  run();
  std::vector<std::vector<uint32_t>> out;
  for (Active& a : active_) {
    nodes_[a.node].slot = none;
    if (a.joined) continue;
    nodes_[a.node].parent = none;
    out.push_back(items_of(a.node));
  }
  for (const uint32_t n : hurried_) ahead_[n] = none;
  for (const uint32_t n : retired_) nodes_[n] = {}, free_.push_back(n);
  active_.clear(), retired_.clear(), hurried_.clear();
  return out;
}

uint32_t GrowingLinkage::new_node() {
  uint32_t n = static_cast<uint32_t>(nodes_.size());
  if (free_.empty())
    nodes_.emplace_back();
  else
    n = free_.back(), free_.pop_back();
  nodes_[n].valid = true;
  if (!ahead_.empty() && n >= ahead_.size()) ahead_.resize(n + 1, none), place_.resize(n + 1, 0);
  return n;
}

/// A group that is no more, with all that was joined of it. The other halves go on from the moment when they were
/// joined.
void GrowingLinkage::retire(uint32_t node) {
  for (; node != none && nodes_[node].valid; node = nodes_[node].parent) {
    nodes_[node].valid = false;
    retired_.push_back(node);
    for (const uint32_t half : {nodes_[node].left, nodes_[node].right})
      if (half != none && nodes_[half].valid) alarms_.push({nodes_[node].level, half});
  }
}

/// The group of which a node is part by now.
uint32_t GrowingLinkage::current(uint32_t node) {
  uint32_t n = node;
  for (;;) {
    if (ahead_[n] != none) {
      n = ahead_[n];
      continue;
    }
    const uint32_t parent = nodes_[n].parent;
    if (parent == none || !nodes_[parent].valid || !formed(parent)) break;
    n = parent;
  }
  while (node != n) {
    const uint32_t next = ahead_[node] != none ? ahead_[node] : nodes_[node].parent;
    if (ahead_[node] == none) hurried_.push_back(node);
    ahead_[node] = n;
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
  while (nodes_[n].parent != none) n = nodes_[n].parent;
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
    if (nodes_[other].parent != none) retire(nodes_[other].parent);
  }
  const uint32_t joined = new_node();
  Node& n = nodes_[joined];
  n.left = active_[slot].node, n.right = other;
  n.size = nodes_[n.left].size + nodes_[n.right].size;
  n.level = std::min({now_, nodes_[n.left].level, nodes_[n.right].level});
  n.slot = static_cast<uint32_t>(active_.size());
  nodes_[n.left].parent = nodes_[n.right].parent = joined;
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
