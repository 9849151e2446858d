#include "story/same_text.h"

#include <algorithm>

namespace tawatur {
namespace {

class Sets {
 public:
  uint32_t find(uint32_t page) {
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
  void join(uint32_t a, uint32_t b) {
    a = find(a), b = find(b);
    parent_[a] = std::min(a, b), parent_[b] = std::min(a, b);
  }
  template <class Visit>
  void each(Visit visit) {
    std::vector<uint32_t> pages;
    for (const auto& [page, up] : parent_) pages.push_back(page);
    std::ranges::sort(pages);
    for (const uint32_t page : pages) visit(page, find(page));
  }

 private:
  boost::unordered_flat_map<uint32_t, uint32_t> parent_;
};

}  // namespace

std::vector<uint32_t> SameText::set_families(std::span<const Family> families) {
  std::vector<Ruling> texts;
  for (const Family& f : families)
    for (const LineageLink& link : f.links)
      if (link.relation != Relation::shared_passages) texts.push_back({link.from, link.to, Decision::together});
  if (texts == texts_) return {};
  texts_ = std::move(texts);
  return rebuild();
}

std::vector<uint32_t> SameText::set_rulings(std::span<const Ruling> rulings) {
  rulings_.assign(rulings.begin(), rulings.end());
  return rebuild();
}

std::vector<uint32_t> SameText::rebuild() {
  Sets sets;
  std::vector<Ruling> apart;
  for (const Ruling& r : rulings_) {
    if (r.decision == Decision::together)
      sets.join(r.a, r.b);
    else
      apart.push_back(r);
  }
  for (const Ruling& r : texts_) {
    const bool parted = std::ranges::any_of(apart, [&](const Ruling& person) {
      const uint32_t a = sets.find(person.a), b = sets.find(person.b), x = sets.find(r.a), y = sets.find(r.b);
      return (a == x && b == y) || (a == y && b == x);
    });
    if (!parted) sets.join(r.a, r.b);
  }
  boost::unordered_flat_map<uint32_t, uint32_t> smallest;
  Blocks blocks;
  sets.each([&](uint32_t page, uint32_t root) { smallest[page] = root, blocks[root].push_back(page); });

  std::vector<uint32_t> changed;
  const auto add = [&](const Blocks& from, uint32_t root) {
    const auto block = from.find(root);
    if (block != from.end()) changed.insert(changed.end(), block->second.begin(), block->second.end());
  };
  for (const auto& [root, pages] : blocks) {
    const auto before = blocks_.find(root);
    if (before != blocks_.end() && before->second == pages) continue;
    add(blocks, root);
    for (const uint32_t p : pages)
      if (const auto old = smallest_.find(p); old != smallest_.end()) add(blocks_, old->second);
  }
  for (const auto& [root, pages] : blocks_)
    if (const auto now = blocks.find(root); now == blocks.end() || now->second != pages) add(blocks_, root);
  std::ranges::sort(changed);
  changed.erase(std::ranges::unique(changed).begin(), changed.end());
  smallest_ = std::move(smallest), blocks_ = std::move(blocks);
  return changed;
}

std::vector<uint32_t> SameText::block_of(uint32_t page) const {
  const auto root = smallest_.find(page);
  return root == smallest_.end() ? std::vector{page} : blocks_.at(root->second);
}

}  // namespace tawatur
