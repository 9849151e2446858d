// Makes models/lineage.bin: how rare words are in news, and the weights of the questions of lineage/model.h.
//   train_lineage DATA models/lineage.bin
// DATA holds news/*.jsonl.gz and the annotations that lineage_gold.h reads. Prints figures of cross-validation: pairs
// of one day or one original stay together, and a pair's own days are left out of the formulas that it is read with.
#include <cmath>

#include "base/model_file.h"
#include "dossier/dossier.h"
#include "lineage/comparison.h"
#include "lineage/judge.h"
#include "lineage/telling.h"
#include "lineage_gold.h"
#include "logistic.h"

namespace tawatur::training {
namespace {

constexpr const char* about =
    "Word rarities counted in the ANT corpus (counts only); weights from the project's own annotations of lineage "
    "pairs";

/// How rare words are in news of many outlets.
class WordCounts {
 public:
  void add(const Analysis& analysis) {
    std::vector<uint32_t> keys;
    for (const Token& t : analysis.tokens) keys.push_back(static_cast<uint32_t>(t.key >> 32));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const uint32_t k : keys) ++pages_with_[k];
    ++pages_;
  }
  std::string model_file(const LineageWeights& weights) const {
    std::vector<uint32_t> keys;
    for (const auto& [key, count] : pages_with_) {
      if (count >= 3) keys.push_back(key);
    }
    std::ranges::sort(keys);
    std::vector<uint8_t> rarities;
    for (const uint32_t k : keys)
      rarities.push_back(static_cast<uint8_t>(std::lround(16 * std::log(double(pages_) / pages_with_.at(k)))));
    return frame_model("TWTLINEA", 2, about, lineage_payload(keys, rarities, weights));
  }

 private:
  boost::unordered_flat_map<uint32_t, uint32_t> pages_with_;
  uint32_t pages_ = 0;
};

struct Sample {
  const AnnotatedPair* pair;
  LineageSigns signs;
  size_t words_shorter;
};

bool is_derived(std::string_view relation) { return relation != "independent" && relation != "unrelated"; }
bool is_retold(std::string_view relation) { return relation == "rewrite" || relation == "translation"; }

std::vector<Sample> compare_pairs(const std::vector<AnnotatedPair>& pairs, const FormulaCounts& counts,
                                  const LineageModel& model) {
  std::map<std::pair<int32_t, int32_t>, std::string> formulas_without;  // the two days of a pair
  std::vector<Sample> out;
  for (const AnnotatedPair& pair : pairs) {
    const auto days = std::minmax({pair.a->day, pair.b->day});
    auto& file = formulas_without[days];
    if (file.empty())
      file = formulas_file(counts.formulas([&](int32_t day) { return day == days.first || day == days.second; }));
    const Formulas formulas(file);
    const WordSequence a = words_of(pair.a->reading, formulas), b = words_of(pair.b->reading, formulas);
    const Alignment alignment = align(a, b);
    const LineageSigns signs =
        compare_tellings(telling_of(pair.a->reading, model), telling_of(pair.b->reading, model), {alignment, a, b});
    out.push_back({&pair, signs, std::min(a.size(), b.size())});
  }
  return out;
}

/// The rows that teach one question.
std::vector<Example> examples_of(LineageQuestion question, const std::vector<Sample>& samples) {
  std::vector<Example> out;
  for (const Sample& s : samples) {
    const std::string& relation = s.pair->relation;
    const bool shares = s.signs[passages_shorter] >= 0.10f, derived = is_derived(relation),
               retold = is_retold(relation);
    const bool annotated = s.pair->importance == 1;
    const auto take = [&](bool fits, bool truth) {
      if (fits) out.push_back({s.signs, truth ? 1.0f : 0.0f, s.pair->importance, s.pair->group});
    };
    switch (question) {
      case LineageQuestion::shares_text:
        take(shares && !retold && annotated, derived);
        break;
      case LineageQuestion::is_whole:
        take(derived && !retold, relation != "shared_passages");
        break;
      case LineageQuestion::is_copy:
        take(relation == "copy" || relation == "edited", relation == "copy");
        break;
      case LineageQuestion::retells:
        take(retold || (!shares && !derived && s.words_shorter >= least_retold_words), retold);
        break;
      case LineageQuestion::translates:
        take(retold, relation == "translation");
        break;
    }
  }
  return out;
}

struct Recipe {
  std::vector<LineageSign> signs;
  double penalty;
};

const Recipe recipes[lineage_question_total] = {
    {{passages_shorter, passages_common, passage_words, passage_rarity, shortness, title_words}, 2},
    {{printed_shorter, printed_longer, moved, words_longer, names_longer, shortness, title_words}, 1},
    {{printed_shorter, printed_longer, unchanged, moved, lead_kept}, 1},
    {{words_longer, disorder, names_shorter, figures_shorter, figures_longer, figures_common, meaning_longer,
      sentence_disorder, digits_shorter, digits_longer, phrases},
     0.5},
    {{disorder, sentence_disorder, shortness, words_shorter, words_longer}, 1}};

LineageWeights learn(const std::vector<Sample>& samples, const std::function<bool(uint64_t)>& from) {
  LineageWeights out;
  for (size_t q = 0; q < lineage_question_total; ++q)
    out[q] = fit(examples_of(static_cast<LineageQuestion>(q), samples), recipes[q].signs, recipes[q].penalty, from);
  return out;
}

/// What lineage would say of each pair, had it learnt from the other groups.
class Report {
 public:
  void count(const Sample& s, const std::optional<Verdict>& said) {
    const bool news = s.pair->a->reading.page.id.starts_with("snn"), annotated = s.pair->importance == 1;
    Counts& c = counts_[!annotated ? "stories" : news ? "news" : is_retold_group(s) ? "rewrites" : "groups"];
    const bool truth = is_derived(s.pair->relation);
    c.pairs += 1, c.right += said && truth, c.told += said.has_value(), c.truth += truth;
    c.relation += said && truth && name_of(said->relation) == s.pair->relation;
    if (annotated && (said.has_value() != truth || (said && name_of(said->relation) != s.pair->relation))) {
      fmt::print("{} {} {}: {}, said {};", said.has_value() == truth ? "  " : "!!", s.pair->a->reading.page.id,
                 s.pair->b->reading.page.id, s.pair->relation, said ? name_of(said->relation) : "none");
      for (size_t i = 0; i + 1 < pair_sign_total; ++i) fmt::print(" {}:{:.2f}", i, s.signs[i]);
      fmt::print("\n");
    }
  }
  void print() const {
    for (const auto& [name, c] : counts_)
      fmt::print("{}: {} pairs, derived P {:.3f} R {:.3f} F1 {:.3f} ({} said, {} true), relation {:.3f}\n", name,
                 c.pairs, c.right / std::max(1.0, c.told), c.right / std::max(1.0, c.truth),
                 2 * c.right / std::max(1.0, c.told + c.truth), c.told, c.truth, c.relation / std::max(1.0, c.right));
  }

