#pragma once
// A page's short lines in order, for the fields that readers see: dates and bylines.
#include <cstdint>
#include <string>
#include <vector>

#include "page/document.h"

namespace tawatur {

/// A text node's share of a line.
struct LinePart {
  uint32_t begin = 0;  // bytes of the line's text
  NodeIndex node = no_node;
};

/// Text between two block-level borders.
struct PageLine {
  std::string text;  // white space runs as one space, none at the ends; a space between parts; cut at 400 bytes
  std::vector<LinePart> parts;
  NodeIndex begin = 0, end = 0;   // nodes
  uint32_t bytes = 0;             // of the whole line
  uint32_t bytes_before = 0;      // of visible text before it
  uint32_t bytes_from_title = 0;  // between the <h1> and it, either way; from the page's first text without <h1>
  bool after_title = false;
  float prose_before = 0;  // share of the page's running text before it, 0 to 1

  /// The part that holds byte `at`.
  const LinePart& part_at(uint32_t at) const;
  /// Text of parts[i].
  std::string_view part_text(size_t i) const;
};

struct PageLines {
  std::vector<PageLine> lines;  // those of 400 bytes at most; empty ones where they hold a <time> element
  uint32_t prose_bytes = 0;     // of the page's running text: lines of 200 bytes or more
};

/// Linear in the document.
PageLines find_page_lines(const Document& document);

}  // namespace tawatur
