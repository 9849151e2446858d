#include <array>

#include "page/features.h"

namespace tawatur {
namespace {

/// Whether each block stands in an element, and how much of the page's prose that holds.
void describe_inside(FeatureTable& table, const BlockView& view, NodeIndex node) {
  if (node == no_node) {
    table.add_columns();
    return;
  }
  const int weight = 2 + share(view.below(node).prose_words, view.total.prose_words) / 2;
  table.each([&](size_t i) {
    const NodeIndex first = view.blocks[i].first;
    return first > node && first < view.document[node].end ? 127 + weight : 127 - weight;
  });
}

/// Paragraphs score their elements' parents, half as much a level further (as Readability does).
NodeIndex best_scored(const BlockView& view) {
  const Document& document = view.document;
  std::vector<float> score(document.size(), 0);
  for (const Block& b : view.blocks) {
    if (!is_prose(b)) continue;
    const Tag tag = document[b.node].kind;
    float points = 1.0f + static_cast<float>(std::min(b.marks, 10u) + std::min(b.words / 20, 5u));
    NodeIndex n = tag == Tag::p || tag == Tag::li || heading_level(tag) > 0 ? document[b.node].parent : b.node;
    for (int up = 0; up < 4 && n != no_node; ++up, n = document[n].parent, points *= 0.5f) score[n] += points;
  }
  NodeIndex top = 0;
  float best = 0;
  for (NodeIndex n = 0; n < document.size(); ++n) {
    if (score[n] <= 0) continue;
    const BlockSum sum = view.below(n);
    const float linked = static_cast<float>(sum.link_words) / static_cast<float>(std::max(1u, sum.words));
    if (score[n] * (1 - linked) > best) best = score[n] * (1 - linked), top = n;
  }
  return top;
}

/// The element that holds most prose; of nested ones the inner, where it holds nearly as much.
struct Richest {
  NodeIndex node = no_node;
  uint32_t words = 0;
  void offer(const BlockView& view, NodeIndex n) {
    const uint32_t here = view.below(n).prose_words;
    const bool nested = node != no_node && n < view.document[node].end;
    if (here > words || (here > 0 && nested && here * 10 >= words * 9)) node = n, words = std::max(words, here);
  }
};

/// The run of blocks with most words outside of links, where each block and each linked word costs.
void describe_run(FeatureTable& table, const BlockView& view, double cost) {
  double sum = 0, most = 0;
  size_t begin = 0, best_begin = 0, best_end = 0;
  for (size_t i = 0; i < view.blocks.size(); ++i) {
    sum += view.blocks[i].words - 2.5 * view.blocks[i].link_words - cost;
    if (sum <= 0)
      sum = 0, begin = i + 1;
    else if (sum > most)
      most = sum, best_begin = begin, best_end = i + 1;
  }
  table.each([&](size_t i) {
    if (i < best_begin) return static_cast<int>(level(static_cast<uint32_t>(best_begin - i)));
    return i < best_end ? no_value : 254 - level(static_cast<uint32_t>(i - best_end + 1)) / 2;
  });
}

}  // namespace

void describe_candidates(FeatureTable& table, const BlockView& view) {
  const Document& document = view.document;
  const NodeIndex top = best_scored(view);
  describe_inside(table, view, top);
  describe_inside(table, view, document[top].parent == no_node ? top : document[top].parent);
  table.each([&](size_t i) {
    const NodeIndex node = view.blocks[i].node;
    if (node < top || node >= document[top].end) return static_cast<int>(no_value);
    return std::min(60, document[node].depth - document[top].depth);
  });
  for (const double cost : {6.0, 14.0}) describe_run(table, view, cost);

  constexpr HintSet body_of_article = bit_of(Hint::article) | bit_of(Hint::body);
  Richest article, main, named_body, marked_body;
  for (NodeIndex n = 1; n < document.size(); ++n) {
    const Tag tag = document[n].kind;
    if (tag == Tag::text || tag == Tag::body || tag == Tag::html) continue;
    if (tag == Tag::article) article.offer(view, n);
    if ((view.hints[n] & body_of_article) == body_of_article) named_body.offer(view, n);
    const bool attributes = document[n].attribute_count > 0;
    if (tag == Tag::main || (attributes && document.attribute(n, "role") == "main")) main.offer(view, n);
    if (attributes && document.attribute(n, "itemprop").find("rticleBody") != std::string_view::npos)
      marked_body.offer(view, n);
  }
  for (const NodeIndex node : {article.node, main.node, named_body.node, marked_body.node})
    describe_inside(table, view, node);
}

}  // namespace tawatur
