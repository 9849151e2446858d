#include "story/model.h"

#include <cmath>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"
#include "base/wide.h"
#include "story/dot.h"

namespace tawatur {
namespace {

struct Head {
  uint32_t signs, details, join_signs, join_trees;
  std::array<uint32_t, 6> trees;    // of one event and one topic, by PairTimes
  std::array<uint32_t, 3> weights;  // story_weight_count or 0, by PairTimes
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

TAWATUR_WIDE float log_odds(std::span<const float> weights, const PairEvidence& evidence) {
  return weights[0] + dot(&weights[1], evidence.signs.data(), story_sign_count) +
         dot(&weights[1 + story_sign_count], evidence.details.data(), story_detail_count);
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
  size_t all = head.join_trees, weight_count = 0;
  for (const uint32_t trees : head.trees) all += trees;
  for (const uint32_t count : head.weights) weight_count += count;
  if (head.signs != story_sign_count || head.details != story_detail_count || head.join_signs != join_sign_count ||
      payload->size() != sizeof head + sizeof(float) * weight_count + sizeof(StoryTree) * all)
    return;
  const auto* weights = reinterpret_cast<const float*>(payload->data() + sizeof head);
  std::span rest(reinterpret_cast<const StoryTree*>(weights + weight_count), all);
  const std::span joins = rest.last(head.join_trees);
  if (!sound(rest.first(all - head.join_trees), story_sign_count) || !sound(joins, join_sign_count)) return;
  size_t f = 0;
  for (StoryForests& forests : forests_) {
    const uint32_t count = head.weights[f / 2];
    if (count != 0 && count != story_weight_count) return;
    forests.weights = {weights, count};
    weights += count;
    for (std::span<const StoryTree>* const forest : {&forests.story, &forests.thread})
      *forest = rest.first(head.trees[f]), rest = rest.subspan(head.trees[f++]);
  }
  judge_ = {joins, head.member};
  thresholds_ = head.thresholds;
  ready_ = true;
}

float StoryModel::same_story(const PairEvidence& evidence) const {
  if (!ready_) return probability(plain(evidence.signs, 5));
  const StoryForests& forests = forests_for(evidence.signs);
  const float by_trees = probability(log_odds(forests.story, evidence.signs));
  return forests.weights.empty() ? by_trees : (by_trees + probability(log_odds(forests.weights, evidence))) / 2;
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
  Head head{story_sign_count, story_detail_count, join_sign_count, static_cast<uint32_t>(judge.join.size()), {}, {},
            thresholds,       judge.member};
  std::string weights, trees;
  size_t f = 0;
  for (const StoryForests& both : forests) {
    head.weights[f / 2] = static_cast<uint32_t>(both.weights.size());
    weights.append(reinterpret_cast<const char*>(both.weights.data()), both.weights.size_bytes());
    for (const std::span<const StoryTree> forest : {both.story, both.thread}) {
      head.trees[f++] = static_cast<uint32_t>(forest.size());
      trees.append(reinterpret_cast<const char*>(forest.data()), forest.size_bytes());
    }
  }
  trees.append(reinterpret_cast<const char*>(judge.join.data()), judge.join.size_bytes());
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + weights + trees;
}

}  // namespace tawatur
