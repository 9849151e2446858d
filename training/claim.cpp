// Makes models/claim.bin: how rare words are in news, and how signs of a shared fact weigh.
//   train_claim rarity NEWS_FOLDER models/claim.bin      counts words; the weights are to be learnt again
//   train_claim weights GROUPS_FOLDER models/claim.bin   learns the weights (keeps the counts)
//   train_claim validate GROUPS_FOLDER DOSSIER.json      writes a dossier whose every group was joined by weights
//   learnt from the
//                                                        other groups, for score.py: the honest figure; prints the
//                                                        pairs
// File: "TWCLAIM1", XXH3 of the rest (u64), sizes u32: about, signs, keys; threshold f32; about (UTF-8, padded
// to 4); weights f32[signs]; bucket u32[65537]; key u32[keys] ascending; rarity u8[keys] in sixteenths. Little endian.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>

#include "base/hash.h"
#include "base/resource.h"
#include "claim/cluster.h"
#include "claim_gold.h"
#include "dossier/dossier.h"
#include "dossier/json.h"

namespace tawatur::training {

constexpr std::string_view about_text =
    "rarity: counts of words in ANT corpus v2.1 (2018) and SaudiNewsNet (2015) news, no text kept; "
    "weights: the project's own annotations of data/groups. See models/claim.md.";
constexpr float default_threshold = 0.20f;

std::vector<GoldPair> read_gold_pairs(const std::string& file) {
  std::vector<GoldPair> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    d.Parse(line.c_str());
    if (!d.IsObject() || !d.HasMember("a") || !d.HasMember("b")) continue;
    const auto side = [&](const char* name) {
      const auto& v = d[name];
      return Anchor{v["doc"].GetString(), v["text"].GetString(), v.HasMember("nth") ? v["nth"].GetUint() : 1};
    };
    out.push_back({side("a"), side("b")});
  }
  return out;
}

std::vector<StatementRef> statements_at(const Corpus& corpus,
                                        const boost::unordered_flat_map<std::string, PageIndex>& pages,
                                        const Anchor& anchor) {
  std::vector<StatementRef> out;
  const auto page = pages.find(anchor.page);
  if (page == pages.end()) return out;
  const Reading& r = corpus[page->second];
  size_t at = r.page.text.find(anchor.text);
  for (uint32_t n = 1; n < anchor.nth && at != std::string::npos; ++n) at = r.page.text.find(anchor.text, at + 1);
  if (at == std::string::npos) return out;
  const ByteSpan span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + anchor.text.size())};
  for (uint32_t i = 0; i < r.speech.statements.size(); ++i) {
    const ByteSpan s = r.speech.statements[i].span;
    if (2 * overlap(s, span) >= std::min(s.size(), span.size()) && overlap(s, span) > 0)
      out.push_back({page->second, i});
  }
  return out;
}

uint64_t pair_key(StatementRef a, StatementRef b) {
  if (b < a) std::swap(a, b);
  return hash_combine(static_cast<uint64_t>(a.page) << 32 | a.statement,
                      static_cast<uint64_t>(b.page) << 32 | b.statement);
}

boost::unordered_flat_set<uint64_t> true_pairs(const Corpus& corpus, const std::vector<GoldPair>& gold) {
  boost::unordered_flat_map<std::string, PageIndex> pages;
  for (PageIndex p = 0; p < corpus.size(); ++p) pages.emplace(corpus[p].page.id, p);
  boost::unordered_flat_set<uint64_t> out;
  std::vector<std::pair<StatementRef, StatementRef>> all;
  for (const GoldPair& g : gold)
    for (const StatementRef a : statements_at(corpus, pages, g.a))
      for (const StatementRef b : statements_at(corpus, pages, g.b))
        all.push_back({a, b}), all.push_back({b, a}), out.insert(pair_key(a, b));
  std::sort(all.begin(), all.end());
  for (size_t i = 0; i < all.size(); ++i)
    for (size_t j = i + 1; j < all.size() && all[j].first == all[i].first; ++j)
      if (all[i].second.page == all[j].second.page && all[i].second != all[j].second)
        out.insert(pair_key(all[i].second, all[j].second));
  return out;
}

