// A linkage that grows gives what one run over everything gives, and does so with little work.
#include "story/growing_linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "story/linkage.h"

namespace tawatur {
namespace {

using Groups = std::set<std::vector<uint32_t>>;

/// Links of items in clumps, some between clumps; an item is hidden until it is shown.
class RandomLinks : public LinkSource {
 public:
  RandomLinks(uint32_t items, uint32_t clump, uint32_t seed) : links_(items), shown_(items, false), random_(seed) {
    for (uint32_t a = 0; a < items; ++a) {
      for (uint32_t b = a + 1; b < items; ++b) {
        const bool same = a % (items / clump) == b % (items / clump);
        if (random_() % 100 < (same ? 80u : 3u)) set(a, b, same ? 0.3 + chance() * 0.7 : chance() * 0.8);
      }
    }
  }
  void append_links(uint32_t item, std::vector<ItemLink>& out) const override {
    for (const ItemLink& l : links_[item])
      if (shown_[l.item]) out.push_back(l);
  }
  void show(uint32_t item) { shown_[item] = true; }
  double chance() { return static_cast<double>(random_() % 1000003) / 1000003; }
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }
  /// Gives one link of the item another weight; returns the other item.
  uint32_t change(uint32_t item) {
    if (links_[item].empty()) return item;
    const uint32_t other = links_[item][below(static_cast<uint32_t>(links_[item].size()))].item;
    set(item, other, chance());
    return other;
  }

 private:
  void set(uint32_t a, uint32_t b, double similarity) {
    const auto weight = static_cast<int64_t>(similarity * static_cast<double>(ItemLink::one));
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      std::erase_if(links_[from], [&](const ItemLink& l) { return l.item == to; });
      links_[from].push_back({to, weight});
    }
  }
  std::vector<std::vector<ItemLink>> links_;
  std::vector<bool> shown_;
  std::mt19937 random_;
};

/// What a linkage says of all items, kept up to date from what its updates tell.
class Said {
 public:
  void take(const std::vector<std::vector<uint32_t>>& groups) {
    std::set<uint32_t> retold;
    for (const auto& g : groups) retold.insert(g.begin(), g.end());
    std::erase_if(
        groups_, [&](const auto& g) { return std::ranges::any_of(g, [&](uint32_t i) { return retold.contains(i); }); });
    groups_.insert(groups.begin(), groups.end());
  }
  const Groups& groups() const { return groups_; }

 private:
  Groups groups_;
};

/// Average linkage as it is defined: the best pair of all groups, again and again.
Groups plainly(const RandomLinks& links, std::vector<std::vector<uint32_t>> groups, double threshold) {
  for (;;) {
    double best = threshold;
    size_t at_a = 0, at_b = 0;
    for (size_t a = 0; a < groups.size(); ++a) {
      for (size_t b = a + 1; b < groups.size(); ++b) {
        int64_t sum = 0;
        for (const uint32_t item : groups[a]) {
          std::vector<ItemLink> of_item;
          links.append_links(item, of_item);
          for (const ItemLink& l : of_item)
            if (std::ranges::binary_search(groups[b], l.item)) sum += l.weight;
        }
        const double average = static_cast<double>(sum) / (static_cast<double>(ItemLink::one) *
                                                           static_cast<double>(groups[a].size() * groups[b].size()));
        if (average >= best) best = average, at_a = a, at_b = b;
      }
    }
    if (at_a == at_b) return Groups(groups.begin(), groups.end());
    groups[at_a].insert(groups[at_a].end(), groups[at_b].begin(), groups[at_b].end());
    std::ranges::sort(groups[at_a]);
    groups.erase(groups.begin() + static_cast<ptrdiff_t>(at_b));
  }
}

std::vector<std::vector<uint32_t>> singles(std::span<const uint32_t> items) {
  std::vector<std::vector<uint32_t>> out;
  for (const uint32_t i : items) out.push_back({i});
  return out;
}

TEST(GrowingLinkage, OneRunIsAverageLinkage) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    RandomLinks links(24, 6, seed);
    std::vector<uint32_t> all(24);
    std::iota(all.begin(), all.end(), 0u);
    for (const uint32_t i : all) links.show(i);
    for (const double threshold : {0.2, 0.45}) {
      GrowingLinkage linkage(links, threshold);
      Said said;
      said.take(linkage.update(singles(all)));
      EXPECT_EQ(said.groups(), plainly(links, singles(all), threshold)) << seed;
    }
  }
}

