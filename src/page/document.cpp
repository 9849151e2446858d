#include "page/document.h"

#include <libxml/HTMLparser.h>

#include <memory>

namespace tawatur {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Copies of strings in one buffer; the views are made when it no longer moves.
class Arena {
 public:
  explicit Arena(std::string& buffer) : buffer_(buffer) {}
  std::pair<uint32_t, uint32_t> keep(std::string_view text) {
    const auto begin = static_cast<uint32_t>(buffer_.size());
    buffer_ += text;
    return {begin, static_cast<uint32_t>(text.size())};
  }
  std::pair<uint32_t, uint32_t> keep_lower(std::string_view text) {
    const auto kept = keep(text);
    for (size_t i = kept.first; i < buffer_.size(); ++i) {
      if (buffer_[i] >= 'A' && buffer_[i] <= 'Z') buffer_[i] = static_cast<char>(buffer_[i] + 32);
    }
    return kept;
  }
  std::string_view at(std::pair<uint32_t, uint32_t> place) const {
    return std::string_view(buffer_).substr(place.first, place.second);
  }

 private:
  std::string& buffer_;
};

}  // namespace

std::string_view Document::attribute(NodeIndex node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (uint32_t a = n.first_attribute; a < n.first_attribute + n.attribute_count; ++a) {
    if (attributes_[a].first == name) return attributes_[a].second;
  }
  return {};
}

std::string Document::text_of(NodeIndex node) const {
  std::string out;
  bool space = false;
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    const Node& n = nodes_[i];
    if (!n.tag.empty()) {
      if (n.tag == "br" || n.tag == "p" || n.tag == "div" || n.tag == "li") space = true;
      continue;
    }
    if (nodes_[n.parent].tag == "script" || nodes_[n.parent].tag == "style") continue;
    for (const char c : n.text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        space = true;
        continue;
      }
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
}

Result<Document> parse_html(std::string_view html) {
  [[maybe_unused]] static const bool ready = (xmlInitParser(), true);  // libxml2's own first use is not thread-safe
  if (html.size() > INT32_MAX) return std::unexpected(Error{ErrorCode::too_large, "the page is larger than 2 GiB", {}});
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(htmlNewParserCtxt(),
                                                                               &htmlFreeParserCtxt);
  if (!context) return std::unexpected(Error{ErrorCode::too_large, "no memory for the page", {}});
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_COMPACT | XML_PARSE_HUGE;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree(
      htmlCtxtReadMemory(context.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options),
      &xmlFreeDoc);
  const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (root == nullptr) return std::unexpected(Error{ErrorCode::unreadable, "no HTML in it", {}});

  Document out;
  out.buffer_.reserve(html.size());
  Arena arena(out.buffer_);
  struct Place {
    std::pair<uint32_t, uint32_t> tag, text;
  };
  std::vector<Place> places;
  std::vector<std::pair<std::pair<uint32_t, uint32_t>, std::pair<uint32_t, uint32_t>>> attribute_places;
  NodeIndex parent = no_node;
  for (const xmlNode* n = root; n != nullptr;) {
    const bool element = n->type == XML_ELEMENT_NODE;
    const bool kept = element || n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
    if (kept) {
      Node node;
      node.parent = parent;
      Place place{};
      if (element) {
        place.tag = arena.keep_lower(view_of(n->name));
        node.first_attribute = static_cast<uint32_t>(attribute_places.size());
        for (const xmlAttr* a = n->properties; a != nullptr; a = a->next) {
          const auto name = arena.keep_lower(view_of(a->name));
          const auto value = arena.keep(a->children != nullptr ? view_of(a->children->content) : std::string_view());
          attribute_places.emplace_back(name, value);
        }
        node.attribute_count = static_cast<uint32_t>(attribute_places.size()) - node.first_attribute;
      } else {
        place.text = arena.keep(view_of(n->content));
      }
      out.nodes_.push_back(node);
      places.push_back(place);
    }
    if (element && n->children != nullptr) {
      parent = static_cast<NodeIndex>(out.nodes_.size() - 1);
      n = n->children;
      continue;
    }
    if (kept) out.nodes_.back().end = static_cast<NodeIndex>(out.nodes_.size());
    while (n != root && n->next == nullptr) {
      n = n->parent;
      if (parent != no_node) {
        out.nodes_[parent].end = static_cast<NodeIndex>(out.nodes_.size());
        parent = out.nodes_[parent].parent;
      }
    }
    n = n == root ? nullptr : n->next;
  }
  for (size_t i = 0; i < places.size(); ++i) {
    out.nodes_[i].tag = arena.at(places[i].tag);
    out.nodes_[i].text = arena.at(places[i].text);
  }
  for (const auto& [name, value] : attribute_places) out.attributes_.emplace_back(arena.at(name), arena.at(value));
  return out;
}

}  // namespace tawatur