namespace {

struct Rarities {
  std::vector<uint32_t> key;
  std::vector<uint8_t> rarity;
};

template <class T>
void put(std::string& out, const T* items, size_t count) {
  out.append(reinterpret_cast<const char*>(items), count * sizeof(T));
}

/// What is learnt, as the file holds it.
struct Learnt {
  PairSigns weights{};
  float threshold = default_threshold;
};

std::string model_bytes(const Learnt& learnt, const Rarities& rarities) {
  std::string about(about_text);
  about.resize((about.size() + 3) / 4 * 4, ' ');
  std::string rest;
  const uint32_t sizes[] = {static_cast<uint32_t>(about.size()), static_cast<uint32_t>(pair_sign_count),
                            static_cast<uint32_t>(rarities.key.size())};
  put(rest, sizes, 3), put(rest, &learnt.threshold, 1);
  rest += about;
  put(rest, learnt.weights.data(), learnt.weights.size());
  std::vector<uint32_t> bucket(65537, 0);
  for (const uint32_t k : rarities.key) ++bucket[(k >> 16) + 1];
  for (size_t i = 1; i < bucket.size(); ++i) bucket[i] += bucket[i - 1];
  put(rest, bucket.data(), bucket.size()), put(rest, rarities.key.data(), rarities.key.size()),
      put(rest, rarities.rarity.data(), rarities.rarity.size());
  const uint64_t checksum = hash_bytes(rest);
  std::string out = "TWCLAIM1";
  put(out, &checksum, 1);
  return out + rest;
}

/// The counts of an existing model file, so that the weights can be learnt again without counting.
Rarities read_rarities(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  Rarities out;
  uint32_t sizes[3];
  if (bytes.size() < 16 + sizeof sizes) return out;
  std::memcpy(sizes, bytes.data() + 16, sizeof sizes);
  out.key.resize(sizes[2]), out.rarity.resize(sizes[2]);
  const size_t at = bytes.size() - sizes[2] * 5;
  std::memcpy(out.key.data(), bytes.data() + at, sizes[2] * 4);
  std::memcpy(out.rarity.data(), bytes.data() + at + sizes[2] * 4, sizes[2]);
  return out;
}

void write_file(const std::string& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

Rarities count_rarities(const std::string& news) {
  boost::unordered_flat_map<uint32_t, uint32_t> sentences_with;
  uint64_t sentences = 0;
  std::vector<uint32_t> seen;
  const std::string inputs[] = {news};
  extract_pages(
      inputs, {},
      [&](const Page&, const Analysis& a) {
        for (const Sentence& s : a.sentences) {
          seen.clear();
          for (const Token& t : a.of(s.tokens)) seen.push_back(static_cast<uint32_t>(t.key >> 32));
          std::sort(seen.begin(), seen.end());
          seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
          for (const uint32_t k : seen) ++sentences_with[k];
          ++sentences;
        }
      },
      [](const Error&) {});
  std::vector<std::pair<uint32_t, uint32_t>> rows;
  for (const auto& [key, count] : sentences_with)
    if (count >= 4) rows.push_back({key, count});
  std::sort(rows.begin(), rows.end());
  Rarities out;
  for (const auto& [key, count] : rows) {
    out.key.push_back(key);
    out.rarity.push_back(static_cast<uint8_t>(std::min(255.0, 16 * std::log(static_cast<double>(sentences) / count))));
  }
  fmt::print("{} sentences, {} words\n", sentences, rows.size());
  return out;
}

/// A pair of statements with its answer.
struct Example {
  PairSigns signs;
  float truth, importance;
  uint32_t group;
  uint32_t a, b;  // statements of the group's ProfileSet
  float chance;   // ChanceOdds::logarithm
};

/// Logistic regression with a strong L2 penalty (a few hundred positive examples, many signs), by Newton's method: a
/// handful of steps on a few thousand rows.
PairSigns fit(const std::vector<Example>& examples, const std::function<bool(uint32_t group)>& use) {
  constexpr size_t n = pair_sign_count;
  std::array<double, n> w{};
  for (int step = 0; step < 25; ++step) {
    std::vector<double> h(n * n, 0), g(n, 0);
    for (const Example& e : examples) {
      if (!use(e.group)) continue;
      double sum = 0;
      for (size_t i = 0; i < n; ++i) sum += w[i] * e.signs[i];
      sum -= e.chance;
      const double p = 1 / (1 + std::exp(-sum)), error = (p - e.truth) * e.importance,
                   curve = std::max(1e-6, p * (1 - p)) * e.importance;
      for (size_t i = 0; i < n; ++i) {
        if (e.signs[i] == 0) continue;
        g[i] += error * e.signs[i];
        for (size_t j = 0; j < n; ++j) h[i * n + j] += curve * e.signs[i] * e.signs[j];
      }
    }
    for (size_t i = 0; i < n; ++i) {
      const double penalty = i == 0 ? 0.01 : 30.0;
      g[i] += penalty * w[i], h[i * n + i] += penalty;
    }
    for (size_t i = 0; i < n; ++i) {  // solve h·d = g by elimination: h is positive definite
      for (size_t k = i + 1; k < n; ++k) {
        const double factor = h[k * n + i] / h[i * n + i];
        for (size_t j = i; j < n; ++j) h[k * n + j] -= factor * h[i * n + j];
        g[k] -= factor * g[i];
      }
    }
    for (size_t i = n; i-- > 0;) {
      for (size_t j = i + 1; j < n; ++j) g[i] -= h[i * n + j] * g[j];
      g[i] /= h[i * n + i];
    }
    for (size_t i = 0; i < n; ++i) w[i] -= g[i];
  }
  PairSigns out;
  for (size_t i = 0; i < n; ++i) out[i] = static_cast<float>(w[i]);
  return out;
}

/// The annotated groups: pages whose ids differ in the last letter alone report one event.
struct Groups {
  Dossier dossier;
  std::vector<std::vector<ComparedPage>> pages;
  std::vector<PageOrigin> origins;
};

Groups read_groups(const std::string& folder) {
  Groups out;
  const std::string inputs[] = {folder + "/pages.jsonl"};
  out.dossier = build_dossier(inputs, {});
  std::string last;
  out.dossier.stories.clear();
  for (PageIndex p = 0; p < out.dossier.corpus->size(); ++p) {
    const std::string group = (*out.dossier.corpus)[p].page.id.substr(0, 3);
    if (group != last) {
      out.pages.emplace_back(), last = group;
      Story story;
      story.title_page = p, story.title = story.id = group,
      story.thread = static_cast<uint32_t>(out.dossier.stories.size());
      out.dossier.stories.push_back(std::move(story));
    }
    out.pages.back().push_back({p, static_cast<uint32_t>(out.pages.size() - 1)});
    out.dossier.stories.back().pages.push_back(p);
  }
  out.origins.resize(out.dossier.corpus->size());
  for (uint32_t f = 0; f < out.dossier.families.size(); ++f)
    for (const PageIndex p : out.dossier.families[f].pages) out.origins[p] = {f, out.dossier.families[f].origin_name};
  return out;
}

std::vector<Example> read_examples(const Groups& groups, const std::string& folder, const ClaimModel& model) {
  const auto truth = true_pairs(*groups.dossier.corpus, read_gold_pairs(folder + "/pairs.jsonl"));
  std::vector<Example> out;
  size_t met = 0;
  for (uint32_t g = 0; g < groups.pages.size(); ++g) {
    const ProfileSet set(*groups.dossier.corpus, groups.pages[g], model);
    const ChanceOdds chance(set);
    for (const Pair& p : find_pairs(set, model)) {
      const bool same = truth.contains(pair_key(set[p.a].ref, set[p.b].ref));
      met += same && set[p.a].ref.page != set[p.b].ref.page;
      out.push_back({p.signs, same ? 1.0f : 0.0f, set[p.a].ref.page == set[p.b].ref.page ? 0.5f : 1.0f, g, p.a, p.b,
                     chance.logarithm(p)});
    }
  }
  fmt::print(stderr, "{} of the true pairs are looked at, those of one page aside\n", met);
  return out;
}

void append(ClaimReport& all, ClaimReport part) {
  const auto base = static_cast<uint32_t>(all.claims.size());
  for (Claim& c : part.claims) all.claims.push_back(std::move(c));
  for (Conflict& c : part.conflicts) c.claim += base, all.conflicts.push_back(std::move(c));
  for (Loss& l : part.losses) all.losses.push_back(std::move(l));
  for (Event& e : part.timeline) e.claim += base, all.timeline.push_back(std::move(e));
}

/// Two stories of one thread have names and words in common by what they are about; every annotated group is one story,
/// so what stands against such a pair cannot be learnt from them and was set by reading threads.
constexpr float across_stories = -1.3f;

Learnt learn(const std::vector<Example>& examples, const std::function<bool(uint32_t)>& use, float threshold) {
  Learnt out{fit(examples, use), threshold};
  out.weights[static_cast<size_t>(ClaimSign::other_story)] = across_stories;
  return out;
}

/// One line a pair that was looked at: probability, truth, group, both texts; the surest errors are the ones to read.
void print_pairs(const Groups& groups, const std::string& folder, const ClaimModel& model, uint32_t g) {
  const auto truth = true_pairs(*groups.dossier.corpus, read_gold_pairs(folder + "/pairs.jsonl"));
  const ProfileSet set(*groups.dossier.corpus, groups.pages[g], model);
  const auto text = [&](uint32_t i) {
    std::string out(slice(set[i].reading->page.text, set[i].statement->span));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  };
  for (const Pair& p : find_pairs(set, model)) {
    if (set[p.a].ref.page == set[p.b].ref.page) continue;
    fmt::print("{:.3f}\t{:d}\t{}\t{}\t{}\n", p.probability, truth.contains(pair_key(set[p.a].ref, set[p.b].ref)),
               set[p.a].reading->page.id, text(p.a), text(p.b));
  }
}

int validate(const std::string& folder, const std::string& file, const Rarities& rarities, float threshold) {
  Groups groups = read_groups(folder);
  const std::string counts = model_bytes({}, rarities);
  const auto examples = read_examples(groups, folder, ClaimModel(counts));
  groups.dossier.claims = {};
  for (uint32_t g = 0; g < groups.pages.size(); ++g) {
    const std::string bytes = model_bytes(learn(
                                              examples, [&](uint32_t other) { return other != g; }, threshold),
                                          rarities);
    print_pairs(groups, folder, ClaimModel(bytes), g);
    append(groups.dossier.claims,
           report_of(*groups.dossier.corpus, groups.pages[g], groups.origins, ClaimModel(bytes)));
  }
  std::string json;
  write_json(groups.dossier, [&](std::string_view part) { json += part; });
  write_file(file, json);
  return 0;
}

/// Weights learnt from one folder, measured on another: prints its pairs and writes its dossier.
int transfer(const std::string& folder, const std::string& other, const std::string& file, const Rarities& rarities,
             float threshold) {
  const std::string counts = model_bytes({}, rarities);
  const auto examples = read_examples(read_groups(folder), folder, ClaimModel(counts));
  const std::string bytes = model_bytes(learn(
                                            examples, [](uint32_t) { return true; }, threshold),
                                        rarities);
  Groups groups = read_groups(other);
  groups.dossier.claims = {};
  for (uint32_t g = 0; g < groups.pages.size(); ++g) {
    print_pairs(groups, other, ClaimModel(bytes), g);
    append(groups.dossier.claims,
           report_of(*groups.dossier.corpus, groups.pages[g], groups.origins, ClaimModel(bytes)));
  }
  std::string json;
  write_json(groups.dossier, [&](std::string_view part) { json += part; });
  write_file(file, json);
  return 0;
}

int learn_weights(const std::string& folder, const std::string& file, const Rarities& rarities) {
  const Groups groups = read_groups(folder);
  const std::string counts = model_bytes({}, rarities);
  const auto examples = read_examples(groups, folder, ClaimModel(counts));
  const Learnt learnt = learn(
      examples, [](uint32_t) { return true; }, default_threshold);
  const auto positive = std::count_if(examples.begin(), examples.end(), [](const Example& e) { return e.truth > 0; });
  fmt::print("{} pairs, {} tell the same\n", examples.size(), positive);
  for (size_t i = 0; i < pair_sign_count; ++i)
    fmt::print("{:20} {:7.3f}\n", name_of(static_cast<ClaimSign>(i)), learnt.weights[i]);
  write_file(file, model_bytes(learnt, rarities));
  return 0;
}

}  // namespace

int run(int count, char** arguments) {
  const std::string verb = count > 3 ? arguments[1] : "";
  if (verb == "rarity") {
    write_file(arguments[3], model_bytes({}, count_rarities(arguments[2])));
    return 0;
  }
  if (verb == "weights") return learn_weights(arguments[2], arguments[3], read_rarities(arguments[3]));
  if (verb == "validate")
    return validate(arguments[2], arguments[3], read_rarities(count > 4 ? arguments[4] : "models/claim.bin"),
                    count > 5 ? std::strtof(arguments[5], nullptr) : default_threshold);
  if (verb == "examples") {
    const auto examples = read_examples(read_groups(arguments[2]), arguments[2],
                                        ClaimModel(model_bytes({}, read_rarities(arguments[3]))));
    for (const Example& e : examples) {
      fmt::print("{} {} {} {} {}", e.group, e.a, e.b, e.truth, e.importance);
      for (const float s : e.signs) fmt::print(" {:.5g}", s);
      fmt::print("\n");
    }
    return 0;
  }
  if (verb == "transfer" && count > 4)
    return transfer(arguments[2], arguments[3], arguments[4], read_rarities("models/claim.bin"),
                    count > 5 ? std::strtof(arguments[5], nullptr) : default_threshold);
  fmt::print(stderr,
             "use: train_claim rarity NEWS MODEL | weights GROUPS MODEL | validate GROUPS DOSSIER.json [MODEL]\n");
  return 2;
}

}  // namespace tawatur::training

int main(int count, char** arguments) { return tawatur::training::run(count, arguments); }
