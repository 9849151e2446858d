#include "page/article.h"

#include <algorithm>
#include <cmath>

#include "base/fold.h"

namespace tawatur {
namespace {

constexpr uint32_t paragraph_letters = 40;    // a block shorter than this does not vote for its container
constexpr double most_links = 0.5;            // a block with more of its letters in links is a list of links

bool votes(const Block& b) { return !b.marked && !b.heading && b.letters >= paragraph_letters && b.link_density() < 0.35; }

double weight_of(const Block& b) { return (1 + std::min(3.0, b.letters / 100.0)) * (1 - b.link_density()); }

/// The element that holds most of the voting paragraphs close to each other.
NodeIndex best_container(const Document& d, const std::vector<Block>& blocks) {
  std::vector<double> scores(d.size());
  for (const Block& b : blocks) {
    if (!votes(b)) continue;
    double share = weight_of(b);
    NodeIndex n = d[b.node].tag == "p" || b.list_item ? d[b.node].parent : b.node;
    for (int level = 0; n != no_node && level < 4; ++level, n = d[n].parent) {
      scores[n] += share;
      share *= level == 0 ? 0.6 : 0.5;
    }
  }
  NodeIndex best = 0;
  for (NodeIndex n = 0; n < d.size(); ++n) {
    const std::string_view tag = d[n].tag;
    if (tag == "article" || d.attribute(n, "itemprop") == "articleBody") scores[n] *= 1.25;
    if (scores[n] > scores[best]) best = n;
  }
  return best;
}

/// Goes up while the parent holds clearly more voting text: an article cut into sections.
NodeIndex widened(const Document& d, const std::vector<Block>& blocks, NodeIndex container) {
  const auto text_in = [&](NodeIndex n) {
    double sum = 0;
    for (const Block& b : blocks) {
      if (votes(b) && b.node >= n && b.node < d[n].end) sum += b.letters;
    }
    return sum;
  };
  double inside = text_in(container);
  NodeIndex best = container;
  NodeIndex n = d[container].parent;
  for (int level = 0; n != no_node && level < 3 && d[n].tag != "body" && d[n].tag != "html"; ++level, n = d[n].parent) {
    const double with_parent = text_in(n);
    if (with_parent > inside * 1.35) best = n, inside = with_parent;
  }
  return best;
}

}  // namespace

std::vector<bool> choose_article(const Document& d, const std::vector<Block>& blocks, std::string_view title) {
  std::vector<bool> chosen(blocks.size(), false);
  if (blocks.empty()) return chosen;
  const NodeIndex container = widened(d, blocks, best_container(d, blocks));
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
  while (last > first && !(chosen[last - 1] && (votes(blocks[last - 1]) || (blocks[last - 1].letters >= 12 && !blocks[last - 1].heading && blocks[last - 1].link_letters == 0)))) chosen[--last] = false;
  return chosen;
}

}  // namespace tawatur