 private:
  struct Counts {
    double pairs = 0, right = 0, told = 0, truth = 0, relation = 0;
  };
  static bool is_retold_group(const Sample& s) {
    return s.pair->a->reading.page.id.starts_with("ant") || s.pair->b->reading.page.id.starts_with("rw");
  }
  std::map<std::string, Counts> counts_;
};

void cross_validate(const std::vector<Sample>& samples, const WordCounts& words) {
  constexpr uint64_t folds = 12;
  Report report;
  for (uint64_t fold = 0; fold < folds; ++fold) {
    const std::string file = words.model_file(learn(samples, [&](uint64_t group) { return group % folds != fold; }));
    const LineageModel model(file);
    for (const Sample& s : samples) {
      if (s.pair->group % folds == fold) report.count(s, judge(s.signs, s.words_shorter, model));
    }
  }
  report.print();
}

int run(const std::string& data, const std::string& model_path) {
  LineageGold gold(data + "/");
  std::vector<NewsPage> news;
  WordCounts words;
  const std::string inputs[] = {data + "/news"};
  extract_pages(
      inputs, {},
      [&](const Page& page, const Analysis& analysis) {
        if (page.id.starts_with("ant")) words.add(analysis);
        const auto day = day_of(page);
        if (!day) return;
        news.push_back({*day, runs_of(analysis)});
        gold.offer(page, *day);
      },
      [](const Error&) {});
  gold.finish();
  const std::string bare = words.model_file({});
  const std::vector<Sample> samples = compare_pairs(gold.pairs(), FormulaCounts(std::move(news)), LineageModel(bare));
  cross_validate(samples, words);
  const LineageWeights weights = learn(samples, [](uint64_t) { return true; });
  for (size_t q = 0; q < lineage_question_total; ++q) {
    fmt::print("question {}:", q);
    for (size_t s = 0; s < pair_sign_total; ++s) {
      if (weights[q][s] != 0) fmt::print(" {}:{:.2f}", s, weights[q][s]);
    }
    fmt::print("\n");
  }
  std::ofstream(model_path, std::ios::binary) << words.model_file(weights);
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
