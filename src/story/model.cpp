#include "story/model.h"

#include <cmath>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

struct Head {
  uint32_t signs, join_signs, join_trees;
  std::array<uint32_t, 6> trees;  // of one event and one topic, by PairTimes
  StoryThresholds thresholds;
  MemberWeights member;
};

float probability(float odds) { return 1 / (1 + std::exp(-odds)); }

float log_odds(std::span<const StoryTree> trees, std::span<const float> signs) {
  float sum = 0;
  for (const StoryTree& t : trees) {  // without branches: a tree's answers are tosses, and trees go on side by side
    const auto next = [&](size_t n) { return 2 * n + 1 + static_cast<size_t>(signs[t.sign[n]] >= t.cut[n]); };
    sum += t.leaf[next(next(next(0))) - t.sign.size()];
  }
  return sum;
}

/// Without a model: the two cosines that say most.
float plain(const StorySigns& signs, float shift) {
  return 12 * signs[static_cast<size_t>(StorySign::cosine)] + 6 * signs[static_cast<size_t>(StorySign::lead_cosine)] -
         shift;
}

bool sound(std::span<const StoryTree> trees, size_t signs) {
  for (const StoryTree& t : trees)
    for (const uint32_t s : t.sign)
      if (s >= signs) return false;
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
  size_t all = head.join_trees;
  for (const uint32_t trees : head.trees) all += trees;
  if (head.signs != story_sign_count || head.join_signs != join_sign_count ||
      payload->size() != sizeof head + sizeof(StoryTree) * all)
    return;
  std::span rest(reinterpret_cast<const StoryTree*>(payload->data() + sizeof head), all);
  const std::span joins = rest.last(head.join_trees);
  if (!sound(rest.first(all - head.join_trees), story_sign_count) || !sound(joins, join_sign_count)) return;
  size_t f = 0;
  for (StoryForests& forests : forests_)
    for (std::span<const StoryTree>* const forest : {&forests.story, &forests.thread})
      *forest = rest.first(head.trees[f]), rest = rest.subspan(head.trees[f++]);
  judge_ = {joins, head.member};
  thresholds_ = head.thresholds;
  ready_ = true;
}

float StoryModel::same_story(const StorySigns& signs) const {
  return probability(ready_ ? log_odds(forests_for(signs).story, signs) : plain(signs, 5));
}
float StoryModel::same_thread(const StorySigns& signs) const {
  return probability(ready_ ? log_odds(forests_for(signs).thread, signs) : plain(signs, 3));
}

float StoryModel::join_odds(const JoinSigns& signs) const { return ready_ ? log_odds(judge_.join, signs) : 1; }
float StoryModel::member_odds(const MemberSigns& signs) const {
  float odds = judge_.member.bias;
  for (size_t i = 0; i < signs.size(); ++i) odds += judge_.member.weights[i] * signs[i];
  return odds;
}

std::string story_model_payload(const StoryForestsByTimes& forests, const GroupJudge& judge,
                                StoryThresholds thresholds) {
  Head head{story_sign_count, join_sign_count, static_cast<uint32_t>(judge.join.size()), {}, thresholds, judge.member};
  std::string trees;
  size_t f = 0;
  for (const StoryForests& both : forests)
    for (const std::span<const StoryTree> forest : {both.story, both.thread}) {
      head.trees[f++] = static_cast<uint32_t>(forest.size());
      trees.append(reinterpret_cast<const char*>(forest.data()), forest.size_bytes());
    }
  trees.append(reinterpret_cast<const char*>(judge.join.data()), judge.join.size_bytes());
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + trees;
}

}  // namespace tawatur
