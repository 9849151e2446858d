// Makes models/story.bin: train_story OUT FOLDER, where FOLDER holds NAME.pages.jsonl and NAME.gold.json of annotated
// windows. Prints, for each window, the figures of a model that never saw it (leave one window out), then trains on
// all.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "language/model_file.h"
#include "names/mention.h"
#include "source/source.h"
#include "story/candidates.h"
#include "story/linkage.h"
#include "story/model.h"
#include "story/page_graph.h"
#include "story_trees.h"

using namespace tawatur;
using namespace tawatur::training;

namespace {

struct Pair {
  uint32_t a, b;
  StorySigns signs;
};

struct Window {
  std::string name;
  std::vector<PageProfile> pages;
  std::vector<std::string> ids, titles;
  std::vector<uint32_t> story, thread;  // gold labels
  std::vector<Pair> pairs;
};

using Gold = std::map<std::string, std::pair<std::string, std::string>>;

Gold read_gold(const std::string& file) {
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

Window read_window(const std::string& name, const std::string& pages, const std::string& gold_file) {
  Window out;
  out.name = name;
  const Gold gold = read_gold(gold_file);
  std::map<std::string, uint32_t> stories, threads;
  read_inputs(std::vector<std::string>{pages}, {}, [&](Result<Record> record) {
    if (!record) return true;
    auto page = read_article(std::move(*record), {});
    if (!page || !gold.contains(page->id)) return true;
    const auto& [story, thread] = gold.at(page->id);
    out.ids.push_back(page->id);
    out.titles.push_back(page->title.value_or(""));
    const Reading reading = read_page(std::move(*page));
    out.pages.push_back(profile_of(reading, Background::built_in()));
    out.story.push_back(stories.emplace(story, stories.size()).first->second);
    out.thread.push_back(threads.emplace(thread, threads.size()).first->second);
    return true;
  });
  CandidateIndex index;
  size_t gold_pairs = 0, found = 0, thread_pairs = 0, thread_found = 0;
  for (uint32_t b = 0; b < out.pages.size(); ++b) {
    for (uint32_t a = 0; a < b; ++a)
      gold_pairs += out.story[a] == out.story[b], thread_pairs += out.thread[a] == out.thread[b];
    for (const uint32_t a : index.candidates(out.pages[b])) {
      out.pairs.push_back({a, b, story_signs(out.pages[a], out.pages[b])});
      found += out.story[a] == out.story[b], thread_found += out.thread[a] == out.thread[b];
    }
    index.add(b, out.pages[b]);
  }
  std::printf("%s: %zu pages, %zu candidate pairs of %zu, of the stories' pairs %.3f, of the threads' %.3f\n",
              name.c_str(), out.pages.size(), out.pairs.size(), out.pages.size() * (out.pages.size() - 1) / 2,
              static_cast<double>(found) / static_cast<double>(gold_pairs),
              static_cast<double>(thread_found) / static_cast<double>(thread_pairs));
  return out;
}

/// Pairs of a story of n pages weigh 1/√n each, so that a giant event does not drown the small ones.
std::vector<Example> examples_of(std::span<const Window> windows, const std::vector<uint32_t> Window::*label) {
  std::vector<Example> out;
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const std::vector<uint32_t>& labels = windows[w].*label;
    std::vector<float> size(labels.size(), 0);
    for (const uint32_t l : labels) ++size[l];
    for (const Pair& p : windows[w].pairs) {
      const bool same = labels[p.a] == labels[p.b];
      const float importance = same ? 3 / std::sqrt(size[labels[p.a]]) : 1;
      out.push_back({p.signs, same ? 1.0f : 0.0f, importance, w});
    }
  }
  return out;
}

struct Figures {
  double precision = 0, recall = 0, pairs_said = 0, pairs_gold = 0, pairs_hit = 0;
  double b3() const { return 2 * precision * recall / (precision + recall); }
  double pairs() const { return pairs_hit == 0 ? 0 : 2 * pairs_hit / (pairs_said + pairs_gold); }
};

Figures measure(std::span<const uint32_t> said, std::span<const uint32_t> gold) {
  Figures f;
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

struct Scores {
  std::vector<LinkageEdge> story, thread;
};

Scores scores_of(const Window& w, const StoryModel& model) {
  Scores out;
  for (const Pair& p : w.pairs) {
    out.story.push_back({p.a, p.b, model.same_story(p.signs)});
    out.thread.push_back({p.a, p.b, model.same_thread(p.signs)});
  }
  return out;
}

/// Likelihoods at the level of stories as PageGraph::similarity has them (windows are too short for fading).
std::vector<LinkageEdge> with_crowds(const Window& w, const Scores& scores) {
  std::vector<float> crowd(w.pages.size(), 0);
  for (const LinkageEdge& e : scores.thread) crowd[e.a] += e.similarity, crowd[e.b] += e.similarity;
  std::vector<LinkageEdge> out = scores.story;
  for (size_t i = 0; i < out.size(); ++i)
    out[i].similarity =
        PageGraph::in_crowd(out[i].similarity, scores.thread[i].similarity, std::min(crowd[out[i].a], crowd[out[i].b]));
  return out;
}

std::vector<uint32_t> singles(size_t n) {
  std::vector<uint32_t> out(n);
  for (uint32_t i = 0; i < n; ++i) out[i] = i;
  return out;
}

void print_misses(const Window& w, std::span<const uint32_t> said, const Scores& scores) {
  std::map<std::pair<uint32_t, uint32_t>, float> p;
  for (const LinkageEdge& e : scores.story) p[{e.a, e.b}] = e.similarity;
  for (uint32_t a = 0; a < said.size(); ++a)
    for (uint32_t b = a + 1; b < said.size(); ++b) {
      const bool together = said[a] == said[b], truth = w.story[a] == w.story[b];
      if (together == truth) continue;
      std::printf("MISS %s %s p=%.3f | %s | %s\n", w.name.c_str(), together ? "false-merge" : "false-split",
                  p.contains({a, b}) ? p[{a, b}] : 0.0f, w.titles[a].c_str(), w.titles[b].c_str());
    }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("train_story OUT FOLDER [--misses]\n", stderr);
    return 2;
  }
  const bool misses = count > 3 && std::string_view(arguments[3]) == "--misses";
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[2])) {
    const std::string file = entry.path().filename();
    if (file.ends_with(".gold.json")) names.insert(file.substr(0, file.size() - 10));
  }
  std::vector<Window> windows;
  const std::string folder = std::string(arguments[2]) + "/";
  for (const std::string& name : names)
    windows.push_back(read_window(name, folder + name + ".pages.jsonl", folder + name + ".gold.json"));

  const std::vector<Example> story_examples = examples_of(windows, &Window::story),
                             thread_examples = examples_of(windows, &Window::thread);
  const BoostOptions options{};
  std::vector<Scores> held;
  for (uint32_t w = 0; w < windows.size(); ++w) {
    const auto others = [w](uint32_t group) { return group != w; };
    const std::vector<StoryTree> story = training::boost(story_examples, others, options),
                                 thread = training::boost(thread_examples, others, options);
    held.push_back(scores_of(windows[w], StoryModel(story, thread, {})));
    held.back().story = with_crowds(windows[w], held.back());
  }
  StoryThresholds best;
  double best_story = 0, best_thread = 0;
  for (float t = 0.10f; t < 0.75f; t += 0.05f) {
    double b3 = 0, pairs = 0;
    std::printf("story threshold %.2f:", t);
    for (uint32_t w = 0; w < windows.size(); ++w) {
      const Figures f = measure(average_linkage(singles(windows[w].pages.size()), held[w].story, t), windows[w].story);
      std::printf("  %.3f (P %.3f R %.3f; pairs %.3f)", f.b3(), f.precision, f.recall, f.pairs());
      b3 += f.b3() / static_cast<double>(windows.size()), pairs += f.pairs() / static_cast<double>(windows.size());
    }
    std::printf("  mean %.4f pairs %.4f\n", b3, pairs);
    if (b3 + pairs / 4 > best_story) best_story = b3 + pairs / 4, best.story = t;
  }
  for (float t = 0.10f; t < 0.65f; t += 0.05f) {
    double b3 = 0;
    std::printf("thread threshold %.2f:", t);
    for (uint32_t w = 0; w < windows.size(); ++w) {
      const auto stories = average_linkage(singles(windows[w].pages.size()), held[w].story, best.story);
      const Figures f = measure(average_linkage(stories, held[w].thread, t), windows[w].thread);
      std::printf("  %.3f (P %.3f R %.3f)", f.b3(), f.precision, f.recall);
      b3 += f.b3() / static_cast<double>(windows.size());
    }
    std::printf("  mean %.4f\n", b3);
    if (b3 > best_thread) best_thread = b3, best.thread = t;
  }
  std::printf("thresholds: story %.2f, thread %.2f\n", best.story, best.thread);
  if (misses)
    for (uint32_t w = 0; w < windows.size(); ++w)
      print_misses(windows[w], average_linkage(singles(windows[w].pages.size()), held[w].story, best.story), held[w]);
  const auto all = [](uint32_t) { return true; };
  const std::vector<StoryTree> story = training::boost(story_examples, all, options),
                               thread = training::boost(thread_examples, all, options);
  const std::string about =
      "Boosted trees over pairs of pages, trained on five annotated two-day windows of ANT corpus articles (2018); "
      "annotations are the project's own";
  std::ofstream(arguments[1], std::ios::binary)
      << frame_model(StoryModel::magic, StoryModel::version, about, story_model_payload(story, thread, best));
  return 0;
}
