#include "page/document.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>

#include "page/character_references.h"
#include "page/markup.h"

namespace tawatur {
namespace {

constexpr uint16_t most_depth = 4096;  // the parser opens elements by itself: the markup's limit is not the last word

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

/// Makes the flat tree from the parser's events: the parser's own tree would cost an allocation for every node.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string_view html, const Skeleton& skeleton) : html_(html), pieces_(skeleton.pieces) {
    size_t bytes = skeleton.markup.size();
    for (const MarkupPiece& piece : pieces_) bytes += piece.size;
    document_.buffer_.reserve(bytes);
    document_.nodes_.reserve(skeleton.markup.size() / 16 + 16);
    attributes_.reserve(pieces_.size());
  }

  enum class Escapes : uint8_t { read, none };  // scripts have none

  void start(std::string_view name, const xmlChar** attributes) {
    reference_.clear();
    if (open_.size() >= most_depth || (open_.empty() && !document_.nodes_.empty())) {
      ++dropped_;  // too deep, or a second root
      return;
    }
    NamedTag named = tag_named(name);
    const NodeIndex index = add(named.tag);
    Node& node = document_.nodes_[index];
    if (named.name.empty()) unnamed_.push_back({index, keep_lower(name)});
    node.tag = named.name;
    node.first_attribute = static_cast<uint32_t>(attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr && node.attribute_count < UINT16_MAX; attributes += 2) {
      const Place lowered = keep_lower(view_of(attributes[0]));
      attributes_.push_back({lowered, keep_piece(view_of(attributes[1]), Escapes::read)});
      ++node.attribute_count;
    }
    open_.push_back(index);
  }

  void end() {
    reference_.clear();
    if (dropped_ > 0) {
      --dropped_;
    } else if (!open_.empty()) {
      document_.nodes_[open_.back()].end = document_.size();
      open_.pop_back();
    }
  }

  /// Blanks and references, at any number; the parser may cut anywhere.
  void characters(std::string_view text, Escapes escapes) {
    if (open_.empty()) return;
    for (const char c : text) {
      if (c == ' ') {
        add_text(keep(" "));
        continue;
      }
      reference_ += c;
      if (reference_.size() < reference_size) continue;
      add_text(keep_piece(reference_, escapes));
      reference_.clear();
    }
  }

  Document finish() {
    for (const NodeIndex index : open_) document_.nodes_[index].end = document_.size();
    // the buffer does not move any more
    for (const Named& named : unnamed_) document_.nodes_[named.node].tag = view(named.place);
    for (const Named& named : texts_) document_.nodes_[named.node].text = view(named.place);
    document_.attributes_.reserve(attributes_.size());
    for (const auto& [name, value] : attributes_) document_.attributes_.emplace_back(view(name), view(value));
    return std::move(document_);
  }

 private:
  struct Place {
    uint32_t begin, size;
  };
  struct Named {
    NodeIndex node;
    Place place;
  };

  /// To the text node that is last, where nothing came between.
  void add_text(Place place) {
    if (place.size == 0) return;
    const bool goes_on =
        !texts_.empty() && texts_.back().node + 1 == document_.size() && document_.nodes_.back().parent == open_.back();
    if (goes_on) {
      texts_.back().place.size += place.size;
      return;
    }
    const NodeIndex index = add(Tag::text);
    document_.nodes_[index].end = index + 1;
    texts_.push_back({index, place});
  }

  NodeIndex add(Tag kind) {
    const NodeIndex index = document_.size();
    Node& node = document_.nodes_.emplace_back();
    node.kind = kind, node.depth = static_cast<uint16_t>(open_.size());
    node.parent = open_.empty() ? no_node : open_.back();
    return index;
  }
  Place keep(std::string_view text) {
    const auto begin = static_cast<uint32_t>(document_.buffer_.size());
    document_.buffer_.insert(document_.buffer_.end(), text.begin(), text.end());
    return {begin, static_cast<uint32_t>(text.size())};
  }
  Place keep_piece(std::string_view reference, Escapes escapes) {
    const std::optional<uint32_t> number = referred_piece(reference);
    if (!number || *number >= pieces_.size()) return keep({});
    const std::string_view piece = html_.substr(pieces_[*number].begin, pieces_[*number].size);
    if (escapes == Escapes::none) return keep(piece);
    const auto begin = static_cast<uint32_t>(document_.buffer_.size());
    append_unescaped(document_.buffer_, piece);
    return {begin, static_cast<uint32_t>(document_.buffer_.size() - begin)};
  }
  Place keep_lower(std::string_view text) {
    const Place kept = keep(text);
    for (size_t i = kept.begin; i < document_.buffer_.size(); ++i) {
      char& c = document_.buffer_[i];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return kept;
  }
  std::string_view view(Place place) const { return {document_.buffer_.data() + place.begin, place.size}; }

  std::string_view html_;
  const std::vector<MarkupPiece>& pieces_;
  std::string reference_;  // as far as the parser told it
  Document document_;
  std::vector<NodeIndex> open_;
  std::vector<Named> unnamed_, texts_;
  std::vector<std::pair<Place, Place>> attributes_;
  size_t dropped_ = 0;
};

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
    if (n.kind != Tag::text) {
      if (n.kind == Tag::br || n.kind == Tag::p || n.kind == Tag::div || n.kind == Tag::li) space = true;
      continue;
    }
    if (n.parent != no_node && nodes_[n.parent].kind == Tag::script) continue;
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
  if (html.size() > INT32_MAX / 2)
    return std::unexpected(Error{ErrorCode::too_large, "the page is larger than 1 GiB", {}});
  const Skeleton skeleton = make_skeleton(html);
  DocumentBuilder builder(html, skeleton);

  [[maybe_unused]] static const bool ready = (xmlInitParser(), true);  // before any other thread may
  htmlSAXHandler handler{};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<DocumentBuilder*>(self)->start(view_of(name), attributes);
  };
  handler.endElement = [](void* self, const xmlChar*) { static_cast<DocumentBuilder*>(self)->end(); };
  handler.characters = [](void* self, const xmlChar* text, int size) {
    static_cast<DocumentBuilder*>(self)->characters({reinterpret_cast<const char*>(text), static_cast<size_t>(size)},
                                                    DocumentBuilder::Escapes::read);
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = [](void* self, const xmlChar* text, int size) {
    static_cast<DocumentBuilder*>(self)->characters({reinterpret_cast<const char*>(text), static_cast<size_t>(size)},
                                                    DocumentBuilder::Escapes::none);
  };

  const auto free_context = [](htmlParserCtxt* context) {
    context->sax = nullptr;
    htmlFreeParserCtxt(context);
  };
  const std::unique_ptr<htmlParserCtxt, decltype(free_context)> context(
      htmlCreateMemoryParserCtxt(skeleton.markup.data(), static_cast<int>(skeleton.markup.size())), free_context);
  if (context) {
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    xmlFree(context->sax);
    context->sax = &handler;
    context->userData = &builder;
    htmlParseDocument(context.get());
  }
  Document document = builder.finish();
  if (document.size() == 0) return std::unexpected(Error{ErrorCode::unreadable, "no HTML in it", {}});
  return document;
}

}  // namespace tawatur
