// Makes models/lineage.bin: how rare words are in news, and the weights of the three questions of lineage/model.h.
//   train_lineage DATA models/lineage.bin
// DATA holds news/ant-*.jsonl.gz, lineage/{pages.jsonl,gold.json,rewrites.pages.jsonl,rewrites.gold.json},
// groups/{pages.jsonl,copies.json} and
// stories/dev-*.{pages.jsonl,gold.json}: reports of one event by different outlets that share no passages are
// independent. Prints figures of cross-validation in which all pairs of one original stay together.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include "base/hash.h"
#include "language/model_file.h"
#include "lineage/telling.h"
#include "source/source.h"

namespace tawatur::training {
namespace {

// Pairs of one story outnumber annotated pairs a hundred times, and a few of them do come from one text.
constexpr float story_importance = 0.06f;

struct Pages {
  std::map<std::string, Reading> reading;
};

Pages read_pages(const std::string& file) {
  Pages out;
  const std::string inputs[] = {file};
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record) return true;
    if (auto page = read_article(std::move(*record), {})) {
      std::string id = page->id;
      out.reading.emplace(std::move(id), read_page(std::move(*page)));
    }
    return true;
  });
  return out;
}

struct Rarities {
  std::vector<uint32_t> keys;
  std::vector<uint8_t> values;
};

Rarities count_words(const std::string& news) {
  boost::unordered_flat_map<uint32_t, uint32_t> pages_with;
  uint32_t pages = 0;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(news)) {
    if (entry.path().filename().string().starts_with("ant-")) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  read_inputs(files, {}, [&](Result<Record> record) {
    if (!record) return true;
    const auto page = read_article(std::move(*record), {});
    if (!page) return true;
    std::vector<uint32_t> keys;
    for (const Token& t : analyse(page->text, page->title_end).tokens)
      keys.push_back(static_cast<uint32_t>(t.key >> 32));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const uint32_t k : keys) ++pages_with[k];
    ++pages;
    return true;
  });
  Rarities out;
  for (const auto& [key, count] : pages_with) {
    if (count >= 3) out.keys.push_back(key);
  }
  std::ranges::sort(out.keys);
  for (const uint32_t k : out.keys)
    out.values.push_back(static_cast<uint8_t>(std::lround(16 * std::log(double(pages) / pages_with[k]))));
  fmt::print("{} pages of news, {} words\n", pages, out.keys.size());
  return out;
}

struct Example {
  LineageSigns signs;
  float truth, importance;
  uint64_t group;
  std::string what;
};

class Examples {
 public:
  explicit Examples(const LineageModel& model) : model_(model) {}
  std::vector<Example> of[lineage_question_total];

  /// Relation as annotated; `group`: what stays together in cross-validation.
  void add(const Reading& a, const Reading& b, std::string_view relation, float importance, uint64_t group) {
    const WordSequence wa = words_of(a), wb = words_of(b);
    const Alignment alignment = align(wa, wb);
    Example e{compare_tellings(telling_of(a, model_), telling_of(b, model_), {alignment, wa, wb}), 0, importance, group,
              fmt::format("{} {} {}", relation, a.page.id, b.page.id)};
    const bool shares = e.signs[passages_shorter] >= 0.10f;
    const bool derived = relation != "independent" && relation != "unrelated";
    const bool retold = relation == "rewrite" || relation == "translation";
    e.truth = derived;
    if (shares && !retold && importance == 1) of[0].push_back(e);
    if (retold || (!shares && !derived)) of[1].push_back(e);
    e.truth = relation == "translation";
    if (retold) of[2].push_back(e);
  }

 private:
  const LineageModel& model_;
};

void read_pairs(const std::string& folder, const std::string& pages, const std::string& gold, Examples& out) {
  const Pages all = read_pages(folder + pages);
  simdjson::dom::parser parser;
  simdjson::dom::array rows;
  if (parser.load(folder + gold).get(rows)) return;
  for (simdjson::dom::element row : rows) {
    const std::string a{std::string_view(row["a"])}, b{std::string_view(row["b"])};
    const auto x = all.reading.find(a), y = all.reading.find(b);
    if (x == all.reading.end() || y == all.reading.end()) continue;
    // the pairs of one original stand beside each other: original and version, original and other report, version and
    // other report
    static std::map<std::string, uint64_t> group_of;
    const uint64_t group = group_of.contains(a)   ? group_of[a]
                           : group_of.contains(b) ? group_of[b]
                                                  : group_of.size() + 1;
    group_of[a] = group_of[b] = group;
    out.add(x->second, y->second, std::string_view(row["relation"]), 1, group);
  }
}

