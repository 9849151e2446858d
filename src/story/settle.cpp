#include "story/settle.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

/// Groups of the listed pages at a level of plain likelihood.
std::vector<std::vector<uint32_t>> tight(const GroupView& view, std::span<const uint32_t> blocks,
                                         std::span<const uint32_t> pages, double threshold) {
  JoinTree tree = join_tree(view, blocks, pages, &Likeness::event, threshold);
  std::vector<std::vector<uint32_t>> out;
  for (const uint32_t root : tree.roots) out.push_back(std::move(tree.nodes[root].pages));
  return out;
}

StoryPart block_part(const GroupView& view, std::span<const uint32_t> pages) {
  StoryPart out = part_of(view, pages[0]);
  for (const uint32_t p : pages.subspan(1)) out = joined(view, out, part_of(view, p), 1);
  return out;
}

StoryPart part_at(const GroupView& view, const JoinTree& tree, uint32_t node) {
  const JoinTree::Node& n = tree.nodes[node];
  if (n.left == JoinTree::none) return block_part(view, n.pages);
  return joined(view, part_at(view, tree, n.left), part_at(view, tree, n.right), n.level);
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Pages of the giant that tell something else leave it and are grouped among themselves; others of its group come in.
void settle_giant(const GroupView& view, std::span<const uint32_t> blocks, const StoryModel& model,
                  std::vector<uint32_t>& giant, std::vector<std::vector<uint32_t>>& stories,
                  std::span<GiantVerdict> verdicts) {
  std::vector<uint32_t> stay, leave;
  for (const PartOfGiant& part : parts_of_giant(view, blocks, giant, beside_giants(stories))) {
    auto& to = model.judge_of(view).member_odds(part.signs) >= 0 ? stay : leave;
    to.insert(to.end(), part.pages.begin(), part.pages.end());
  }
  if (stay.empty()) return;
  std::ranges::sort(stay), std::ranges::sort(leave);
  const auto of_giant = [&](uint32_t p) { return std::ranges::binary_search(giant, p); };
  if (!verdicts.empty()) {
    for (const uint32_t p : stay) verdicts[p] = of_giant(p) ? GiantVerdict::stayed : GiantVerdict::came;
    for (const uint32_t p : leave)
      if (of_giant(p)) verdicts[p] = GiantVerdict::left;
  }
  const auto moved = [&](uint32_t p) { return std::ranges::binary_search(stay, p); };
  for (std::vector<uint32_t>& story : stories)
    if (story.size() < least_giant) std::erase_if(story, moved);
  std::erase_if(leave, [&](uint32_t p) { return !of_giant(p); });
  giant = std::move(stay);
  for (auto& group : tight(view, blocks, leave, double{model.thresholds().story})) stories.push_back(std::move(group));
}

/// The second step, after cut(). `verdicts`, by page, are written where they are asked for.
std::vector<std::vector<uint32_t>> settle_giants(const GroupView& view, std::span<const uint32_t> blocks,
                                                 const StoryModel& model, std::vector<std::vector<uint32_t>> stories,
                                                 std::span<GiantVerdict> verdicts) {
  std::ranges::sort(stories);
  const size_t count = stories.size();
  for (size_t i = 0; i < count; ++i) {
    if (stories[i].size() < least_giant) continue;
    std::vector<uint32_t> giant = std::move(stories[i]);
    stories[i].clear();
    settle_giant(view, blocks, model, giant, stories, verdicts);
    stories[i] = std::move(giant);
  }
  std::erase_if(stories, [](const auto& story) { return story.empty(); });
  std::ranges::sort(stories);
  return stories;
}

}  // namespace

std::vector<uint32_t> beside_giants(std::span<const std::vector<uint32_t>> stories) {
  std::vector<uint32_t> out;
  for (const std::vector<uint32_t>& story : stories)
    if (story.size() < least_giant) out.insert(out.end(), story.begin(), story.end());
  std::ranges::sort(out);
  return out;
}

