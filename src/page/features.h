#pragma once
// What is measured of each text block so that a learnt model can tell article from furniture. Nothing here depends on a
// language: layout, markup, the makers' class names, punctuation, repetition, and what the page tells about itself.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/furniture_words.h"
#include "page/hint.h"
#include "page/text_block.h"

namespace tawatur {

/// Every feature is one byte, in bins that were chosen beforehand, so that a model compares bytes alone.
/// Column-major: the values of one feature lie together for all blocks.
class FeatureTable {
 public:
  explicit FeatureTable(size_t rows) : rows_(rows) {}
  size_t rows() const { return rows_; }
  size_t columns() const { return rows_ == 0 ? 0 : values_.size() / rows_; }
  const uint8_t* column(size_t feature) const { return values_.data() + feature * rows_; }
  /// A new column of zeros; the pointer is good until the next call.
  uint8_t* add_column() {
    values_.resize(values_.size() + rows_, 0);
    return values_.data() + values_.size() - rows_;
  }

 private:
  size_t rows_;
  std::vector<uint8_t> values_;
};

/// What other parts of the page say about its article.
struct PageClues {
  std::string title, description;
  std::string article_body;  // of JSON-LD; plain text
};

/// What a block's first words announce.
std::optional<Announced> announced_in(const BlockList& list, const Block& block);

/// The page's summary of itself for search engines; empty where there is none.
std::string_view page_description(const Document& document);

/// Columns of describe_blocks.
inline constexpr uint32_t block_feature_count = 151;

/// Linear in nodes and blocks.
FeatureTable describe_blocks(const Document& document, const std::vector<HintSet>& hints, const BlockList& list,
                             const PageClues& clues);

}  // namespace tawatur