/// Groups of three reports of one event: {"g00": {"a-b": relation, …}, …}; pages are g00a, g00b, g00c.
void read_groups(const std::string& folder, Examples& out) {
  const Pages all = read_pages(folder + "pages.jsonl");
  simdjson::dom::parser parser;
  simdjson::dom::object groups;
  if (parser.load(folder + "copies.json").get(groups)) return;
  for (const auto& [group, pairs] : groups) {
    simdjson::dom::object relations;
    if (pairs.get(relations)) continue;
    for (const auto& [pair, relation] : relations) {
      const auto x = all.reading.find(std::string(group) + pair.front()),
                 y = all.reading.find(std::string(group) + pair.back());
      if (x != all.reading.end() && y != all.reading.end())
        out.add(x->second, y->second, std::string_view(relation), 1, hash_bytes(group));
    }
  }
}

/// Pairs of one annotated story, of different outlets.
void read_story_pairs(const std::string& pages, const std::string& gold, Examples& out) {
  const Pages all = read_pages(pages);
  simdjson::dom::parser parser;
  simdjson::dom::object rows;
  if (parser.load(gold).get(rows)) return;
  std::map<std::string, std::vector<const Reading*>> stories;
  for (const auto& [id, value] : rows) {
    const auto found = all.reading.find(std::string(id));
    std::string_view story;
    if (found != all.reading.end() && !value["story"].get(story)) stories[std::string(story)].push_back(&found->second);
  }
  for (const auto& [story, members] : stories) {
    for (size_t i = 0; i < members.size(); ++i) {
      for (size_t j = i + 1; j < members.size(); ++j) {
        if (members[i]->page.outlet != members[j]->page.outlet)
          out.add(*members[i], *members[j], "independent", story_importance, hash_bytes(story));
      }
    }
  }
}

/// Logistic regression under L2 on signs brought to unit spread, by gradient descent with momentum.
LineageSigns fit(const std::vector<Example>& rows, std::span<const PairSign> use, double penalty,
                 const std::function<bool(uint64_t)>& learn) {
  std::vector<double> mean(use.size()), spread(use.size()), w(use.size() + 1), velocity(use.size() + 1);
  double total = 0;
  for (const Example& e : rows) {
    if (!learn(e.group)) continue;
    total += e.importance;
    for (size_t i = 0; i < use.size(); ++i) mean[i] += e.importance * e.signs[use[i]];
  }
  for (double& m : mean) m /= total;
  for (const Example& e : rows) {
    for (size_t i = 0; i < use.size(); ++i)
      spread[i] += learn(e.group) ? e.importance * std::pow(e.signs[use[i]] - mean[i], 2) : 0;
  }
  for (double& s : spread) s = std::sqrt(s / total) + 1e-6;
  for (int step = 0; step < 1500; ++step) {
    std::vector<double> slope(w.size());
    for (const Example& e : rows) {
      if (!learn(e.group)) continue;
      double sum = w.back();
      for (size_t i = 0; i < use.size(); ++i) sum += w[i] * (e.signs[use[i]] - mean[i]) / spread[i];
      const double error = e.importance * (1 / (1 + std::exp(-sum)) - e.truth);
      for (size_t i = 0; i < use.size(); ++i) slope[i] += error * (e.signs[use[i]] - mean[i]) / spread[i];
      slope.back() += error;
    }
    for (size_t i = 0; i < use.size(); ++i) slope[i] += penalty * w[i];
    for (size_t i = 0; i < w.size(); ++i) velocity[i] = 0.9 * velocity[i] - 0.3 / total * slope[i], w[i] += velocity[i];
  }
  LineageSigns out{};
  out[always] = static_cast<float>(w.back());
  for (size_t i = 0; i < use.size(); ++i) {
    out[use[i]] = static_cast<float>(w[i] / spread[i]);
    out[always] -= static_cast<float>(w[i] * mean[i] / spread[i]);
  }
  return out;
}

