// Makes models/published.bin: which of a page's dates is the article's.
//   train_published make models/published.bin GOLD.json FOLDER …   GOLD and FOLDER as score.py extract has them
//   train_published validate GOLD.json FOLDER …                    ten parts, each chosen by weights learnt from the
//                                                                  other nine: the honest figure
//   train_published misses GOLD.json FOLDER …                      the same, and prints every miss with its signs
// A page that does not tell its gold date is learnt as one without: to say none is right there.
// A conditional logit: each day of a page has a score, "none" has the score 0; trained so that the gold day (or none)
// gets the highest. File: see src/page/date_weights.cpp.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

#include "base/hash.h"
#include "page/charset.h"
#include "page/metadata.h"
#include "source/source.h"

namespace tawatur::training {
namespace {

constexpr std::string_view about_text =
    "dates of WCXB (Murrough-Foley 2026, development set, CC BY 4.0) and of flairNLP/fundus test pages (MIT); no text "
    "kept. See models/published.md.";
constexpr int rounds = 1500, parts = 10;
constexpr double penalty = 0.0025, step = 0.5;

struct Example {
  std::string id, gold;  // gold: "2026-03-10", empty for none
  std::vector<DateCandidate> candidates;
  int right = -1;    // candidate of the gold day; -1 none
  bool told = true;  // the gold day is among the candidates, or there is none
  size_t set = 0;
};

using Weights = std::array<double, date_sign_count>;

void read_set(const std::string& gold_path, const std::string& folder, size_t set, std::vector<Example>& out) {
  std::ifstream in(gold_path);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  rapidjson::Document gold;
  gold.Parse(text.c_str());
  if (!gold.IsObject()) {
    fmt::print(stderr, "{}: no gold\n", gold_path);
    std::exit(2);
  }
  const std::vector<std::string> inputs{folder};
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record || !gold.HasMember(record->id.c_str())) return true;
    const auto& g = gold[record->id.c_str()];
    if (!g.HasMember("published")) return true;
    Example e;
    e.id = record->id, e.set = set;
    if (g["published"].IsString()) e.gold = std::string(g["published"].GetString()).substr(0, 10);
    const Result<Document> document = parse_html(decode_page(record->bytes, record->content_type).text);
    if (!document) return true;
    e.candidates = published_candidates(*document, record->url.value_or(""));
    for (size_t i = 0; i < e.candidates.size(); ++i) {
      if (!e.gold.empty() && to_iso(e.candidates[i].instant).substr(0, 10) == e.gold) e.right = static_cast<int>(i);
    }
    e.told = e.gold.empty() || e.right >= 0;
    out.push_back(std::move(e));
    return true;
  });
}

double score_of(const Weights& w, const DateSigns& signs) {
  double sum = 0;
  for (size_t i = 0; i < date_sign_count; ++i) sum += w[i] * static_cast<double>(signs[i]);
  return sum;
}

Weights learn(const std::vector<Example>& examples, int without_part) {
  Weights w{}, speed{};
  for (int round = 0; round < rounds; ++round) {
    Weights gradient{};
    size_t count = 0;
    for (size_t e = 0; e < examples.size(); ++e) {
      const Example& x = examples[e];
      if (x.candidates.empty() || static_cast<int>(e % parts) == without_part) continue;
      ++count;
      std::vector<double> p(x.candidates.size());
      double top = 0, sum = 0;
      for (size_t i = 0; i < p.size(); ++i) top = std::max(top, p[i] = score_of(w, x.candidates[i].signs));
      for (double& v : p) sum += v = std::exp(v - top);
      sum += std::exp(-top);
      for (size_t i = 0; i < p.size(); ++i) {
        const double error = p[i] / sum - (static_cast<int>(i) == x.right ? 1 : 0);
        for (size_t s = 0; s < date_sign_count; ++s)
          gradient[s] += error * static_cast<double>(x.candidates[i].signs[s]);
      }
    }
    for (size_t s = 0; s < date_sign_count; ++s) {
      const double g = gradient[s] / static_cast<double>(count) + penalty * w[s];
      speed[s] = 0.9 * speed[s] - step * g;
      w[s] += speed[s];
    }
  }
  return w;
}

