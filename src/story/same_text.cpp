#include "story/same_text.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "story/ruled_sets.h"

namespace tawatur {

std::vector<uint32_t> SameText::set_families(std::span<const Family> families) {
  std::vector<TextPair> texts;
  for (const Family& f : families)
    for (const LineageLink& link : f.links)
      if (link.relation != Relation::shared_passages) texts.push_back({link.from, link.to});
  if (texts == texts_) return {};
  texts_ = std::move(texts);
  return rebuild();
}

std::vector<uint32_t> SameText::set_rulings(std::span<const Ruling> rulings) {
  rulings_.assign(rulings.begin(), rulings.end());
  return rebuild();
}

std::vector<uint32_t> SameText::rebuild() {
  RuledSets sets;
  for (const Ruling& r : rulings_ | std::views::reverse) sets.apply(r);
  for (const TextPair& text : texts_) sets.join(text.a, text.b);
  boost::unordered_flat_map<uint32_t, uint32_t> smallest;
  Blocks blocks;
  for (const uint32_t page : sets.pages()) smallest[page] = sets.find(page), blocks[sets.find(page)].push_back(page);

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
  std::vector<ApartPair> apart = sets.apart(), other;
  std::ranges::set_symmetric_difference(apart, apart_, std::back_inserter(other));
  for (const ApartPair& pair : other) changed.push_back(pair.a), changed.push_back(pair.b);
  std::ranges::sort(changed);
  changed.erase(std::ranges::unique(changed).begin(), changed.end());
  smallest_ = std::move(smallest), blocks_ = std::move(blocks), apart_ = std::move(apart);
  return changed;
}

std::vector<uint32_t> SameText::block_of(uint32_t page) const {
  const auto root = smallest_.find(page);
  return root == smallest_.end() ? std::vector{page} : blocks_.at(root->second);
}

}  // namespace tawatur
