#pragma once
// Which blocks of a page are the article: boosted trees judge each block.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "page/block_trees.h"
#include "page/features.h"

namespace tawatur {

/// Trees and the threshold, in models/page.bin.
class ArticleModel {
 public:
  static constexpr std::string_view magic = "TWTPAGES";
  static constexpr uint32_t version = 1;
  static const ArticleModel& built_in();
  /// Not ready where the file is damaged or of other features. `file` stays alive as long as the model.
  explicit ArticleModel(std::string_view file);
  bool ready() const { return ready_; }
  std::span<const BlockTree> trees() const { return trees_; }
  uint8_t threshold() const { return threshold_; }

 private:
  std::span<const BlockTree> trees_;
  uint8_t threshold_ = 128;
  bool ready_ = false;
};

/// What such a file holds, for training.
std::string article_model_payload(std::span<const BlockTree> trees, uint8_t threshold);

/// One verdict for each block: what the trees chose, but for lines that announce furniture ("اقرأ أيضا") and for what
/// stands on the page a second time. Linear.
std::vector<bool> choose_article(const BlockView& view);
std::vector<bool> choose_article(const BlockView& view, std::span<const uint8_t> verdicts, uint8_t threshold);

}  // namespace tawatur
