#pragma once
// A page cut into blocks, and all that is known of it: what features are measured from.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/furniture_words.h"
#include "page/hint.h"
#include "page/text_block.h"

namespace tawatur {

/// What other parts of the page say about its article.
struct PageClues {
  std::string title, description;
  std::string article_body;  // of JSON-LD; plain text
};

/// The page's summary of itself for search engines; empty where there is none.
std::string_view page_description(const Document& document);

/// A sentence or more that is not mostly links.
bool is_prose(const Block& block);

/// Sums over runs of blocks.
struct BlockSum {
  uint32_t words = 0, link_words = 0, stops = 0, prose_words = 0;
};

/// Refers to its arguments, which must outlive it.
class BlockView {
 public:
  /// Linear in blocks.
  BlockView(const Document& document, const BlockList& list, const std::vector<HintSet>& hints, const PageClues& clues);

  const Document& document;
  const BlockList& list;
  const std::vector<Block>& blocks;
  const std::vector<HintSet>& hints;
  const PageClues& clues;
  std::vector<std::optional<Announced>> announced;  // by a block's first words
  BlockSum total;

  std::string_view text(size_t block) const { return list.text_of(blocks[block]); }
  Tag tag(size_t block) const { return document[blocks[block].node].kind; }
  int heading(size_t block) const { return heading_level(tag(block)); }
  /// Of the blocks before one.
  const BlockSum& before(size_t block) const { return upto_[block]; }
  /// Of the blocks that begin below a node.
  BlockSum below(NodeIndex node) const;

 private:
  std::vector<BlockSum> upto_;
};

}  // namespace tawatur