float answer(const LineageSigns& weights, const LineageSigns& signs) {
  float sum = 0;
  for (size_t i = 0; i < weights.size(); ++i) sum += weights[i] * signs[i];
  return 1 / (1 + std::exp(-sum));
}

void cross_validate(const char* name, const std::vector<Example>& rows, std::span<const PairSign> use, double penalty) {
  constexpr uint64_t folds = 12;
  std::vector<float> said(rows.size());
  for (uint64_t fold = 0; fold < folds; ++fold) {
    const LineageSigns w = fit(rows, use, penalty, [&](uint64_t group) { return group % folds != fold; });
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].group % folds == fold) said[i] = answer(w, rows[i].signs);
    }
  }
  for (const float threshold : {0.3f, 0.4f, 0.5f, 0.6f}) {
    double right = 0, told = 0, truth = 0, noise = 0, others = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      const bool yes = said[i] >= threshold;
      if (rows[i].importance < 1)
        others += 1, noise += yes;
      else
        right += yes && rows[i].truth > 0, told += yes, truth += rows[i].truth > 0;
    }
    fmt::print("{} at {}: cross-validated P {:.3f} R {:.3f} F1 {:.3f} of {} pairs; said of {} of {} other reports\n",
               name, threshold, right / std::max(1.0, told), right / truth, 2 * right / (told + truth),
               static_cast<double>(rows.size()) - others, noise, others);
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    if ((said[i] >= 0.5f) == (rows[i].truth > 0)) continue;
    fmt::print("  {:.2f} {}:", said[i], rows[i].what);
    for (const PairSign s : use) fmt::print(" {}:{:.2f}", int(s), rows[i].signs[s]);
    fmt::print("\n");
  }
}

int run(const std::string& data, const std::string& model_file) {
  const Rarities rarities = count_words(data + "/news");
  const char* about =
      "Word rarities counted in the ANT corpus (counts only); weights from the project's own annotations of lineage "
      "pairs";
  const std::string bare = frame_model("TWTLINEA", 1, about, lineage_payload(rarities.keys, rarities.values, {}));
  const LineageModel model(bare);
  Examples examples(model);
  read_pairs(data + "/lineage/", "pages.jsonl", "gold.json", examples);
  read_pairs(data + "/lineage/", "rewrites.pages.jsonl", "rewrites.gold.json", examples);
  read_groups(data + "/groups/", examples);
  for (const char* day : {"a", "b", "c", "d", "e"})
    read_story_pairs(fmt::format("{}/stories/dev-{}.pages.jsonl", data, day),
                     fmt::format("{}/stories/dev-{}.gold.json", data, day), examples);
  using Signs = std::vector<PairSign>;
  const Signs use[] = {
      {passages_shorter, passages_longer, longest_passage, words_shorter, words_longer, names_shorter, names_longer,
       figures_shorter, figures_longer, times_shorter, title_words, meaning_shorter, meaning_longer},
      {words_longer, disorder, names_shorter, figures_shorter, figures_longer, times_longer, meaning_longer,
       sentence_disorder, digits_shorter, digits_longer, phrases},
      {disorder, sentence_disorder, shortness, words_shorter, words_longer}};
  const char* names[] = {"shares_text", "retells", "translates"};
  const double penalty[] = {2, 0.5, 1};
  LineageWeights weights{};
  for (size_t q = 0; q < lineage_question_total; ++q) {
    cross_validate(names[q], examples.of[q], use[q], penalty[q]);
    weights[q] = fit(examples.of[q], use[q], penalty[q], [](uint64_t) { return true; });
    for (const PairSign s : use[q]) fmt::print("   sign {} weight {:.2f}\n", int(s), weights[q][s]);
  }
  std::ofstream(model_file, std::ios::binary)
      << frame_model("TWTLINEA", 1, about, lineage_payload(rarities.keys, rarities.values, weights));
  return 0;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: train_lineage DATA models/lineage.bin\n");
    return 2;
  }
  return tawatur::training::run(argv[1], argv[2]);
}
