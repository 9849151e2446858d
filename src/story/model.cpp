#include "story/model.h"

#include <cmath>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

struct Head {
  uint32_t signs, story_trees, thread_trees;
  StoryThresholds thresholds;
};

float probability(float odds) { return 1 / (1 + std::exp(-odds)); }

float log_odds(std::span<const StoryTree> trees, const StorySigns& signs) {
  float sum = 0;
  for (const StoryTree& t : trees) {
    size_t n = 0;
    while (n < t.sign.size()) n = 2 * n + (signs[t.sign[n]] >= t.cut[n] ? 2 : 1);
    sum += t.leaf[n - t.sign.size()];
  }
  return sum;
}

/// Without a model: the two cosines that say most.
float plain(const StorySigns& signs, float shift) {
  return 12 * signs[static_cast<size_t>(StorySign::cosine)] + 6 * signs[static_cast<size_t>(StorySign::lead_cosine)] -
         shift;
}

bool sound(std::span<const StoryTree> trees) {
  for (const StoryTree& t : trees)
    for (const uint32_t s : t.sign)
      if (s >= story_sign_count) return false;
  return true;
}

}  // namespace

const StoryModel& StoryModel::built_in() {
  static const StoryModel model(resource("models/story.bin"));
  return model;
}

StoryModel::StoryModel(std::string_view file) {
  const auto payload = open_model(file, magic, version);
  Head head;
  if (!payload || payload->size() < sizeof head) return;
  std::memcpy(&head, payload->data(), sizeof head);
  if (head.signs != story_sign_count ||
      payload->size() != sizeof head + sizeof(StoryTree) * (size_t{head.story_trees} + head.thread_trees))
    return;
  const std::span trees(reinterpret_cast<const StoryTree*>(payload->data() + sizeof head),
                        size_t{head.story_trees} + head.thread_trees);
  if (!sound(trees)) return;
  story_ = trees.first(head.story_trees), thread_ = trees.subspan(head.story_trees);
  thresholds_ = head.thresholds;
  ready_ = true;
}

float StoryModel::same_story(const StorySigns& signs) const {
  return probability(ready_ ? log_odds(story_, signs) : plain(signs, 5));
}
float StoryModel::same_thread(const StorySigns& signs) const {
  return probability(ready_ ? log_odds(thread_, signs) : plain(signs, 3));
}

std::string story_model_payload(std::span<const StoryTree> story, std::span<const StoryTree> thread,
                                StoryThresholds thresholds) {
  const Head head{story_sign_count, static_cast<uint32_t>(story.size()), static_cast<uint32_t>(thread.size()),
                  thresholds};
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  out.append(reinterpret_cast<const char*>(story.data()), story.size_bytes());
  out.append(reinterpret_cast<const char*>(thread.data()), thread.size_bytes());
  return out;
}

}  // namespace tawatur
