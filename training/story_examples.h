#pragma once
// What the models of pairs learn from, the forests and weights they come to, and what these say of windows they did
// not see.
#include <cmath>

#include "story/linkage.h"
#include "story/page_graph.h"
#include "story_gold.h"
#include "story_trees.h"
#include "story_weights.h"

namespace tawatur::training {

inline constexpr double far_days = 10;  // then a page hardly reports the same event
inline constexpr uint32_t far_pairs_every = 8;
inline constexpr float far_importance = 2.5;

/// Of the pairs of pages of different windows, one in so many is learnt from, and so much it counts.
inline constexpr uint32_t across_every = 5;
inline constexpr float across_importance = 1;

/// Pairs of a group of n pages weigh `gain` / n^`fall` each, so that a giant event does not drown the small ones: all
/// pairs of a story together weigh as its pages do where `fall` is 1.
struct PairWeights {
  float gain, fall;
};
inline float importance_of(float pages, PairWeights weights) { return weights.gain / std::pow(pages, weights.fall); }
inline constexpr PairWeights story_weights{12, 1}, thread_weights{3, 0.5f};
/// Pages without times are asked more, so what is together weighs less there.
inline constexpr PairWeights untimed_weights{3, 0.5f};

inline std::vector<WeighedExample> examples_of(std::span<const Window> windows,
                                               const std::vector<uint32_t> Window::*label, PairWeights weights,
                                               uint32_t first_group = 0) {
  std::vector<WeighedExample> out;
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const std::vector<uint32_t>& labels = windows[w].*label;
    std::vector<float> size(labels.size(), 0);
    for (const uint32_t l : labels) ++size[l];
    for (const StoryPair& p : windows[w].pairs) {
      const bool same = labels[p.a] == labels[p.b];
      const float importance = same ? importance_of(size[labels[p.a]], weights) : 1;
      out.push_back({&p.evidence, same ? 1.0f : 0.0f, importance, first_group + w, first_group + w});
    }
  }
  return out;
}

/// What the trees look at.
inline std::vector<Example> signs_of(std::span<const WeighedExample> examples) {
  std::vector<Example> out;
  for (const WeighedExample& e : examples)
    out.push_back({e.evidence->signs, e.truth, e.importance, e.group, e.other_group});
  return out;
}

/// The sums over words, which grow with the pages, are not learnt from where times are missing: pages without times
/// come from elsewhere, and their lengths are not those of the windows.
inline constexpr std::array length_signs{StorySign::rare_lead_shared, StorySign::shorter, StorySign::longer,
                                         StorySign::length_ratio};
inline constexpr size_t text_kinds = term_classes * term_rarities;  // details of what both have in the text alone

/// Signs of a pair of which one has no time.
inline StorySigns without_times(StorySigns signs, PairTimes times = PairTimes::unknown) {
  signs[static_cast<size_t>(StorySign::hours_apart)] = not_told(times);
  for (const StorySign sum : length_signs) signs[static_cast<size_t>(sum)] = 0;
  return signs;
}

inline bool seen_without_times(size_t value) {
  if (value >= story_sign_count) return value >= story_sign_count + text_kinds;
  const auto sign = static_cast<StorySign>(value);
  return sign != StorySign::hours_apart && std::ranges::find(length_signs, sign) == length_signs.end();
}

/// By pair of the window. `story` is `event` where crowds count.
struct PairScores {
  std::vector<LinkageEdge> event, story, thread;
};

/// Likelihoods as PageGraph has them (windows are too short for fading). As if no page told its time where `untimed`.
inline PairScores scores_of(const Window& w, const StoryModel& model, bool untimed = false) {
  PairScores out;
  std::vector<float> crowd(w.pages.size(), 0), bursts;
  for (const StoryPair& p : w.pairs) {
    PairEvidence bare;
    if (untimed) bare = p.evidence, bare.signs = without_times(bare.signs);
    const PairEvidence& evidence = untimed ? bare : p.evidence;
    const float event = model.same_story(evidence), thread = model.same_thread(evidence.signs);
    out.event.push_back({p.a, p.b, event}), out.thread.push_back({p.a, p.b, thread});
    bursts.push_back(PageGraph::burst_of(event, thread));
    crowd[p.a] += bursts.back(), crowd[p.b] += bursts.back();
  }
  for (size_t i = 0; i < w.pairs.size(); ++i) {
    const auto [a, b, event] = out.event[i];
    out.story.push_back({a, b, PageGraph::in_crowd(event, bursts[i], std::min(crowd[a], crowd[b]))});
  }
  return out;
}

inline std::vector<uint32_t> singles(size_t n) {
  std::vector<uint32_t> out(n);
  for (uint32_t i = 0; i < n; ++i) out[i] = i;
  return out;
}

inline std::vector<uint32_t> stories_of(const Window& w, const StoryModel& model, float threshold,
                                        bool untimed = false) {
  return average_linkage(singles(w.pages.size()), scores_of(w, model, untimed).story, threshold);
}

struct Examples {
  std::vector<WeighedExample> story, thread;
  PairTimes times = PairTimes::told;  // as which the pairs are read
};

inline Examples timed_examples(std::span<const Window> windows, PairWeights weights = story_weights) {
  return {examples_of(windows, &Window::story, weights), examples_of(windows, &Window::thread, thread_weights)};
}

inline Examples one_moment_examples(std::span<const Window> windows, PairWeights weights = story_weights) {
  Examples out = timed_examples(windows, weights);
  out.times = PairTimes::one_moment;
  return out;
}

