// Makes models/plain.bin: which lines of a page without markup are its article, as pasted text and .txt files are.
//   train_plain make models/plain.bin GOLD.json FOLDER …   GOLD and FOLDER as score.py extract has them
//   train_plain validate GOLD.json FOLDER …                five parts by site, each judged by what was learnt from the
//                                                          other four: the honest figure
//   train_plain misses GOLD.json FOLDER …                  the same, and prints the lines that are wrong
// Each page is learnt from twice: all its lines as a browser shows them, and its article's lines alone, so that an
// article without furniture loses nothing.
#include "base/hash.h"
#include "base/model_file.h"
#include "extract_gold.h"
#include "page/plain_judge.h"
#include "page_parts.h"

namespace tawatur::training {
namespace {

constexpr std::string_view about_text =
    "WCXB (Murrough-Foley 2026, development set, CC BY 4.0) and test pages of flairNLP/fundus (MIT), without their "
    "markup; no text kept. See models/plain.md.";
constexpr float article = 0.8f, furniture = 0.2f;  // truths between are neither
constexpr uint8_t threshold = 30;

enum Lines : size_t { all, article_alone };

/// `title` is the article's wherever it stands: the gold text has none.
GoldPage page_of_lines(const std::string& id, const std::string& gold, const std::vector<std::string>& texts,
                       std::string_view title, Lines which) {
  const std::vector<std::string_view> lines(texts.begin(), texts.end());
  GoldPage out = gold_page(id, gold, *parse_html(as_paragraphs(lines)), {});
  for (size_t i = 0; i < out.texts.size(); ++i) {
    if (folded(out.texts[i]) == folded(title)) out.truth[i] = 1;
  }
  out.set = which;
  return out;
}

void print_figures(const std::vector<GoldPage>& pages, const std::vector<std::vector<uint8_t>>& verdicts, uint8_t below,
                   std::ptrdiff_t least_lines) {
  double removed = 0, of_furniture = 0;
  double lost[2] = {}, of_article[2] = {};
  size_t hurt = 0, alone = 0;
  for (size_t p = 0; p < pages.size(); ++p) {
    double lost_here = 0;
    const bool enough = std::ranges::count_if(verdicts[p], [&](uint8_t v) { return v < below; }) >= least_lines;
    for (size_t i = 0; i < pages[p].truth.size(); ++i) {
      const auto words = static_cast<double>(pages[p].words[i].size());
      const bool out = enough && verdicts[p][i] < below;
      if (pages[p].truth[i] >= article) {
        of_article[pages[p].set] += words, lost[pages[p].set] += out ? words : 0, lost_here += out ? words : 0;
      } else if (pages[p].truth[i] <= furniture && pages[p].set == all) {
        of_furniture += words, removed += out ? words : 0;
      }
    }
    if (pages[p].set == article_alone) ++alone, hurt += lost_here > 0;
  }
  fmt::print(
      "{} lines below {:3}: furniture removed {:.3f}, article kept {:.4f}, of articles alone {:.4f} ({} of {} pages "
      "lose)\n",
      least_lines, below, removed / of_furniture, 1 - lost[all] / of_article[all],
      1 - lost[article_alone] / of_article[article_alone], hurt, alone);
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur;
  using namespace tawatur::training;
  const auto called = gold_arguments(argc, argv, "train_plain");
  if (!called) return 2;
  const std::string& verb = called->verb;
  std::vector<GoldPage> pages;
  for (size_t set = 0; set < called->sets.size(); ++set) {
    const auto use = [&](const std::string& id, const std::string& gold, Document document, std::string_view url) {
      GoldPage page = gold_page(id, gold, std::move(document), url);
      const std::string title = page.parts->clues.title;
      std::vector<std::string> its{title};
      for (size_t k = 0; k < page.texts.size(); ++k) {
        if (page.truth[k] >= 0.5f) its.push_back(page.texts[k]);
      }
      const size_t part = hash_bytes(page.site) % page_parts;
      for (const Lines which : {all, article_alone}) {
        pages.push_back(page_of_lines(id, gold, which == all ? page.texts : its, title, which));
        pages.back().part = part;
      }
    };
    if (!read_extract_gold(called->sets[set].first, called->sets[set].second, "articleBody", use)) return 2;
  }
  if (pages.empty()) return 2;
  BlockBoostOptions options;
  options.trees = 200;
  if (verb == "make") {
    const std::vector<BlockTree> trees = boost_blocks(rows_of(pages, page_parts), options);
    std::ofstream(called->model, std::ios::binary)
        << frame_model(ArticleModel::magic, ArticleModel::version, about_text, article_model_payload(trees, threshold));
    return 0;
  }
  const auto verdicts = judge_across(pages, options);
  for (const int below : {10, 20, 30, 40, 50, 64}) {
    for (const int lines : {1, 3, 5, 8}) print_figures(pages, verdicts, static_cast<uint8_t>(below), lines);
  }
  if (verb != "misses") return 0;
  for (size_t p = 0; p < pages.size(); ++p) {
    for (size_t i = 0; i < pages[p].truth.size(); ++i) {
      const bool out = verdicts[p][i] < threshold;
      if ((out && pages[p].truth[i] >= article) || (!out && pages[p].truth[i] <= furniture && pages[p].set == all))
        fmt::print("{} {} {} {}\n", pages[p].id, out ? "lost" : "kept", verdicts[p][i],
                   pages[p].texts[i].substr(0, 120));
    }
  }
  return 0;
}
