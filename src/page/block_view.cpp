#include "page/block_view.h"

#include <algorithm>

#include "base/fold.h"
#include "page/feature_table.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_announcement = 30;  // words

/// At most `bytes` of a text, whole code points.
std::string_view front_of(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

bool is_prose(const Block& b) {
  return b.words >= 8 && b.link_words * 3 < b.words && (b.stops + b.marks > 0 || b.words >= 20);
}

std::string_view page_description(const Document& document) {
  for (NodeIndex n = 0; n < document.size() && document[n].kind != Tag::body; ++n) {
    if (document[n].kind != Tag::meta) continue;
    if (document.attribute(n, "name") == "description" || document.attribute(n, "property") == "og:description")
      return document.attribute(n, "content");
  }
  return {};
}

BlockView::BlockView(const Document& document_of_list, const BlockList& list_of_blocks,
                     const std::vector<HintSet>& hints_of_nodes, const PageClues& page_clues)
    : document(document_of_list),
      list(list_of_blocks),
      blocks(list_of_blocks.blocks),
      hints(hints_of_nodes),
      clues(page_clues),
      announced(blocks.size()),
      upto_(blocks.size() + 1) {
  std::string front;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    BlockSum sum = upto_[i];
    sum.words += b.words, sum.link_words += b.link_words, sum.stops += b.stops;
    sum.prose_words += is_prose(b) ? b.words : 0;
    upto_[i + 1] = sum;
    if (b.words > longest_announcement) continue;
    front.clear();
    fold_to(front, front_of(text(i), 2 * announcing_bytes));  // folding makes no text longer than 3 bytes for 2
    announced[i] = announced_furniture({front_of(front, announcing_bytes), b.words, text(i).ends_with('.')});
  }
  total = upto_.back();
}

BlockSum BlockView::below(NodeIndex node) const {
  const BlockSum &a = upto_[list.before[node]],
                 &b = upto_[std::max(list.before[node], list.before[document[node].end])];
  return {b.words - a.words, b.link_words - a.link_words, b.stops - a.stops, b.prose_words - a.prose_words};
}

}  // namespace tawatur
