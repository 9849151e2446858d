#pragma once
// Annotated windows for the models of stories and for measuring: pages, gold, pairs, and what a model says of them.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/hash.h"
#include "base/resource.h"
#include "names/mention.h"
#include "source/source.h"
#include "story/candidates.h"
#include "story/linkage.h"
#include "story/model.h"
#include "story/page_graph.h"
#include "story_trees.h"
#include "story_weights.h"

namespace tawatur::training {

struct StoryPair {
  uint32_t a, b;
  PairEvidence evidence;
};

struct Window {
  std::string name;
  std::vector<PageProfile> pages;
  std::vector<std::string> titles;
  std::vector<uint32_t> story, thread;  // gold labels
  std::vector<StoryPair> pairs;
};

/// Of the news outside the windows, one page in so many is read, to learn from pages that are far apart.
inline constexpr uint64_t far_every = 6;

using Gold = std::map<std::string, std::pair<std::string, std::string>>;

inline Gold read_gold(const std::string& file) {
  Gold gold;
  simdjson::dom::parser parser;
  simdjson::dom::object pages;
  if (parser.load(file).get(pages)) return gold;
  for (const auto& [id, value] : pages) {
    std::string_view story, thread;
    if (value["story"].get(story)) continue;
    if (value["thread"].get(thread)) thread = story;
    gold[std::string(id)] = {std::string(story), std::string(thread)};
  }
  return gold;
}

/// Windows that grow while their pages are read.
class Windows {
 public:
  explicit Windows(bool read_far) : read_far_(read_far) {}
  void add_gold(const std::string& window, Gold gold) {
    for (auto& [id, labels] : gold) window_of_[id] = window;
    gold_[window] = std::move(gold);
  }
  void read(const std::vector<std::string>& inputs) {
    read_inputs(inputs, {}, [&](Result<Record> record) {
      if (record && window_of_.contains(record->id))
        add(std::move(*record));
      else if (read_far_ && record && hash_bytes(record->id) % far_every == 0)
        add_far(std::move(*record));
      return true;
    });
  }
  std::vector<PageProfile> take_far() { return std::move(far_); }
  std::vector<Window> take() {
    std::vector<Window> out;
    for (auto& [name, filling] : filling_) {
      find_pairs(filling.window);
      out.push_back(std::move(filling.window));
    }
    return out;
  }

 private:
  struct Filling {
    Window window;
    std::map<std::string, uint32_t> stories, threads;
  };

  void add(Record record) {
    auto page = read_article(std::move(record), {});
    const auto name = page ? window_of_.extract(page->id) : decltype(window_of_)::node_type();
    if (name.empty()) return;
    Filling& to = filling_[name.mapped()];
    const auto& [story, thread] = gold_[name.mapped()].at(name.key());
    to.window.name = name.mapped();
    to.window.titles.push_back(page->title.value_or(""));
    to.window.pages.push_back(profile_of(read_page(std::move(*page)), Background::built_in()));
    to.window.story.push_back(to.stories.emplace(story, to.stories.size()).first->second);
    to.window.thread.push_back(to.threads.emplace(thread, to.threads.size()).first->second);
  }
  void add_far(Record record) {
    auto page = read_article(std::move(record), {});
    if (page && page->published) far_.push_back(profile_of(read_page(std::move(*page)), Background::built_in()));
  }
  static void find_pairs(Window& w) {
    CandidateIndex index;
    for (uint32_t b = 0; b < w.pages.size(); ++b) {
      for (const uint32_t a : index.candidates(w.pages[b]))
        w.pairs.push_back({a, b, evidence_of(w.pages[a], w.pages[b])});
      index.add(b, w.pages[b]);
    }
    std::printf("%s: %zu pages, %zu candidate pairs\n", w.name.c_str(), w.pages.size(), w.pairs.size());
  }

