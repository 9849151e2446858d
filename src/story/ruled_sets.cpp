#include "story/ruled_sets.h"

#include <algorithm>

namespace tawatur {

uint32_t RuledSets::find(uint32_t page) {
  uint32_t root = page;
  for (auto up = parent_.find(root); up != parent_.end() && up->second != root; up = parent_.find(root))
    root = up->second;
  while (page != root) {
    uint32_t& up = parent_[page];
    page = up;
    up = root;
  }
  return root;
}

bool RuledSets::are_apart(uint32_t root_a, uint32_t root_b) {
  auto fewer = apart_.find(root_a), more = apart_.find(root_b);
  if (fewer == apart_.end() || more == apart_.end()) return false;
  if (fewer->second.size() > more->second.size()) std::swap(fewer, more), std::swap(root_a, root_b);
  return std::ranges::any_of(fewer->second, [&](const ApartPair& pair) { return find(pair.b) == root_b; });
}

bool RuledSets::join(uint32_t a, uint32_t b) {
  a = find(a), b = find(b);
  if (a == b) return true;
  if (are_apart(a, b)) return false;
  const auto [root, other] = std::minmax(a, b);
  parent_[root] = root, parent_[other] = root;
  if (const auto pairs = apart_.find(other); pairs != apart_.end()) {
    std::vector<ApartPair> moved = std::move(pairs->second);
    apart_.erase(pairs);
    std::vector<ApartPair>& all = apart_[root];
    all.insert(all.end(), moved.begin(), moved.end());
  }
  return true;
}

void RuledSets::apply(const Ruling& ruling) {
  if (ruling.pages.size() < 2) return;
  if (ruling.decision == Decision::apart) {
    const uint32_t first = ruling.pages.front();
    for (const uint32_t other : ruling.pages) {
      if (find(first) == find(other)) continue;
      apart_[find(first)].push_back({first, other});
      apart_[find(other)].push_back({other, first});
    }
    return;
  }
  std::vector<uint32_t> parts;
  for (const uint32_t page : ruling.pages)
    if (std::ranges::none_of(parts, [&](uint32_t part) { return join(part, page); })) parts.push_back(page);
}

std::vector<uint32_t> RuledSets::pages() const {
  std::vector<uint32_t> out;
  for (const auto& [page, up] : parent_) out.push_back(page);
  std::ranges::sort(out);
  return out;
}

std::vector<ApartPair> RuledSets::apart() const {
  std::vector<ApartPair> out;
  for (const auto& [root, pairs] : apart_)
    for (const ApartPair& pair : pairs) out.push_back({std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace tawatur