DateWeights shipped(const Weights& w, float none) {
  DateWeights out;
  for (size_t i = 0; i < date_sign_count; ++i) out.weights[i] = static_cast<float>(w[i]);
  out.none = none;
  return out;
}

struct Figures {
  size_t dated = 0, right = 0, undated = 0, invented = 0, reachable = 0;
};

void validate(const std::vector<Example>& examples, bool print_misses) {
  std::vector<Weights> without;
  for (int part = 0; part < parts; ++part) without.push_back(learn(examples, part));
  for (const float none : {-0.5f, 0.0f, 0.5f}) {
    std::map<size_t, Figures> figures;
    for (size_t e = 0; e < examples.size(); ++e) {
      const Example& x = examples[e];
      const DateWeights weights = shipped(without[e % parts], none);
      const std::optional<Instant> chosen = choose_published(x.candidates, weights);
      const std::string said = chosen ? to_iso(*chosen).substr(0, 10) : std::string();
      Figures& f = figures[x.set];
      if (x.gold.empty())
        ++f.undated, f.invented += !said.empty();
      else
        ++f.dated, f.right += said == x.gold, f.reachable += x.told;
      if (!print_misses || none != 0.0f || said == x.gold) continue;
      fmt::print("{} gold {} said {}\n", x.id, x.gold, said);
      for (const DateCandidate& c : x.candidates) {
        const std::string day = to_iso(c.instant).substr(0, 10);
        if (day != x.gold && day != said) continue;
        fmt::print("   {} {:.2f}", day, score(weights, c.signs));
        for (size_t s = 1; s < date_sign_count; ++s) {
          if (c.signs[s] != 0) fmt::print(" {}", name_of(static_cast<DateSign>(s)));
        }
        fmt::print("\n");
      }
    }
    for (const auto& [set, f] : figures)
      fmt::print("bar {:5.2f} set {}: {:.3f} of {} dated pages right ({:.3f} reachable), {} of {} undated invented\n",
                 none, set, static_cast<double>(f.right) / static_cast<double>(f.dated), f.dated,
                 static_cast<double>(f.reachable) / static_cast<double>(f.dated), f.invented, f.undated);
  }
}

int make(const std::vector<Example>& examples, const std::string& path) {
  const Weights w = learn(examples, -1);
  for (size_t i = 0; i < date_sign_count; ++i) fmt::print("{:6.2f} {}\n", w[i], name_of(static_cast<DateSign>(i)));
  const DateWeights out = shipped(w, 0);
  std::string payload;
  const auto add = [&](const auto& value) { payload.append(reinterpret_cast<const char*>(&value), sizeof value); };
  add(static_cast<uint32_t>(about_text.size())), add(static_cast<uint32_t>(date_sign_count)), add(out.none);
  payload += about_text;
  for (const float weight : out.weights) add(weight);
  std::string file = "TWPUBL01";
  const uint64_t checksum = hash_bytes(payload);
  file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
  std::ofstream(path, std::ios::binary) << file << payload;
  return 0;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur::training;
  const std::string verb = argc > 1 ? argv[1] : "";
  const int first = verb == "make" ? 3 : 2;
  if (argc < first + 2 || (argc - first) % 2 != 0) {
    fmt::print(stderr, "usage: train_published make MODEL | validate | misses   GOLD.json FOLDER …\n");
    return 2;
  }
  std::vector<Example> examples;
  for (int i = first; i < argc; i += 2) read_set(argv[i], argv[i + 1], static_cast<size_t>((i - first) / 2), examples);
  if (verb == "make") return make(examples, argv[2]);
  validate(examples, verb == "misses");
  return 0;
}
