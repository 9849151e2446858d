#pragma once
// What judges groups of pages that tell no times is trained on annotated windows whose times are taken away.
#include "story_judge.h"

namespace tawatur::training {

/// What somebody has who picked a few pages on one topic: a page and those of its topic that are likeliest, at most two
/// of a story. In so small a library nothing tells that a topic has other events.
struct Picked {
  std::vector<Window> windows;
  std::vector<PairScores> scores;
};

inline Picked picked_from(const Window& pile, const PairScores& scores) {
  constexpr size_t libraries = 200, most_pages = 6, most_of_story = 2;
  Picked out;
  std::vector<std::vector<std::pair<float, uint32_t>>> near(pile.pages.size());
  std::map<std::pair<uint32_t, uint32_t>, size_t> at;
  for (size_t i = 0; i < scores.thread.size(); ++i) {
    const auto [a, b, thread] = scores.thread[i];
    near[a].push_back({-thread, b}), near[b].push_back({-thread, a});
    at[{a, b}] = i;
  }
  const size_t step = std::max<size_t>(1, pile.pages.size() / libraries);
  for (size_t first = 0; first < pile.pages.size(); first += step) {
    std::ranges::sort(near[first]);
    std::vector<uint32_t> pages{static_cast<uint32_t>(first)};
    std::map<uint32_t, size_t> of_story{{pile.story[first], 1}};
    for (const auto& [thread, page] : near[first])
      if (pages.size() < most_pages && of_story[pile.story[page]]++ < most_of_story) pages.push_back(page);
    std::ranges::sort(pages);
    Window w;
    PairScores s;
    for (uint32_t b = 0; b < pages.size(); ++b) {
      w.pages.push_back(pile.pages[pages[b]]);
      w.story.push_back(b), w.thread.push_back(b);
      for (uint32_t a = 0; a < b; ++a) {
        if (pile.story[pages[a]] == pile.story[pages[b]]) w.story[b] = w.story[a];
        if (const auto pair = at.find({pages[a], pages[b]}); pair != at.end()) {
          s.event.push_back({a, b, scores.event[pair->second].similarity});
          s.story.push_back(s.event.back());
          s.thread.push_back({a, b, scores.thread[pair->second].similarity});
        }
      }
    }
    out.windows.push_back(std::move(w)), out.scores.push_back(std::move(s));
  }
  return out;
}

struct UntimedJudges {
  Judge picked, any;
};

/// Learns from the windows as if no page told its time, from those that have none, and from piles of windows, for what
/// lies in one library may be months apart; what judges a few pages from what may be picked of the piles.
inline UntimedJudges judges_without_times(const AnnotatedWindows& annotated, const Examples& examples) {
  std::vector<const Window*> windows = pointers_to(annotated.timed);
  std::ranges::copy(pointers_to(annotated.untimed), std::back_inserter(windows));
  const HeldOut held(windows, examples);
  std::vector<Window> bare, piles;
  for (const Window* w : windows) bare.push_back(untimed_copy(*w));
  std::vector<PairScores> scores(bare.size()), pile_scores;
  std::vector<Picked> picked;
  for (uint32_t fold = 0; fold < folds; ++fold) {
    const TrainedForests forests = held.forests(fold, fold);
    const StoryModel model = scoring(forests);
    std::vector<Window> of_fold;
    for (uint32_t w = fold; w < bare.size(); w += folds) {
      scores[w] = scores_of(*windows[w], model, true);
      if (w < annotated.timed.size()) of_fold.push_back(bare[w]);
    }
    piles.push_back(pile_of(of_fold));
    pile_scores.push_back(scores_of(piles.back(), model, true));
    piles.back().pairs.clear();
    picked.push_back(picked_from(piles.back(), pile_scores.back()));
  }
  std::vector<ScoredWindow> all = scored(bare, scores), small;
  std::ranges::copy(scored(piles, pile_scores), std::back_inserter(all));
  for (uint32_t fold = 0; fold < folds; ++fold)
    for (size_t w = 0; w < picked[fold].windows.size(); ++w)
      small.push_back({&picked[fold].windows[w], &picked[fold].scores[w], fold});
  return {train_judge(small), train_judge(all)};
}

}  // namespace tawatur::training
