#pragma once
// An HTML page as a flat tree. Only document.cpp knows which library parses; everything else sees these nodes.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace tawatur {

using NodeIndex = uint32_t;
inline constexpr NodeIndex no_node = UINT32_MAX;

struct Node {
  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of a text node
  NodeIndex parent = no_node;
  NodeIndex end = 0;  // one past the last node below this one: its subtree is [index, end)
  uint32_t first_attribute = 0, attribute_count = 0;
};

/// Nodes in document order. The views point into the document's own buffer.
class Document {
 public:
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeIndex i) const { return nodes_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  /// Value of an attribute (name in lower case); empty where there is none.
  std::string_view attribute(NodeIndex node, std::string_view name) const;
  /// All text below a node, white space runs as one space.
  std::string text_of(NodeIndex node) const;

 private:
  friend Result<Document> parse_html(std::string_view html);
  std::vector<Node> nodes_;
  std::vector<std::pair<std::string_view, std::string_view>> attributes_;
  std::string buffer_;
};

/// Parses UTF-8 HTML, however broken. No network, no external entities; no recursion, so depth costs no stack.
/// Errors: unreadable where the parser gives no tree, too_large past 2^31 bytes.
Result<Document> parse_html(std::string_view html);

}  // namespace tawatur
