#include "page/article.h"

#include <algorithm>

#include "base/fold.h"

namespace tawatur {
namespace {

constexpr uint32_t paragraph_letters = 40;  // a block shorter than this does not vote for its container
constexpr double furniture_cost = 0.5;      // of a letter of furniture inside the article, in letters of paragraphs
constexpr double nearly_all = 0.95;
constexpr double most_links = 0.5;  // a block with more of its letters in links is a list of links

bool votes(const Block& b) {
  return !b.marked && !b.heading && b.letters >= paragraph_letters && b.link_density() < 0.35;
}

/// The element whose text is most worth reading: letters of paragraphs count for it, letters of links and furniture
/// inside it against it. Among elements of nearly the same worth the innermost.
NodeIndex best_container(const Document& d, const std::vector<Block>& blocks) {
  std::vector<double> worth(d.size());
  for (const Block& b : blocks) {
    if (votes(b))
      worth[b.node] += b.letters * (1 - b.link_density());
    else if (b.marked || b.link_density() > most_links)
      worth[b.node] -= furniture_cost * b.letters;
  }
  for (NodeIndex n = d.size(); n-- > 1;) {
    if (d[n].parent != no_node) worth[d[n].parent] += worth[n];
  }
  NodeIndex best = 0;
  for (NodeIndex n = 0; n < d.size(); ++n) {
    if (worth[n] > worth[best]) best = n;
  }
  for (NodeIndex n = best; n < d[best].end; ++n) {
    // document order: a later hit lies inside an earlier one or beside it, and two beside each other cannot both be
    // near the best
    if (worth[n] >= nearly_all * worth[best]) best = n;
  }
  return best;
}

}  // namespace

std::vector<bool> choose_article(const Document& d, const std::vector<Block>& blocks, std::string_view title) {
  std::vector<bool> chosen(blocks.size(), false);
  if (blocks.empty()) return chosen;
  const NodeIndex container = best_container(d, blocks);
  const std::string folded_title = folded(title);
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if (b.marked || b.node < container || b.node >= d[container].end) continue;
    if (b.link_density() > most_links) continue;
    if (b.heading && folded(b.text) == folded_title) continue;
    chosen[i] = true;
  }
  // short blocks and subheads at the edges belong to the article only between its paragraphs
  size_t first = 0, last = blocks.size();
  while (first < blocks.size() && !(chosen[first] && votes(blocks[first]))) chosen[first++] = false;
  while (last > first && !(chosen[last - 1] &&
                           (votes(blocks[last - 1]) || (blocks[last - 1].letters >= 12 && !blocks[last - 1].heading &&
                                                        blocks[last - 1].link_letters == 0))))
    chosen[--last] = false;
  return chosen;
}

}  // namespace tawatur
