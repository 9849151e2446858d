#include "story/grouping.h"

#include <algorithm>
#include <tuple>

#include "story/linkage.h"

namespace tawatur {
namespace {

constexpr float ruled = 1e6f;  // more than any average of links

}  // namespace

std::vector<Regrouped> Grouping::update(std::span<const uint32_t> changed, std::span<const Ruling> rulings,
                                        const Grouping* first) {
  group_of_.resize(graph_.size(), no_index);
  seen_.resize(graph_.size(), 0);
  return rename(partition(touched(changed, rulings, first), rulings, first));
}

std::vector<uint32_t> Grouping::touched(std::span<const uint32_t> changed, std::span<const Ruling> rulings,
                                        const Grouping* first) {
  std::vector<uint32_t> out;
  const auto visit = [&](uint32_t page) {
    if (!seen_[page]) seen_[page] = 1, out.push_back(page);
  };
  for (const uint32_t page : changed) visit(page);
  for (size_t i = 0; i < out.size(); ++i) {
    const uint32_t page = out[i];
    for (const PageLink& link : graph_.links(page))
      if (graph_.similarity(page, link, level_) >= graph_.threshold(level_)) visit(link.page);
    if (group_of_[page] != no_index)
      for (const uint32_t other : groups_[group_of_[page]].pages) visit(other);
    if (first)
      for (const uint32_t other : first->group(first->group_of(page)).pages) visit(other);
    for (const Ruling& r : rulings)
      if (r.a == page || r.b == page) visit(r.a), visit(r.b);
  }
  for (const uint32_t page : out) seen_[page] = 0;
  return out;
}

std::vector<std::vector<uint32_t>> Grouping::partition(std::vector<uint32_t> pages, std::span<const Ruling> rulings,
                                                       const Grouping* first) const {
  std::ranges::sort(pages, {}, [&](uint32_t p) { return std::pair(graph_.profile(p).identity, p); });
  boost::unordered_flat_map<uint32_t, uint32_t> place, first_place;
  for (uint32_t i = 0; i < pages.size(); ++i) place.emplace(pages[i], i);
  std::vector<uint32_t> labels(pages.size());
  for (uint32_t i = 0; i < pages.size(); ++i)
    labels[i] = first ? first_place.emplace(first->group_of(pages[i]), i).first->second : i;
  std::vector<LinkageEdge> edges;
  for (uint32_t i = 0; i < pages.size(); ++i) {
    for (const PageLink& link : graph_.links(pages[i])) {
      const auto other = place.find(link.page);
      if (other != place.end() && other->second > i)
        edges.push_back({i, other->second, graph_.similarity(pages[i], link, level_)});
    }
  }
  for (const Ruling& r : rulings) {
    const auto a = place.find(r.a), b = place.find(r.b);
    if (a == place.end() || b == place.end()) continue;
    edges.push_back({std::min(a->second, b->second), std::max(a->second, b->second),
                     r.decision == Decision::together ? ruled : -ruled});
  }
  std::ranges::sort(edges, {},
                    [](const LinkageEdge& e) { return std::pair(e.a, e.b); });  // sums do not depend on arrival
  const std::vector<uint32_t> root = average_linkage(labels, edges, graph_.threshold(level_));
  std::vector<std::vector<uint32_t>> by_root(pages.size()), parts;
  for (uint32_t i = 0; i < pages.size(); ++i) by_root[root[i]].push_back(pages[i]);
  for (auto& part : by_root) {
    if (part.empty()) continue;
    std::ranges::sort(part);
    parts.push_back(std::move(part));
  }
  std::ranges::sort(parts);
  return parts;
}

/// A part keeps the number of the group with which it shares most pages; each number goes to one part, to the greatest
/// share first.
std::vector<Regrouped> Grouping::rename(std::vector<std::vector<uint32_t>> parts) {
  struct Claim {
    uint32_t shared, number, part;
  };
  std::vector<Claim> claims;
  for (uint32_t p = 0; p < parts.size(); ++p) {
    std::vector<uint32_t> old;
    for (const uint32_t page : parts[p])
      if (group_of_[page] != no_index) old.push_back(group_of_[page]);
    std::ranges::sort(old);
    for (size_t i = 0; i < old.size();) {
      const size_t begin = i;
      while (i < old.size() && old[i] == old[begin]) ++i;
      claims.push_back({static_cast<uint32_t>(i - begin), old[begin], p});
    }
  }
  std::ranges::sort(claims, [](const Claim& a, const Claim& b) {
    return std::tuple(b.shared, a.number, a.part) < std::tuple(a.shared, b.number, b.part);
  });
  std::vector<uint32_t> number(parts.size(), no_index);
  boost::unordered_flat_map<uint32_t, uint32_t> taken;
  for (const Claim& c : claims)
    if (number[c.part] == no_index && taken.emplace(c.number, c.part).second) number[c.part] = c.number;
  std::vector<Regrouped> out;
  std::vector<uint32_t> emptied;
  for (const Claim& c : claims)
    if (!taken.contains(c.number)) emptied.push_back(c.number);
  for (uint32_t p = 0; p < parts.size(); ++p) {
    if (number[p] == no_index) {
      number[p] = static_cast<uint32_t>(groups_.size());
      groups_.push_back({{}, number[p], parts[p].front()});
    }
    Regrouped change{number[p], {}, {}};
    for (const uint32_t page : parts[p]) {
      if (group_of_[page] == number[p]) continue;
      change.came.push_back(page);
      if (group_of_[page] != no_index) change.from.push_back(group_of_[page]);
    }
    std::ranges::sort(change.from);
    change.from.erase(std::ranges::unique(change.from).begin(), change.from.end());
    if (!change.came.empty() || groups_[number[p]].pages.size() != parts[p].size()) out.push_back(std::move(change));
  }
  for (const uint32_t n : emptied) groups_[n].pages.clear();
  for (uint32_t p = 0; p < parts.size(); ++p) {
    for (const uint32_t page : parts[p]) group_of_[page] = number[p];
    groups_[number[p]].pages = std::move(parts[p]);
  }
  return out;
}

}  // namespace tawatur
