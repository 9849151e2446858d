// Makes models/page.bin: which blocks of a page are its article.
//   train_page make models/page.bin GOLD.json FOLDER …   GOLD and FOLDER as score.py extract has them
//   train_page validate GOLD.json FOLDER …               five parts by site, each judged by what was learnt from the
//                                                        other four: the honest figure
//   train_page misses GOLD.json FOLDER …                 the same, and prints the pages that lose most and their blocks
// A block's gold is the share of its words that stand in the gold text as part of four words in a row.
#include <boost/unordered/unordered_flat_map.hpp>
#include <set>

#include "base/hash.h"
#include "base/model_file.h"
#include "extract_gold.h"
#include "page/article.h"
#include "page/metadata.h"
#include "page_parts.h"

namespace tawatur::training {
namespace {

constexpr std::string_view about_text =
    "WCXB (Murrough-Foley 2026, development set, CC BY 4.0) and test pages of flairNLP/fundus (MIT); no text kept. See "
    "models/page.md.";

void print_figures(const std::vector<GoldPage>& pages, const std::vector<std::vector<uint8_t>>& verdicts,
                   uint8_t threshold, const char* what) {
  std::set<size_t> sets;
  for (const GoldPage& page : pages) sets.insert(page.set);
  for (const size_t set : sets) {
    Figures figures;
    for (size_t p = 0; p < pages.size(); ++p) {
      if (pages[p].set == set) figures.add(pages[p].score_at(verdicts[p], threshold));
    }
    fmt::print("{} set {} threshold {}: F1 {:.4f} (P {:.4f}, R {:.4f})\n", what, set, threshold, figures.f1(),
               figures.precision(), figures.recall());
  }
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur;
  using namespace tawatur::training;
  const auto called = gold_arguments(argc, argv, "train_page");
  if (!called) return 2;
  const std::string& verb = called->verb;
  std::vector<GoldPage> pages;
  for (size_t set = 0; set < called->sets.size(); ++set) {
    const auto use = [&](const std::string& id, const std::string& gold, Document document, std::string_view url) {
      pages.push_back(gold_page(id, gold, std::move(document), url));
      pages.back().set = set;
      pages.back().part = hash_bytes(pages.back().site) % page_parts;
    };
    if (!read_extract_gold(called->sets[set].first, called->sets[set].second, "articleBody", use)) return 2;
  }
  if (pages.empty()) return 2;
  Figures ceiling;
  size_t rows = 0;
  for (const GoldPage& page : pages) {
    rows += page.truth.size();
    std::vector<bool> best;
    for (const float t : page.truth) best.push_back(t >= 0.5f);
    ceiling.add(page.score(best));
  }
  fmt::print("{} pages, {} blocks, {} features; by gold blocks: F1 {:.4f} (P {:.4f}, R {:.4f})\n", pages.size(), rows,
             pages.front().table.columns(), ceiling.f1(), ceiling.precision(), ceiling.recall());
  std::fflush(stdout);

  BlockBoostOptions options;
  const auto verdicts = judge_across(pages, options);
  uint8_t threshold = 0;
  double best = 0;
  for (int at = 84; at <= 160; at += 12) {
    const auto t = static_cast<uint8_t>(at);
    Figures figures;
    for (size_t p = 0; p < pages.size(); ++p) figures.add(pages[p].score_at(verdicts[p], t));
    if (figures.f1() > best) best = figures.f1(), threshold = t;
    print_figures(pages, verdicts, t, "judged");
  }
  fmt::print("best threshold {}: F1 {:.4f}\n", threshold, best);
  if (verb == "misses") print_misses(pages, verdicts, threshold);
  if (verb != "make") return 0;
  const std::vector<BlockTree> trees = boost_blocks(rows_of(pages, page_parts), options);
  std::ofstream(called->model, std::ios::binary)
      << frame_model(ArticleModel::magic, ArticleModel::version, about_text, article_model_payload(trees, threshold));
  return 0;
}
