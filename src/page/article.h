#pragma once
// Which blocks of a page are the article: boosted trees judge each block.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "page/features.h"

namespace tawatur {

/// A tree of depth 5 over a row of features, whole, level by level: from n to 2n+1 where the feature is below the cut,
/// else to 2n+2. Nodes that ask nothing have cut 0 and lead to the right.
struct BlockTree {
  static constexpr size_t inner = 31, leaves = 32;
  uint16_t feature[inner];
  uint8_t cut[inner];
  uint8_t unused = 0;
  float leaf[leaves];  // log-odds
};

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

/// Probability of each row as a byte, 255 for surely article.
std::vector<uint8_t> judge_blocks(const FeatureTable& table, std::span<const BlockTree> trees);

/// One verdict for each block: what the trees chose, but for lines that announce furniture ("اقرأ أيضا") and for what
/// stands on the page a second time. Linear.
std::vector<bool> choose_article(const BlockView& view);
std::vector<bool> choose_article(const BlockView& view, std::span<const uint8_t> verdicts, uint8_t threshold);

}  // namespace tawatur
