#pragma once
// Learning from pages in parts by site: each part is judged by what was learnt from the others.
#include "base/hash.h"
#include "page_gold.h"
#include "page_trees.h"

namespace tawatur::training {

constexpr size_t page_parts = 5;

/// All pages but those of one part (`page_parts`: all).
inline BlockRows rows_of(const std::vector<GoldPage>& pages, size_t without_part) {
  BlockRows out;
  out.columns.resize(pages.front().table.columns());
  for (const GoldPage& page : pages) {
    if (page.part == without_part) continue;
    for (size_t c = 0; c < out.columns.size(); ++c) {
      const uint8_t* column = page.table.column(c);
      out.columns[c].insert(out.columns[c].end(), column, column + page.table.rows());
    }
    // a third of the pages are learnt from as if their script had no capitals, as Arabic has none
    if (hash_bytes(page.id) % 3 == 0) {
      std::vector<uint8_t>& capitals = out.columns[capitals_feature];
      std::fill(capitals.end() - static_cast<std::ptrdiff_t>(page.table.rows()), capitals.end(), no_value);
    }
    out.truth.insert(out.truth.end(), page.truth.begin(), page.truth.end());
    out.weight.insert(out.weight.end(), page.weight.begin(), page.weight.end());
  }
  return out;
}

/// Judges each page by trees learnt without its part.
inline std::vector<std::vector<uint8_t>> judge_across(const std::vector<GoldPage>& pages,
                                                      const BlockBoostOptions& options) {
  std::vector<std::vector<uint8_t>> verdicts(pages.size());
  for (size_t part = 0; part < page_parts; ++part) {
    const std::vector<BlockTree> trees = boost_blocks(rows_of(pages, part), options);
    for (size_t p = 0; p < pages.size(); ++p) {
      if (pages[p].part == part) verdicts[p] = judge_blocks(pages[p].table, trees);
    }
  }
  return verdicts;
}

}  // namespace tawatur::training
