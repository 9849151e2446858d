#pragma once
// How the judge of groups is trained on annotated windows whose pairs are scored by models that did not see them.
#include "story/settle.h"
#include "story_examples.h"

namespace tawatur::training {

inline constexpr StoryThresholds story_thresholds{0.25f, 0.40f, 0.35f};

/// A model that only judges, whatever the times. Refers to the judge.
inline StoryModel judging(const GroupJudge& judge) { return StoryModel({}, {judge, judge, judge}, story_thresholds); }

/// Pages of a window that average linkage reaches, as a view.
struct WindowGroup {
  std::vector<uint32_t> pages, blocks;
  GroupView view;
};

/// As average linkage leaves them, before company is looked at.
inline std::vector<WindowGroup> plain_groups_of(const Window& w, const PairScores& scores) {
  const std::vector<uint32_t> label =
      average_linkage(singles(w.pages.size()), scores.story, double{story_thresholds.reach});
  std::map<uint32_t, std::vector<uint32_t>> groups;
  for (uint32_t p = 0; p < label.size(); ++p) groups[label[p]].push_back(p);
  std::vector<WindowGroup> out;
  std::vector<uint32_t> place(label.size());
  for (auto& [l, pages] : groups) {
    std::vector<const PageProfile*> profiles;
    for (const uint32_t p : pages) place[p] = static_cast<uint32_t>(profiles.size()), profiles.push_back(&w.pages[p]);
    out.push_back({pages, singles(pages.size()), GroupView(std::move(profiles))});
  }
  std::map<uint32_t, WindowGroup*> by_label;
  for (WindowGroup& g : out) by_label[label[g.pages.front()]] = &g;
  for (size_t i = 0; i < scores.event.size(); ++i) {
    const auto [a, b, event] = scores.event[i];
    if (label[a] == label[b])
      by_label[label[a]]->view.set(place[a], place[b],
                                   {event, scores.story[i].similarity, scores.thread[i].similarity});
  }
  return out;
}

/// As they are judged.
inline std::vector<WindowGroup> groups_of(const Window& w, const PairScores& scores, const StoryModel& model) {
  std::vector<WindowGroup> out = plain_groups_of(w, scores);
  for (WindowGroup& g : out) g.view = in_company(std::move(g.view), model);
  return out;
}

/// Each page's story, as the model says.
inline std::vector<uint32_t> settled_stories(const Window& w, const PairScores& scores, const StoryModel& model) {
  std::vector<uint32_t> out(w.pages.size());
  for (const WindowGroup& g : groups_of(w, scores, model))
    for (const auto& story : settled(g.view, g.blocks, model))
      for (const uint32_t p : story) out[g.pages[p]] = g.pages[story.front()];
  return out;
}

inline constexpr BoostOptions company_trees{120, 0.08f, 25, 5};
inline constexpr PairWeights company_weights{6, 0.75f};

inline void add_company_examples(const Window& w, const WindowGroup& g, uint32_t fold,
                                 std::vector<ExampleOf<CompanySigns>>& out) {
  std::vector<float> size(w.story.size(), 0);
  for (const uint32_t story : w.story) ++size[story];
  for (const CompanyPair& pair : company_of(g.view)) {
    const uint32_t a = w.story[g.pages[pair.a]], b = w.story[g.pages[pair.b]];
    out.push_back({pair.signs, a == b ? 1.0f : 0.0f, a == b ? importance_of(size[a], company_weights) : 1, fold, fold});
  }
}

struct Judge {
  std::vector<StoryTree> company, join;
  MemberWeights member;
  operator GroupJudge() const { return {company, join, member}; }
};

/// Every node of the groups' trees below a giant: are its halves one story? The answer is the share of pairs that are.
inline void add_join_examples(const Window& w, const WindowGroup& g, uint32_t fold,
                              std::vector<ExampleOf<JoinSigns>>& out) {
  const JoinTree tree = join_tree(g.view, g.blocks, double{story_thresholds.reach});
  std::vector<StoryPart> parts;
  for (const JoinTree::Node& node : tree.nodes) {
    if (node.left == JoinTree::none || node.pages.size() >= least_giant) {
      parts.push_back(node.left == JoinTree::none ? part_of(g.view, node.pages[0]) : StoryPart());
      continue;
    }
    const StoryPart &a = parts[node.left], &b = parts[node.right];
    float same = 0;
    for (const uint32_t x : a.pages)
      for (const uint32_t y : b.pages) same += w.story[g.pages[x]] == w.story[g.pages[y]];
    const auto small = static_cast<float>(std::min(a.pages.size(), b.pages.size())),
               big = static_cast<float>(std::max(a.pages.size(), b.pages.size()));
    out.push_back({join_signs(g.view, a, b, node.level), same / (small * big),
                   std::sqrt(small) * std::sqrt(std::sqrt(big)), fold, fold});
    parts.push_back(joined(g.view, a, b, node.level));
  }
}

struct MemberExample {
  MemberSigns signs;
  double truth, importance;
};

inline void add_member_examples(const Window& w, const WindowGroup& g, const StoryModel& model,
                                std::vector<MemberExample>& out) {
  const std::vector<std::vector<uint32_t>> all = cut(g.view, g.blocks, model);
  for (const std::vector<uint32_t>& pages : all) {
    if (pages.size() < least_giant) continue;
    std::map<uint32_t, size_t> stories;
    for (const uint32_t p : pages) ++stories[w.story[g.pages[p]]];
    const uint32_t giant = std::ranges::max_element(stories, {}, [](const auto& s) { return s.second; })->first;
    for (const PartOfGiant& part : parts_of_giant(g.view, g.blocks, pages, beside_giants(all))) {
      double in = 0;
      for (const uint32_t p : part.pages) in += w.story[g.pages[p]] == giant;
      const auto n = static_cast<double>(part.pages.size());
      out.push_back({part.signs, in / n, std::sqrt(n)});
    }
  }
}

/// Logistic regression by descent; few signs, so nothing finer is needed.
inline MemberWeights fit_member(std::span<const MemberExample> examples) {
  constexpr size_t n = std::tuple_size_v<MemberSigns>;
  constexpr double penalty = 3;
  constexpr int steps = 4000;
  MemberWeights out;
  std::array<double, n> weights{}, mean{}, scale{};
  double all = 0, bias = 0;
  for (const MemberExample& e : examples) all += e.importance;
  if (all == 0) return {{}, 1};
  for (size_t k = 0; k < n; ++k) {
    for (const MemberExample& e : examples) mean[k] += e.importance * double{e.signs[k]} / all;
    for (const MemberExample& e : examples) scale[k] += e.importance * std::pow(double{e.signs[k]} - mean[k], 2) / all;
    scale[k] = std::sqrt(scale[k]) + 1e-6;
  }
  for (int step = 0; step < steps; ++step) {
    std::array<double, n> slope{};
    double slope_of_bias = 0;
    for (const MemberExample& e : examples) {
      double odds = bias;
      for (size_t k = 0; k < n; ++k) odds += weights[k] * (double{e.signs[k]} - mean[k]) / scale[k];
      const double miss = (e.truth - 1 / (1 + std::exp(-odds))) * e.importance;
      slope_of_bias += miss;
      for (size_t k = 0; k < n; ++k) slope[k] += miss * (double{e.signs[k]} - mean[k]) / scale[k];
    }
    bias += 2 * slope_of_bias / all;
    for (size_t k = 0; k < n; ++k) weights[k] += 2 * (slope[k] - penalty * weights[k]) / all;
  }
  for (size_t k = 0; k < n; ++k) {
    out.weights[k] = static_cast<float>(weights[k] / scale[k]);
    bias -= weights[k] * mean[k] / scale[k];
  }
  out.bias = static_cast<float>(bias);
  return out;
}

/// A window with scores by a model that did not see its fold. Refers to both.
struct ScoredWindow {
  const Window* window;
  const PairScores* scores;
  uint32_t fold;
};

inline constexpr uint32_t no_fold = UINT32_MAX;

/// Learns from all windows but those of one fold. What judges the parts of groups learns from groups whose company was
/// judged by trees that did not see them.
inline Judge train_judge(std::span<const ScoredWindow> all, uint32_t without = no_fold) {
  Judge out;
  std::vector<ScoredWindow> windows;
  std::ranges::copy_if(all, std::back_inserter(windows), [&](const ScoredWindow& w) { return w.fold != without; });
  std::vector<std::vector<WindowGroup>> groups;
  std::vector<ExampleOf<CompanySigns>> company;
  for (const ScoredWindow& w : windows) {
    groups.push_back(plain_groups_of(*w.window, *w.scores));
    for (const WindowGroup& g : groups.back()) add_company_examples(*w.window, g, w.fold, company);
  }
  const auto every = [](uint32_t) { return true; };
  out.company = boost(company, every, company_trees);
  for (uint32_t fold = 0; fold < folds; ++fold) {
    if (fold == without) continue;
    const std::vector<StoryTree> trees = boost(
        company, [&](uint32_t of) { return of != fold; }, company_trees);
    const StoryModel model = judging({trees, {}, {}});
    for (size_t w = 0; w < windows.size(); ++w)
      if (windows[w].fold == fold)
        for (WindowGroup& g : groups[w]) g.view = in_company(std::move(g.view), model);
  }
  std::vector<ExampleOf<JoinSigns>> joins;
  for (size_t w = 0; w < windows.size(); ++w)
    for (const WindowGroup& g : groups[w]) add_join_examples(*windows[w].window, g, windows[w].fold, joins);
  out.join = boost(joins, every, {60, 0.08f, 15, 5});
  const StoryModel model = judging({{}, out.join, out.member});
  std::vector<MemberExample> members;
  for (size_t w = 0; w < windows.size(); ++w)
    for (const WindowGroup& g : groups[w]) add_member_examples(*windows[w].window, g, model, members);
  out.member = fit_member(members);
  return out;
}

inline std::vector<ScoredWindow> scored(std::span<const Window> windows, std::span<const PairScores> scores) {
  std::vector<ScoredWindow> out;
  for (uint32_t w = 0; w < windows.size(); ++w) out.push_back({&windows[w], &scores[w], fold_of(w)});
  return out;
}

/// Each window's stories by a model, pairs and judge, that never saw it.
struct HeldOutStories {
  std::vector<PairScores> scores;
  std::vector<std::vector<uint32_t>> stories;
};

inline HeldOutStories held_out_stories(std::span<const Window> windows) {
  const HeldOut held(pointers_to(windows), timed_examples(windows));
  const auto count = static_cast<uint32_t>(windows.size());
  std::array<std::vector<PairScores>, folds> without;  // by fold that the model did not see, then by window
  without.fill(std::vector<PairScores>(count));
  for (uint32_t a = 0; a < folds; ++a)
    for (uint32_t b = a; b < folds; ++b) {
      const std::vector<PairScores> scores = held.scores(a, b);
      for (uint32_t w = 0; w < count; ++w) {
        if (fold_of(w) == a) without[b][w] = scores[w];
        if (fold_of(w) == b) without[a][w] = scores[w];
      }
    }
  HeldOutStories out{std::vector<PairScores>(count), std::vector<std::vector<uint32_t>>(count)};
  for (uint32_t fold = 0; fold < folds; ++fold) {
    const Judge judge = train_judge(scored(windows, without[fold]), fold);
    const StoryModel model = judging(judge);
    for (uint32_t w = fold; w < count; w += folds) {
      out.stories[w] = settled_stories(windows[w], without[fold][w], model);
      out.scores[w] = std::move(without[fold][w]);
    }
  }
  return out;
}

}  // namespace tawatur::training
