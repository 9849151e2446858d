#include "page/article.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstring>

#include "base/hash.h"
#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

struct Head {
  uint32_t trees, features, threshold;
};

/// Without a model, and where it finds nothing: blocks of prose.
std::vector<bool> plain(const BlockList& list) {
  std::vector<bool> out;
  for (const Block& b : list.blocks) out.push_back(b.words >= 10 && b.link_words * 3 < b.words);
  return out;
}

/// One past the last block of the small element that a line which announces furniture heads; of the line alone where it
/// heads none.
size_t end_of_box(const BlockView& view, size_t announcing) {
  constexpr uint32_t most_header_words = 8, most_box_words = 80;
  size_t end = announcing + 1;
  if (view.blocks[announcing].words > most_header_words) return end;
  for (NodeIndex n = view.blocks[announcing].node; n != no_node && view.document[n].kind != Tag::body;
       n = view.document[n].parent) {
    if (view.list.before[n] != announcing || view.below(n).words > most_box_words) break;
    end = std::max<size_t>(end, view.list.before[view.document[n].end]);
  }
  return end;
}

}  // namespace

const ArticleModel& ArticleModel::built_in() {
  static const ArticleModel model(resource("models/page.bin"));
  return model;
}

ArticleModel::ArticleModel(std::string_view file) {
  const auto payload = open_model(file, magic, version);
  Head head{};
  if (!payload || payload->size() < sizeof head) return;
  std::memcpy(&head, payload->data(), sizeof head);
  if (head.features != block_feature_count || payload->size() != sizeof head + head.trees * sizeof(BlockTree)) return;
  const std::span trees(reinterpret_cast<const BlockTree*>(payload->data() + sizeof head), head.trees);
  const auto sound = [](const BlockTree& t) {
    return std::ranges::all_of(t.feature, [](uint16_t f) { return f < block_feature_count; });
  };
  if (!std::ranges::all_of(trees, sound)) return;
  trees_ = trees, threshold_ = static_cast<uint8_t>(head.threshold), ready_ = true;
}

std::string article_model_payload(std::span<const BlockTree> trees, uint8_t threshold) {
  const Head head{static_cast<uint32_t>(trees.size()), block_feature_count, threshold};
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  out.append(reinterpret_cast<const char*>(trees.data()), trees.size_bytes());
  return out;
}

std::vector<bool> choose_article(const BlockView& view, std::span<const uint8_t> verdicts, uint8_t threshold) {
  constexpr uint32_t least_repeated_words = 8;  // shorter ones an article may well say twice
  std::vector<bool> out(verdicts.size());
  boost::unordered_flat_set<uint64_t> said;
  size_t box_end = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    if (const std::optional<Announced>& announced = view.announced[i];
        announced && announced->what != Announcement::hint)
      box_end = std::max(box_end, end_of_box(view, i));
    if (i < box_end || verdicts[i] < threshold) continue;
    out[i] = view.blocks[i].words < least_repeated_words || said.insert(hash_bytes(view.text(i))).second;
  }
  return out;
}

std::vector<bool> choose_article(const BlockView& view) {
  const ArticleModel& model = ArticleModel::built_in();
  if (!model.ready()) return plain(view.list);
  std::vector<bool> chosen =
      choose_article(view, judge_blocks(describe_blocks(view), model.trees()), model.threshold());
  // a page of another make than all that were learnt from: rather too much than nothing
  return std::ranges::find(chosen, true) == chosen.end() ? plain(view.list) : chosen;
}

}  // namespace tawatur