std::vector<PartOfGiant> parts_of_giant(const GroupView& view, std::span<const uint32_t> blocks,
                                        std::span<const uint32_t> pages, std::span<const uint32_t> others) {
  constexpr double tight_level = 0.6, floor = 0.02;
  std::vector<double> links, link;
  std::vector<PartOfGiant> out;
  std::vector<uint32_t> all;
  std::ranges::merge(pages, others, std::back_inserter(all));
  for (auto& part : tight(view, blocks, all, tight_level)) {
    double sum = 0, inside = 0, rest = 0;
    for (const uint32_t p : part) inside += std::ranges::binary_search(pages, p);
    rest = static_cast<double>(pages.size()) - inside;
    if (rest == 0) return {};
    for (const uint32_t p : part)
      for (const uint32_t other : pages)
        if (!std::ranges::binary_search(part, other)) sum += double{view.between(p, other).event};
    link.push_back(sum / (static_cast<double>(part.size()) * rest));
    if (inside > 0) links.insert(links.end(), part.size(), link.back());
    const float several = part.size() > 1 ? 1 : 0;
    out.push_back({std::move(part), {0, 0, several, inside > 0 ? 1.0f : 0.0f}});
  }
  const double usual = median(links);
  for (size_t i = 0; i < out.size(); ++i) {
    const auto near = static_cast<float>(std::log(floor + link[i]) - std::log(floor + usual));
    out[i].signs[0] = near, out[i].signs[1] = near * out[i].signs[2];
  }
  return out;
}

std::vector<std::vector<uint32_t>> cut(const GroupView& view, std::span<const uint32_t> blocks,
                                       const StoryModel& model) {
  constexpr double sure = 1e6;
  const JoinTree tree = join_tree(view, blocks, double{model.thresholds().reach});
  const GroupJudge& judge = model.judge_of(view);
  struct Choice {
    double whole = 0, best = 0;
    StoryPart part;  // empty for giants
  };
  std::vector<Choice> choices(tree.nodes.size());
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    const JoinTree::Node& node = tree.nodes[i];
    Choice& choice = choices[i];
    if (node.left == JoinTree::none) {
      if (node.pages.size() < least_giant) choice.part = block_part(view, node.pages);
      continue;
    }
    Choice &left = choices[node.left], &right = choices[node.right];
    double odds = node.level >= double{model.thresholds().story} ? sure : -sure;
    if (node.pages.size() < least_giant) {
      const double pages = static_cast<double>(std::min(left.part.pages.size(), right.part.pages.size()));
      choice.part = joined(view, left.part, right.part, node.level);
      odds = pages * double{judge.join_odds(join_signs(view, left.part, right.part, node.level))};
    }
    const double apart = left.best + right.best;
    choice.whole = node.pages.size() < least_giant ? left.whole + right.whole + odds : apart + odds;
    choice.best = std::max(apart, choice.whole);
    left.part = {}, right.part = {};
  }
  std::vector<std::vector<uint32_t>> out;
  std::vector<uint32_t> open = tree.roots;
  while (!open.empty()) {
    const uint32_t n = open.back();
    open.pop_back();
    if (tree.nodes[n].left == JoinTree::none || choices[n].whole >= choices[n].best)
      out.push_back(tree.nodes[n].pages);
    else
      open.push_back(tree.nodes[n].left), open.push_back(tree.nodes[n].right);
  }
  return out;
}

std::vector<std::vector<uint32_t>> settled(const GroupView& view, std::span<const uint32_t> blocks,
                                           const StoryModel& model) {
  return settle_giants(view, blocks, model, cut(view, blocks, model), {});
}

PairJudgement judged_pair(const GroupView& view, std::span<const uint32_t> blocks, const StoryModel& model, uint32_t a,
                          uint32_t b) {
  PairJudgement out;
  std::vector<std::vector<uint32_t>> stories = cut(view, blocks, model);
  for (const std::vector<uint32_t>& story : stories)
    out.joined |= std::ranges::binary_search(story, a) && std::ranges::binary_search(story, b);
  std::vector<GiantVerdict> verdicts(view.size(), GiantVerdict::not_asked);
  settle_giants(view, blocks, model, std::move(stories), verdicts);
  out.a = verdicts[a], out.b = verdicts[b];

  const JoinTree tree = join_tree(view, blocks, double{model.thresholds().reach});
  const auto holds = [&](uint32_t node, uint32_t page) {
    return std::ranges::binary_search(tree.nodes[node].pages, page);
  };
  for (const JoinTree::Node& node : tree.nodes) {  // only where they meet are the two in different halves
    if (node.left == JoinTree::none) continue;
    const uint32_t of_a = holds(node.left, a) ? node.left : node.right,
                   of_b = of_a == node.left ? node.right : node.left;
    if (!holds(of_a, a) || !holds(of_b, b)) continue;
    out.pages_a = tree.nodes[of_a].pages.size(), out.pages_b = tree.nodes[of_b].pages.size();
    out.by_level = node.pages.size() >= least_giant;
    out.likelihood = node.level;
    if (out.by_level) continue;
    const StoryPart first = part_at(view, tree, of_a), second = part_at(view, tree, of_b);
    out.likelihood =
        1 / (1 + std::exp(-double{model.judge_of(view).join_odds(join_signs(view, first, second, node.level))}));
  }
  return out;
}

}  // namespace tawatur
