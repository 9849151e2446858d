#include "page/blocks.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/furniture_kind.h"

namespace tawatur {
namespace {

bool is_one_of(std::string_view tag, std::span<const std::string_view> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool is_block_tag(std::string_view tag) {
  static constexpr std::array<std::string_view, 38> tags{
      "p",      "div",     "li",    "ul",     "ol",       "h1",      "h2",         "h3",      "h4",      "h5",
      "h6",     "td",      "th",    "tr",     "table",    "tbody",   "blockquote", "section", "article", "main",
      "header", "footer",  "aside", "nav",    "form",     "figure",  "figcaption", "pre",     "dl",      "dt",
      "dd",     "address", "body",  "center", "fieldset", "details", "summary",    "hr"};
  return is_one_of(tag, tags);
}

bool is_invisible(std::string_view tag) {
  static constexpr std::array<std::string_view, 17> tags{
      "script", "style",  "noscript", "head",  "template", "svg",    "iframe", "object", "embed",
      "select", "option", "button",   "input", "textarea", "canvas", "audio",  "video"};
  return is_one_of(tag, tags);
}

const boost::unordered_flat_map<std::string_view, FurnitureKind>& markers() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, FurnitureKind> out;
    for (const auto& row : table_rows(resource("page/markers.tsv"))) {
      if (row.size() >= 2) out[row[0]] = furniture_kind_named(row[1]);
    }
    return out;
  }();
  return table;
}

constexpr uint32_t prose_letters = 160;

struct Mark {
  bool marked = false;
  FurnitureKind why = FurnitureKind::other;
  bool by_name = false;  // by a class or id, which may lie, not by a tag
};

/// Whether a class or id names furniture: its words, cut at - _ and spaces and where lower case turns to upper.
Mark mark_of_name(std::string_view name) {
  for (size_t begin = 0; begin < name.size();) {
    std::string word;
    size_t at = begin;
    while (at < name.size() && name[at] != ' ' && name[at] != '-' && name[at] != '_') {
      const bool upper = name[at] >= 'A' && name[at] <= 'Z';
      if (upper && at > begin && !(name[at - 1] >= 'A' && name[at - 1] <= 'Z')) break;
      word += upper ? static_cast<char>(name[at] + 32) : name[at];
      ++at;
    }
    if (const auto found = markers().find(word); found != markers().end()) return {true, found->second, true};
    begin = at < name.size() && (name[at] == ' ' || name[at] == '-' || name[at] == '_') ? at + 1 : at;
    if (word.empty() && begin == at) ++begin;
  }
  return {};
}

Mark mark_of(const Document& document, NodeIndex i) {
  const std::string_view tag = document[i].tag;
  if (tag == "nav") return {true, FurnitureKind::navigation};
  if (tag == "footer") return {true, FurnitureKind::template_text};
  if (tag == "aside") return {true, FurnitureKind::related};
  if (tag == "form") return {true, FurnitureKind::comments};
  if (tag == "figcaption" || tag == "figure") return {true, FurnitureKind::other};
  if (tag == "body" || tag == "html" || tag == "article" || tag == "main") return {};
  if (document.attribute(i, "hidden").data() != nullptr || document.attribute(i, "aria-hidden") == "true")
    return {true, FurnitureKind::other};
  const std::string_view style = document.attribute(i, "style");
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos)
    return {true, FurnitureKind::other};
  const Mark by_class = mark_of_name(document.attribute(i, "class"));
  return by_class.marked ? by_class : mark_of_name(document.attribute(i, "id"));
}

/// Walks the tree once and cuts its text into blocks.
class Cutter {
 public:
  explicit Cutter(const Document& document) : d_(document), letters_before_(document.size() + 1) {
    for (NodeIndex i = 0; i < d_.size(); ++i) {
      const bool prose = d_[i].tag.empty() && d_[i].text.size() >= 40 &&
                         !is_invisible(d_[d_[i].parent == no_node ? i : d_[i].parent].tag);
      letters_before_[i + 1] = letters_before_[i] + (prose ? d_[i].text.size() : 0);
    }
  }

  std::vector<Block> cut() {
    for (NodeIndex i = 0; i < d_.size();) {
      while (!open_.empty() && i >= open_.back().end) close();
      const Node& n = d_[i];
      if (n.tag.empty()) {
        text(i);
        ++i;
        continue;
      }
      if (is_invisible(n.tag)) {
        i = n.end;
        continue;
      }
      if (n.tag == "br") current_.text += '\n';
      open(i);
      ++i;
    }
    while (!open_.empty()) close();
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeIndex node, end;
    bool block, link;
    Mark mark;
  };

  void open(NodeIndex i) {
    const Node& n = d_[i];
    const bool block = is_block_tag(n.tag);
    if (block) flush();
    Mark mark = open_.empty() ? Mark{} : open_.back().mark;
    if (!mark.marked && !holds_the_page(i)) mark = mark_of(d_, i);
    const bool link = (!open_.empty() && open_.back().link) || n.tag == "a";
    open_.push_back({i, n.end, block, link, mark});
  }

  /// Names lie: what holds a good part of the page's prose is no furniture, whatever it is called ("with-sidebar").
  bool holds_the_page(NodeIndex i) const {
    return (letters_before_[d_[i].end] - letters_before_[i]) * 5 > letters_before_.back() * 2;
  }

  void close() {
    if (open_.back().block) flush();
    open_.pop_back();
  }

  void text(NodeIndex i) {
    const std::string_view text = d_[i].text;
    const bool link = !open_.empty() && open_.back().link;
    if (!open_.empty() && open_.back().mark.marked)
      current_.marked = true, current_.why = open_.back().mark.why, current_.by_name = open_.back().mark.by_name;
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      if (is_space(c.value)) {
        if (!current_.text.empty() && current_.text.back() != ' ' && current_.text.back() != '\n') current_.text += ' ';
      } else {
        current_.text.append(text.substr(at, c.size));
        ++current_.letters;
        current_.link_letters += link;
      }
      at += c.size;
    }
  }

  void flush() {
    while (!current_.text.empty() && (current_.text.back() == ' ' || current_.text.back() == '\n'))
      current_.text.pop_back();
    const size_t begin = current_.text.find_first_not_of(" \n");
    current_.text.erase(0, begin == std::string::npos ? current_.text.size() : begin);
    if (!current_.text.empty()) {
      for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
        if (!open->block) continue;
        const std::string_view tag = d_[open->node].tag;
        if (current_.node == no_node) current_.node = open->node;
        current_.heading = current_.heading || (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6');
        current_.list_item = current_.list_item || tag == "li" || tag == "dd" || tag == "dt";
        current_.table_cell = current_.table_cell || tag == "td" || tag == "th";
        if (tag == "article" || tag == "section") break;
      }
      // a long paragraph without links is prose whatever its box is called; only comments and notes on the author are
      // prose too
      const bool prose = current_.letters >= prose_letters && current_.link_density() < 0.2;
      if (prose && current_.by_name && current_.why != FurnitureKind::comments && current_.why != FurnitureKind::other)
        current_.marked = false;
      if (current_.node == no_node) current_.node = 0;
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
  }

  const Document& d_;
  std::vector<uint64_t> letters_before_;  // bytes of prose before each node
  std::vector<Open> open_;
  std::vector<Block> blocks_;
  Block current_;
};

}  // namespace

std::vector<Block> find_blocks(const Document& document) { return Cutter(document).cut(); }

}  // namespace tawatur
