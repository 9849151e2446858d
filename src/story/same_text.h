#pragma once
// Pages that are in one story whatever the model says: those of one text, and those that a person put together.
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <vector>

#include "lineage/lineage.h"
#include "story/grouping.h"
#include "story/ruling.h"

namespace tawatur {

class SameText : public PageBlocks {
 public:
  /// What families say now, or what persons say now. A person's word comes first: pages that are to be apart are not
  /// put together because of their text. Both return the pages whose block is another one, with all pages of their old
  /// and new blocks, and those of pairs that are apart and were not or were; they cost little where nothing changed.
  std::vector<uint32_t> set_families(std::span<const Family> families);
  std::vector<uint32_t> set_rulings(std::span<const Ruling> rulings);
  /// The pairs that persons keep apart, where no later word put them together; sorted.
  std::span<const ApartPair> apart() const { return apart_; }
  std::vector<uint32_t> block_of(uint32_t page) const override;

 private:
  using Blocks = boost::unordered_flat_map<uint32_t, std::vector<uint32_t>>;  // by smallest page, of two pages or more

  std::vector<uint32_t> rebuild();

  struct TextPair {
    uint32_t a, b;
    bool operator==(const TextPair&) const = default;
  };
  std::vector<Ruling> rulings_;
  std::vector<TextPair> texts_;
  std::vector<ApartPair> apart_;
  boost::unordered_flat_map<uint32_t, uint32_t> smallest_;  // page of the block, for pages in blocks
  Blocks blocks_;
};

}  // namespace tawatur