/// Pairs of a window's page and one of the news that appeared weeks away: candidates as among pages without times.
struct FarPair {
  uint32_t window;
  PairEvidence evidence;
};
inline std::vector<FarPair> far_pairs(std::span<const Window> windows, std::vector<PageProfile> far) {
  CandidateIndex index;
  std::vector<double> day;
  for (uint32_t p = 0; p < far.size(); ++p) {
    day.push_back(far[p].day);
    far[p].has_day = false;
    index.add(p, far[p]);
  }
  std::vector<FarPair> out;
  for (uint32_t w = 0; w < windows.size(); ++w)
    for (PageProfile page : windows[w].pages) {
      page.has_day = false;
      for (const uint32_t other : index.candidates(page))
        if (std::abs(day[other] - page.day) > far_days && (page.identity ^ far[other].identity) % far_pairs_every == 0)
          out.push_back({w, evidence_of(page, far[other])});
    }
  return out;
}

/// Topics run on from window to window, so that pairs across windows teach nothing of threads. Windows without times
/// are groups behind the others. Refers to the windows, the pile of the timed ones and the far pairs.
inline Examples untimed_examples(const AnnotatedWindows& windows, const Window& pile, std::span<const FarPair> far) {
  Examples out = timed_examples(windows.timed, untimed_weights);
  out.times = PairTimes::unknown;
  const auto first = static_cast<uint32_t>(windows.timed.size());
  std::ranges::copy(examples_of(windows.untimed, &Window::story, untimed_weights, first),
                    std::back_inserter(out.story));
  std::ranges::copy(examples_of(windows.untimed, &Window::thread, thread_weights, first),
                    std::back_inserter(out.thread));
  std::vector<uint32_t> window_of;
  for (uint32_t w = 0; w < windows.timed.size(); ++w)
    window_of.resize(window_of.size() + windows.timed[w].pages.size(), w);
  for (const StoryPair& p : pile.pairs) {
    const uint32_t a = window_of[p.a], b = window_of[p.b];
    if (a != b && (p.a + p.b) % across_every == 0) out.story.push_back({&p.evidence, 0, across_importance, a, b});
  }
  for (const FarPair& p : far) out.story.push_back({&p.evidence, 0, far_importance, p.window, p.window});
  return out;
}

struct TrainedForests {
  std::vector<StoryTree> story, thread;
  std::vector<float> weights;
  operator StoryForests() const { return {story, thread, weights}; }
};

/// A model that only scores pairs, whatever the times. Refers to the forests.
inline StoryModel scoring(const StoryForests& forests) { return StoryModel({forests, forests, forests}, {}, {}); }

inline TrainedForests train(const Examples& examples, const std::function<bool(uint32_t)>& use) {
  std::vector<Example> story = signs_of(examples.story), thread = signs_of(examples.thread);
  const bool told = examples.times == PairTimes::told;
  if (!told)
    for (std::vector<Example>* const of : {&story, &thread})
      for (Example& e : *of) e.signs = without_times(e.signs, examples.times);
  TrainedForests out{boost(story, use, {}), boost(thread, use, {}), {}};
  // across years the weights of topics mislead: there the trees decide alone
  if (examples.times != PairTimes::unknown)
    out.weights = fit_weights(examples.story, use, [told](size_t value) { return told || seen_without_times(value); });
  return out;
}

/// Windows are held out in so many parts, for a model by window, and by pair of windows for the judge, takes too long.
inline constexpr uint32_t folds = 7;
constexpr uint32_t fold_of(uint32_t window) { return window % folds; }

/// Pair scores of windows by models that did not see them. Windows are the examples' groups, in this order.
class HeldOut {
 public:
  HeldOut(std::vector<const Window*> windows, Examples examples)
      : windows_(std::move(windows)), examples_(std::move(examples)) {}

  /// Learnt from the windows outside folds a and b.
  TrainedForests forests(uint32_t a, uint32_t b) const {
    return train(examples_, [&](uint32_t window) { return fold_of(window) != a && fold_of(window) != b; });
  }
  /// Of the windows in folds a and b, by a model that saw neither; the others' are empty.
  std::vector<PairScores> scores(uint32_t a, uint32_t b) const {
    const TrainedForests trained = forests(a, b);
    const StoryModel model = scoring(trained);
    std::vector<PairScores> out(windows_.size());
    for (uint32_t w = 0; w < windows_.size(); ++w)
      if (fold_of(w) == a || fold_of(w) == b)
        out[w] = scores_of(*windows_[w], model, examples_.times == PairTimes::unknown);
    return out;
  }
  /// Of all windows, each by a model that did not see its fold.
  std::vector<PairScores> scores() const {
    std::vector<PairScores> out(windows_.size());
    for (uint32_t fold = 0; fold < folds; ++fold) {
      std::vector<PairScores> part = scores(fold, fold);
      for (uint32_t w = fold; w < windows_.size(); w += folds) out[w] = std::move(part[w]);
    }
    return out;
  }

 private:
  std::vector<const Window*> windows_;
  Examples examples_;
};

inline std::vector<const Window*> pointers_to(std::span<const Window> windows) {
  std::vector<const Window*> out;
  for (const Window& w : windows) out.push_back(&w);
  return out;
}

/// As if no page told its time; without pairs, for judging what was scored.
inline Window untimed_copy(const Window& w) {
  Window out{w.name, w.pages, w.titles, w.story, w.thread, {}};
  for (PageProfile& page : out.pages) page.has_day = false;
  return out;
}

}  // namespace tawatur::training
