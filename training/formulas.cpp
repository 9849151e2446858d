// Makes models/formulas.bin from a folder of dated news:  train_formulas NEWS_FOLDER models/formulas.bin
// No text is kept, only halves of hashes. Payload: u32 ascending. How runs are counted: formula_counts.h.
#include <cstdio>
#include <fstream>

#include "dossier/dossier.h"
#include "formula_counts.h"

namespace tawatur::training {
namespace {

int make(const std::string& news, const std::string& path) {
  std::vector<NewsPage> pages;
  const std::vector<std::string> inputs{news};
  extract_pages(
      inputs, {},
      [&](const Page& page, const Analysis& analysis) {
        if (const auto day = day_of(page)) pages.push_back({*day, runs_of(analysis)});
      },
      [](const Error&) {});
  const size_t count = pages.size();
  const std::vector<uint32_t> formulas = FormulaCounts(std::move(pages)).formulas([](int32_t) { return false; });
  std::ofstream(path, std::ios::binary) << formulas_file(formulas);
  std::printf("%zu pages, %zu formulas\n", count, formulas.size());
  return 0;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("train_formulas NEWS_FOLDER MODEL\n", stderr);
    return 2;
  }
  return tawatur::training::make(argv[1], argv[2]);
}
