#include "story/grouping.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/hash.h"

namespace tawatur {
namespace {

constexpr int64_t kept_apart = -(ItemLink::one << 20);  // more than any sum of links

/// Similarity in steps of 2^-16; below them a number that the two pages alone decide, so that equal similarities are
/// joined in an order that does not depend on arrival.
int64_t weight_of(float similarity, uint64_t identity_a, uint64_t identity_b) {
  constexpr int lower_bits = 18;
  const auto steps = static_cast<int64_t>(static_cast<double>(similarity) * 65536 + 0.5);
  if (steps == 0) return 0;
  const uint64_t tie = hash_combine(std::min(identity_a, identity_b), std::max(identity_a, identity_b));
  return (steps << lower_bits) + static_cast<int64_t>(tie >> (64 - lower_bits));
}

/// Of each page, its block's first place.
std::vector<uint32_t> labels_of(std::span<const uint32_t> pages, const PageBlocks& blocks) {
  boost::unordered_flat_map<uint32_t, uint32_t> place;
  for (uint32_t i = 0; i < pages.size(); ++i) place.emplace(pages[i], i);
  std::vector<uint32_t> out(pages.size(), no_index);
  for (uint32_t i = 0; i < pages.size(); ++i) {
    if (out[i] != no_index) continue;
    for (const uint32_t page : blocks.block_of(pages[i])) out[place.at(page)] = i;
  }
  return out;
}

}  // namespace

void Grouping::append_links(uint32_t page, std::vector<ItemLink>& out) const {
  const uint64_t identity = graph_.identity(page);
  for (const PageLink& link : graph_.links(page)) {
    const float similarity = graph_.similarity(page, link, level_);
    if (const int64_t weight = weight_of(similarity, identity, graph_.identity(link.page)))
      out.push_back({link.page, weight});
  }
  if (const auto ruled = apart_.find(page); ruled != apart_.end())
    for (const uint32_t other : ruled->second) out.push_back({other, kept_apart});
}

std::vector<Regrouped> Grouping::update(std::span<const uint32_t> changed, const PageBlocks& blocks,
                                        std::span<const ApartPair> apart) {
  group_of_.resize(graph_.size(), no_index);
  seen_.resize(graph_.size(), 0);
  apart_.clear();
  for (const ApartPair& r : apart) apart_[r.a].push_back(r.b), apart_[r.b].push_back(r.a);
  std::vector<std::vector<uint32_t>> fresh;
  for (const uint32_t page : changed) {
    if (seen_[page]) continue;
    fresh.push_back(blocks.block_of(page));
    for (const uint32_t p : fresh.back()) seen_[p] = 1;
  }
  for (const auto& block : fresh)
    for (const uint32_t p : block) seen_[p] = 0;
  std::vector<std::vector<uint32_t>> parts = linkage_.update(fresh);
  if (level_ == GroupLevel::story) parts = settle(std::move(parts), blocks);
  std::ranges::sort(parts);
  return rename(std::move(parts));
}

std::vector<std::vector<uint32_t>> Grouping::settle(std::vector<std::vector<uint32_t>> groups,
                                                    const PageBlocks& blocks) const {
  std::vector<std::vector<uint32_t>> out;
  for (std::vector<uint32_t>& pages : groups) {
    if (pages.size() < 2 || pages.size() > most_settled) {
      out.push_back(std::move(pages));
      continue;
    }
    const GroupView view = graph_.view(pages);
    for (const std::vector<uint32_t>& story : settled(view, labels_of(pages, blocks), graph_.model())) {
      std::vector<uint32_t>& to = out.emplace_back();
      for (const uint32_t p : story) to.push_back(pages[p]);
      std::ranges::sort(to);
    }
  }
  return out;
}

std::optional<PairJudgement> Grouping::judgement(uint32_t a, uint32_t b, const PageBlocks& blocks) const {
  std::vector<uint32_t> pages = linkage_.group_with(a);
  if (pages.size() > most_settled || !std::ranges::binary_search(pages, b)) return std::nullopt;
  const GroupView view = graph_.view(pages);
  const auto place = [&](uint32_t page) {
    return static_cast<uint32_t>(std::ranges::find(pages, page) - pages.begin());
  };
  return judged_pair(view, labels_of(pages, blocks), graph_.model(), place(a), place(b));
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
