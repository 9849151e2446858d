#pragma once
// An HTML page as a flat tree. Only document.cpp knows which library parses; everything else sees these nodes.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "page/tag.h"

namespace tawatur {

using NodeIndex = uint32_t;
inline constexpr NodeIndex no_node = UINT32_MAX;

struct Node {
  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of a text node
  NodeIndex parent = no_node;
  NodeIndex end = 0;  // one past the last node below this one: its subtree is [index, end)
  uint32_t first_attribute = 0;
  uint16_t attribute_count = 0;
  uint16_t depth = 0;    // of elements around it
  Tag kind = Tag::text;  // the same as `tag`, for comparing many
};

/// Nodes in document order. The views point into the document's own buffer, or to static names.
/// Scripts (but for JSON-LD), style sheets, drawings and comments are not in it.
class Document {
 public:
  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;  // the views would point into the other's buffer
  Document& operator=(const Document&) = delete;

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeIndex i) const { return nodes_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  /// Names (in lower case) and values. Those that nobody asks for are not kept: see markup.cpp.
  std::span<const std::pair<std::string_view, std::string_view>> attributes(NodeIndex node) const {
    return {attributes_.data() + nodes_[node].first_attribute, nodes_[node].attribute_count};
  }
  /// Value of an attribute (name in lower case); empty where there is none, and then data() is null.
  std::string_view attribute(NodeIndex node, std::string_view name) const;
  /// All text below a node, white space runs as one space.
  std::string text_of(NodeIndex node) const;

 private:
  friend class DocumentBuilder;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::string_view, std::string_view>> attributes_;
  std::vector<char> buffer_;  // moving a vector keeps its elements where they are; a short string's would move
};

/// Parses UTF-8 HTML, however broken. No network, no external entities; no recursion, so depth costs no stack.
/// Errors: unreadable where the parser gives no tree, too_large past 2^31 bytes.
Result<Document> parse_html(std::string_view html);

}  // namespace tawatur
