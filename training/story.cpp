// Makes models/story.bin: train_story OUT FOLDER OWN.tsv NEWS, where FOLDER holds NAME.pages.jsonl and NAME.gold.json
// of annotated windows, OWN.tsv is story_windows.tsv and NEWS has its pages. The judge of groups learns from pairs
// scored by models that did not see them. With --misses prints them and what pages without times come to, held out;
// bench_story measures whole windows held out.
#include <cstdio>
#include <string>

#include "base/model_file.h"
#include "story_figures.h"
#include "story_untimed.h"

using namespace tawatur;
using namespace tawatur::training;

namespace {

void print_misses(const Window& w, std::span<const uint32_t> said, const PairScores& scores) {
  std::map<std::pair<uint32_t, uint32_t>, float> p;
  for (const LinkageEdge& e : scores.event) p[{e.a, e.b}] = e.similarity;
  for (uint32_t a = 0; a < said.size(); ++a)
    for (uint32_t b = a + 1; b < said.size(); ++b) {
      const bool together = said[a] == said[b], truth = w.story[a] == w.story[b];
      if (together == truth) continue;
      std::printf("MISS %s %s p=%.3f | %s | %s\n", w.name.c_str(), together ? "false-merge" : "false-split",
                  p.contains({a, b}) ? p[{a, b}] : 0.0f, w.titles[a].c_str(), w.titles[b].c_str());
    }
}

/// Held out: windows that have no times.
void print_windows_without(std::span<const Window> windows, const Examples& examples, uint32_t first_group,
                           float threshold) {
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const TrainedForests forests = train(examples, [&](uint32_t group) { return group != first_group + w; });
    const StoryModel model = scoring(forests);
    const StoryFigures f = measure(stories_of(windows[w], model, threshold), windows[w].story);
    std::printf("%s, which has no times: %.3f/%.3f (P %.3f R %.3f)\n", windows[w].name.c_str(), f.b3(), f.pairs(),
                f.precision, f.recall);
  }
}

/// Held out, times taken away: each window alone, and in a pile with all others.
void print_untimed(const char* name, std::span<const Window> windows, const Window& pile, const Examples& examples,
                   float threshold) {
  double alone = 0, pairs = 0, piled = 0;
  const auto count = static_cast<double>(windows.size());
  uint32_t first = 0;
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const TrainedForests forests = train(examples, [w](uint32_t group) { return group != w; });
    const StoryModel model = scoring(forests);
    const Window& one = windows[w];
    const StoryFigures f = measure(stories_of(one, model, threshold, true), one.story);
    const auto last = first + static_cast<uint32_t>(one.pages.size());
    const StoryFigures g = measure(stories_of(pile, model, threshold), pile.story, first, last);
    first = last;
    std::printf("%s: %s %.3f/%.3f (P %.3f R %.3f); in the pile of all %.3f (P %.3f R %.3f)\n", name, one.name.c_str(),
                f.b3(), f.pairs(), f.precision, f.recall, g.b3(), g.precision, g.recall);
    alone += f.b3() / count, pairs += f.pairs() / count, piled += g.b3() / count;
  }
  std::printf("%s: mean %.4f pairs %.4f; in the pile %.4f\n", name, alone, pairs, piled);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("train_story OUT STORIES_FOLDER [OWN.tsv NEWS_FOLDER] [--misses]\n", stderr);
    return 2;
  }
  const bool misses = std::string_view(arguments[count - 1]) == "--misses";
  const bool own = count - misses > 4;
  std::vector<PageProfile> far;
  const AnnotatedWindows annotated = read_windows(arguments[2], own ? arguments[3] : "", own ? arguments[4] : "", &far);
  const std::vector<Window>& windows = annotated.timed;
  const std::vector<PairScores> scores = HeldOut(pointers_to(windows), timed_examples(windows)).scores();
  const auto all = [](uint32_t) { return true; };
  const Judge judge = train_judge(scored(windows, scores));
  const StoryModel judging_all = judging(judge);
  std::vector<std::vector<uint32_t>> stories;
  for (uint32_t w = 0; w < windows.size(); ++w) stories.push_back(settled_stories(windows[w], scores[w], judging_all));
  StoryThresholds best = story_thresholds;
  double best_thread = 0;
  for (float t = 0.20f; t < 0.60f; t += 0.05f) {
    double b3 = 0;
    std::printf("thread threshold %.2f:", t);
    for (uint32_t w = 0; w < windows.size(); ++w) {
      const StoryFigures f = measure(average_linkage(stories[w], scores[w].thread, t), windows[w].thread);
      std::printf("  %.3f (P %.3f R %.3f)", f.b3(), f.precision, f.recall);
      b3 += f.b3() / static_cast<double>(windows.size());
    }
    std::printf("  mean %.4f\n", b3);
    if (b3 > best_thread) best_thread = b3, best.thread = t;
  }
  if (misses)
    for (uint32_t w = 0; w < windows.size(); ++w) print_misses(windows[w], stories[w], scores[w]);
  const Window pile = pile_of(windows);
  const std::vector<FarPair> far_apart = far_pairs(windows, std::move(far));
  const Examples untimed_from = untimed_examples(annotated, pile, far_apart);
  const Examples one_moment_from = one_moment_examples(windows);
  if (misses) {
    print_untimed("one moment", windows, pile, one_moment_from, best.story);
    print_untimed("without times", windows, pile, untimed_from, best.story);
    print_windows_without(annotated.untimed, untimed_from, static_cast<uint32_t>(windows.size()), best.story);
  }
  const UntimedJudges untimed_judges = judges_without_times(annotated, untimed_from);
  const TrainedForests timed = train(timed_examples(windows), all), one_moment = train(one_moment_from, all),
                       untimed = train(untimed_from, all);
  const std::string about =
      "Boosted trees over pairs of pages and of parts of groups, trained on annotated windows of ANT corpus articles "
      "(2018); "
      "annotations are the project's own";
  std::ofstream(arguments[1], std::ios::binary) << frame_model(
      StoryModel::magic, StoryModel::version, about,
      story_model_payload({timed, one_moment, untimed}, {untimed_judges.picked, untimed_judges.any, judge}, best));
  return 0;
}
