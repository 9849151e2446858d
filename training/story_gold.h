#pragma once
// Annotated windows for the models of stories and for measuring: pages, gold and candidate pairs.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/hash.h"
#include "base/resource.h"
#include "source/source.h"
#include "story/candidates.h"
#include "story/pair.h"

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

/// Windows whose pages tell when they appeared, and those whose pages do not.
struct AnnotatedWindows {
  std::vector<Window> timed, untimed;
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

/// The pairs that the program would compare.
inline void find_pairs(Window& w) {
  CandidateIndex index;
  for (uint32_t b = 0; b < w.pages.size(); ++b) {
    for (const uint32_t a : index.candidates(w.pages[b]))
      w.pairs.push_back({a, b, evidence_of(w.pages[a], w.pages[b])});
    index.add(b, w.pages[b]);
  }
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
  AnnotatedWindows take() {
    AnnotatedWindows out;
    for (auto& [name, filling] : filling_) {
      Window& w = filling.window;
      find_pairs(w);
      std::printf("%s: %zu pages, %zu candidate pairs\n", w.name.c_str(), w.pages.size(), w.pairs.size());
      const bool timed = std::ranges::any_of(w.pages, &PageProfile::has_day);
      (timed ? out.timed : out.untimed).push_back(std::move(w));
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

/// STORIES_FOLDER holds NAME.pages.jsonl and NAME.gold.json; OWN.tsv is story_windows.tsv and `news` has its pages
/// (both may be empty).
inline AnnotatedWindows read_windows(const std::string& folder, const std::string& own, const std::string& news,
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
  find_pairs(pile);
  return pile;
}

}  // namespace tawatur::training
