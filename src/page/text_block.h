#pragma once
// A page as a line of text blocks: what a reader sees as one paragraph, heading, list item, table cell or line.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/document.h"

namespace tawatur {

struct Block {
  uint32_t begin = 0, end = 0;  // bytes of BlockList::text
  NodeIndex node = 0;           // the innermost block-level element around it
  NodeIndex first = 0;          // its first text node
  uint32_t words = 0, link_words = 0, bold_words = 0;
  uint32_t letters = 0, capitals = 0, digits = 0,
           marks = 0;  // code points; marks are , ; : and their kin of all scripts
  uint32_t stops = 0;  // . ! ? and their kin of all scripts
  uint16_t links = 0;
  bool after_break = false;  // begins behind a <br> of the same element
};

struct BlockList {
  std::string text;  // blocks' texts, one after another; white space runs are one space
  std::vector<Block> blocks;
  std::vector<uint32_t>
      before;  // for each node, how many blocks begin before it: a subtree's blocks are [before[i], before[end])
  std::string_view text_of(const Block& b) const { return std::string_view(text).substr(b.begin, b.end - b.begin); }
};

/// Linear. Blocks without a letter or digit are left out.
BlockList find_blocks(const Document& document);

}  // namespace tawatur