TEST(GrowingLinkage, ItemByItemIsOneRun) {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    constexpr uint32_t items = 60;
    RandomLinks links(items, 2 + seed % 20, seed);
    GrowingLinkage growing(links, 0.3);
    Said said;
    std::vector<uint32_t> order(items);
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    for (size_t i = 0; i < items;) {
      std::vector<uint32_t> changed;
      for (const size_t end = std::min<size_t>(items, i + 1 + links.below(3)); i < end; ++i) {
        links.show(order[i]);
        changed.push_back(order[i]);
      }
      if (links.below(3) == 0) {  // two items that were there get another similarity
        const uint32_t item = order[links.below(static_cast<uint32_t>(i))];
        const uint32_t other = links.change(item);
        for (const uint32_t c : {item, other})
          if (std::ranges::find(changed, c) == changed.end() &&
              std::ranges::find(order.begin(), order.begin() + static_cast<ptrdiff_t>(i), c) !=
                  order.begin() + static_cast<ptrdiff_t>(i))
            changed.push_back(c);
      }
      said.take(growing.update(singles(changed)));
      GrowingLinkage whole(links, 0.3);
      Said at_once;
      at_once.take(whole.update(singles(std::span(order).first(i))));
      ASSERT_EQ(said.groups(), at_once.groups()) << "seed " << seed << " with " << i;
    }
  }
}

TEST(GrowingLinkage, BlocksStayTogetherAndMayChange) {
  for (uint32_t seed = 0; seed < 30; ++seed) {
    constexpr uint32_t items = 40;
    RandomLinks links(items, 5, seed);
    GrowingLinkage growing(links, 0.3);
    Said said;
    std::vector<std::vector<uint32_t>> blocks;
    for (uint32_t i = 0; i < items; ++i) {
      links.show(i);
      std::vector<std::vector<uint32_t>> fresh;
      const uint32_t what = links.below(4);
      if (what == 0 && !blocks.empty()) {  // the item joins a block
        const uint32_t b = links.below(static_cast<uint32_t>(blocks.size()));
        blocks[b].push_back(i);
        fresh = {blocks[b]};
      } else if (what == 1 && !blocks.empty()) {  // a block falls apart
        const uint32_t b = links.below(static_cast<uint32_t>(blocks.size()));
        fresh = singles(blocks[b]);
        fresh.push_back({i});
        blocks.erase(blocks.begin() + b);
        blocks.insert(blocks.end(), fresh.begin(), fresh.end());
      } else {
        blocks.push_back({i});
        fresh = {{i}};
      }
      said.take(growing.update(fresh));
      GrowingLinkage whole(links, 0.3);
      Said at_once;
      at_once.take(whole.update(blocks));
      ASSERT_EQ(said.groups(), at_once.groups()) << "seed " << seed << " with " << i;
    }
  }
}

TEST(GrowingLinkage, AnItemCostsItsSurroundings) {
  constexpr uint32_t items = 2000, clump = 10;
  class Clumps : public LinkSource {
   public:
    void append_links(uint32_t item, std::vector<ItemLink>& out) const override {
      const uint32_t first = item / clump * clump;
      for (uint32_t other = first; other < std::min(shown, first + clump); ++other)
        if (other != item) out.push_back({other, ItemLink::one / 2 + (item ^ other)});
      // and a chain through all clumps, that joins none
      for (const uint32_t other : {item - clump, item + clump})
        if (other < shown) out.push_back({other, ItemLink::one / 2});
    }
    uint32_t shown = 0;
  } links;
  GrowingLinkage linkage(links, 0.4);
  std::vector<uint64_t> work;
  for (uint32_t i = 0; i < items; ++i) {
    ++links.shown;
    const uint64_t before = linkage.links_read();
    linkage.update(singles(std::vector{i}));
    work.push_back(linkage.links_read() - before);
  }
  EXPECT_LT(*std::ranges::max_element(work), 40u * clump);
}

}  // namespace
}  // namespace tawatur
