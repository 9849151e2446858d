// Stories beside two plain ways of grouping news, on the same windows: TF-IDF with average linkage, and TF-IDF in a
// single pass (each page joins the nearest story so far or opens one). The model of each window never saw it; the
// plain ways take the threshold that is best over all windows, which is kind to them.
//   bench_story STORIES_FOLDER [training/story_windows.tsv NEWS_FOLDER]
#include <fmt/format.h>

#include <functional>

#include "../training/story_figures.h"
#include "../training/story_judge.h"

namespace {

using namespace tawatur;
using namespace tawatur::training;

std::vector<LinkageEdge> cosines(const Window& w) {
  std::vector<LinkageEdge> out;
  for (const StoryPair& p : w.pairs)
    out.push_back({p.a, p.b, p.evidence.signs[static_cast<size_t>(StorySign::cosine)]});
  return out;
}

std::vector<uint32_t> single_pass(size_t pages, std::span<const LinkageEdge> edges, double threshold) {
  std::vector<std::vector<std::pair<uint32_t, float>>> before(pages);
  for (const LinkageEdge& e : edges) before[e.b].emplace_back(e.a, e.similarity);
  std::vector<uint32_t> story(pages), size(pages, 0);
  for (uint32_t p = 0; p < pages; ++p) {
    std::map<uint32_t, double> sums;
    for (const auto& [other, cosine] : before[p]) sums[story[other]] += double{cosine};
    story[p] = p;
    double nearest = threshold;
    for (const auto& [s, sum] : sums)
      if (sum / size[s] >= nearest) nearest = sum / size[s], story[p] = s;
    ++size[story[p]];
  }
  return story;
}

using Way = std::function<std::vector<uint32_t>(size_t window, double threshold)>;

struct Row {
  double b3 = 0, pairs = 0;
  std::string text;
};

Row row_of(std::span<const Window> windows, const Way& way, double threshold) {
  Row row;
  for (size_t w = 0; w < windows.size(); ++w) {
    const StoryFigures f = measure(way(w, threshold), windows[w].story);
    row.b3 += f.b3() / static_cast<double>(windows.size()),
        row.pairs += f.pairs() / static_cast<double>(windows.size());
    row.text += fmt::format(" {:.3f}/{:.3f} |", f.b3(), f.pairs());
  }
  return row;
}

void print(const char* name, const Row& row, double threshold) {
  fmt::print("| {} ({:.2f}) |{} {:.3f}/{:.3f} |\n", name, threshold, row.text, row.b3, row.pairs);
}

void print_best(const char* name, std::span<const Window> windows, const Way& way) {
  Row best;
  double at = 0;
  for (double t = 0.05; t < 0.6; t += 0.025)
    if (Row row = row_of(windows, way, t); row.b3 > best.b3) best = std::move(row), at = t;
  print(name, best, at);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2 || !std::filesystem::is_directory(arguments[1])) {
    fmt::print("bench_story STORIES_FOLDER [OWN.tsv NEWS_FOLDER]; skipped: no folder of annotated windows\n");
    return 0;
  }
  const std::vector<Window> windows =
      read_windows(arguments[1], count > 3 ? arguments[2] : "", count > 3 ? arguments[3] : "").timed;
  const HeldOutStories held = held_out_stories(windows);
  fmt::print("| story B³/pairs F1 (threshold) |");
  for (const Window& w : windows) fmt::print(" {} |", w.name);
  fmt::print(" mean |\n");
  const double threshold = double{story_thresholds.story};
  print("ours, held out",
        row_of(
            windows, [&](size_t w, double) { return held.stories[w]; }, threshold),
        threshold);
  print("pairs alone, held out",
        row_of(
            windows,
            [&](size_t w, double t) {
              return average_linkage(singles(windows[w].pages.size()), held.scores[w].story, t);
            },
            threshold),
        threshold);
  double threads = 0;
  for (size_t w = 0; w < windows.size(); ++w)
    threads += measure(average_linkage(held.stories[w], held.scores[w].thread, double{story_thresholds.thread}),
                       windows[w].thread)
                   .b3() /
               static_cast<double>(windows.size());
  fmt::print("threads, held out: {:.3f}\n", threads);
  print_best("TF-IDF, average linkage", windows, [&](size_t w, double t) {
    return average_linkage(singles(windows[w].pages.size()), cosines(windows[w]), t);
  });
  print_best("TF-IDF, single pass", windows,
             [&](size_t w, double t) { return single_pass(windows[w].pages.size(), cosines(windows[w]), t); });
  return 0;
}