  std::map<std::string, std::string> window_of_;  // by id of pages that are still to be read
  std::map<std::string, Gold> gold_;
  std::map<std::string, Filling> filling_;
  const bool read_far_;
  std::vector<PageProfile> far_;
};

/// training/story_windows.tsv: window, page, story, thread.
inline std::map<std::string, Gold> read_own(const std::string& file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  std::map<std::string, Gold> out;
  for (const auto& row : table_rows(text))
    if (row.size() == 4) out[std::string(row[0])][std::string(row[1])] = {std::string(row[2]), std::string(row[3])};
  return out;
}

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
inline constexpr PairWeights story_weights{12, 1}, thread_weights{3, 0.5f};
/// Pages without times are asked more, so what is together weighs less there.
inline constexpr PairWeights untimed_weights{3, 0.5f};

inline std::vector<WeighedExample> examples_of(std::span<const Window> windows,
                                               const std::vector<uint32_t> Window::*label, PairWeights weights) {
  std::vector<WeighedExample> out;
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const std::vector<uint32_t>& labels = windows[w].*label;
    std::vector<float> size(labels.size(), 0);
    for (const uint32_t l : labels) ++size[l];
    for (const StoryPair& p : windows[w].pairs) {
      const bool same = labels[p.a] == labels[p.b];
      const float importance = same ? weights.gain / std::pow(size[labels[p.a]], weights.fall) : 1;
      out.push_back({&p.evidence, same ? 1.0f : 0.0f, importance, w, w});
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

struct StoryFigures {
  double precision = 0, recall = 0, pairs_said = 0, pairs_gold = 0, pairs_hit = 0;
  double b3() const { return 2 * precision * recall / (precision + recall); }
  double pairs() const { return pairs_hit == 0 ? 0 : 2 * pairs_hit / (pairs_said + pairs_gold); }
};

/// B³ of the pages from `begin` to `end`, in whatever company they are.
inline StoryFigures measure(std::span<const uint32_t> said, std::span<const uint32_t> gold, uint32_t begin,
                            uint32_t end) {
  StoryFigures f;
  std::map<uint32_t, double> s, g;
  std::map<std::pair<uint32_t, uint32_t>, double> both;
  for (size_t i = 0; i < said.size(); ++i) ++s[said[i]], ++g[gold[i]], ++both[{said[i], gold[i]}];
  for (uint32_t i = begin; i < end; ++i) {
    const double shared = both[{said[i], gold[i]}] / (end - begin);
    f.precision += shared / s[said[i]], f.recall += shared / g[gold[i]];
  }
  return f;
}

inline StoryFigures measure(std::span<const uint32_t> said, std::span<const uint32_t> gold) {
  StoryFigures f;
  std::map<uint32_t, double> s, g;
  std::map<std::pair<uint32_t, uint32_t>, double> both;
  for (size_t i = 0; i < said.size(); ++i) ++s[said[i]], ++g[gold[i]], ++both[{said[i], gold[i]}];
  const auto n = static_cast<double>(said.size());
  for (const auto& [key, count] : both) {
    f.precision += count * count / s[key.first] / n, f.recall += count * count / g[key.second] / n;
    f.pairs_hit += count * (count - 1) / 2;
  }
  for (const auto& [key, count] : s) f.pairs_said += count * (count - 1) / 2;
  for (const auto& [key, count] : g) f.pairs_gold += count * (count - 1) / 2;
  return f;
}

/// By pair of the window. `story` is `event` where crowds count.
struct PairScores {
  std::vector<LinkageEdge> event, story, thread;
};

/// Likelihoods as PageGraph has them (windows are too short for fading).
inline PairScores scores_of(const Window& w, const StoryModel& model) {
  PairScores out;
  std::vector<float> crowd(w.pages.size(), 0), bursts;
  for (const StoryPair& p : w.pairs) {
    const float event = model.same_story(p.evidence), thread = model.same_thread(p.evidence.signs);
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

inline std::vector<uint32_t> stories_of(const Window& w, const StoryModel& model, float threshold) {
  return average_linkage(singles(w.pages.size()), scores_of(w, model).story, threshold);
}

/// STORIES_FOLDER holds NAME.pages.jsonl and NAME.gold.json; OWN.tsv is story_windows.tsv and `news` has its pages
/// (both may be empty).
inline std::vector<Window> read_windows(const std::string& folder, const std::string& own, const std::string& news,
                                        std::vector<PageProfile>* far = nullptr) {
  Windows reading(far != nullptr);
  std::vector<std::string> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename(), name = file.substr(0, file.find('.'));
    if (file.ends_with(".gold.json")) reading.add_gold(name, read_gold(entry.path()));
    if (file.ends_with(".pages.jsonl")) inputs.push_back(entry.path());
  }
  std::ranges::sort(inputs);
  reading.read(inputs);
  if (!own.empty()) {
    for (auto& [name, gold] : read_own(own)) reading.add_gold(name, std::move(gold));
    reading.read({news});
  }
  if (far) *far = reading.take_far();
  return reading.take();
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

/// All windows' pages as if none told its time: pages of different windows are of different events, and that is how it
/// is learnt that pages without times may be months apart.
inline Window pile_of(std::span<const Window> windows) {
  Window pile;
  pile.name = "pile";
  uint32_t stories = 0, threads = 0;
  for (const Window& w : windows) {
    for (uint32_t p = 0; p < w.pages.size(); ++p) {
      pile.pages.push_back(w.pages[p]);
      pile.pages.back().has_day = false;
      pile.story.push_back(stories + w.story[p]), pile.thread.push_back(threads + w.thread[p]);
    }
    stories += *std::ranges::max_element(w.story) + 1, threads += *std::ranges::max_element(w.thread) + 1;
  }
  CandidateIndex index;
  for (uint32_t b = 0; b < pile.pages.size(); ++b) {
    for (const uint32_t a : index.candidates(pile.pages[b]))
      pile.pairs.push_back({a, b, evidence_of(pile.pages[a], pile.pages[b])});
    index.add(b, pile.pages[b]);
  }
  return pile;
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

/// Topics run on from window to window, so that pairs across windows teach nothing of threads. Refers to the pile and
/// the far pairs.
inline Examples untimed_examples(std::span<const Window> windows, const Window& pile, std::span<const FarPair> far) {
  Examples out = timed_examples(windows, untimed_weights);
  out.times = PairTimes::unknown;
  std::vector<uint32_t> window_of;
  for (uint32_t w = 0; w < windows.size(); ++w) window_of.resize(window_of.size() + windows[w].pages.size(), w);
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

/// Pair scores of windows by models that did not see them.
class HeldOut {
 public:
  explicit HeldOut(std::span<const Window> windows) : windows_(windows), examples_(timed_examples(windows)) {}

  /// Of the windows in folds a and b, by a model that saw neither; the others' are empty.
  std::vector<PairScores> scores(uint32_t a, uint32_t b) const {
    const auto held = [&](uint32_t window) { return fold_of(window) == a || fold_of(window) == b; };
    const TrainedForests forests = train(examples_, [&](uint32_t window) { return !held(window); });
    const StoryModel model({forests, forests, forests}, {}, {});
    std::vector<PairScores> out(windows_.size());
    for (uint32_t w = 0; w < windows_.size(); ++w)
      if (held(w)) out[w] = scores_of(windows_[w], model);
    return out;
  }

 private:
  std::span<const Window> windows_;
  Examples examples_;
};

}  // namespace tawatur::training
