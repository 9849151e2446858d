#pragma once
// A page as the paragraphs a reader sees, each with what its markup says of it.
#include <cstdint>
#include <string>
#include <vector>

#include "page/document.h"
#include "page/page.h"

namespace tawatur {

struct Block {
  std::string text;           // white space runs as one space, line breaks of <br> as '\n'
  NodeIndex node = no_node;   // the nearest block-level element
  uint32_t letters = 0;       // code points that are not white space
  uint32_t link_letters = 0;  // of those, inside links
  bool heading = false, list_item = false, table_cell = false;
  bool marked = false;                       // lies in an element whose tag, class or id says that it is furniture
  bool by_name = false;                      // marked by a name alone, not by a tag
  FurnitureKind why = FurnitureKind::other;  // of marked blocks
  double link_density() const { return letters == 0 ? 0 : static_cast<double>(link_letters) / letters; }
};

/// All visible text of a page in order. Linear in the document.
std::vector<Block> find_blocks(const Document& document);

}  // namespace tawatur
