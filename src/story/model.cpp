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
  uint32_t signs, details, company_signs, join_signs;
  std::array<uint32_t, 6> trees;                      // of one event and one topic, by PairTimes
  std::array<uint32_t, 3> weights;                    // story_weight_count or 0, by PairTimes
  std::array<uint32_t, 3> company_trees, join_trees;  // by judge
  StoryThresholds thresholds;
  std::array<MemberWeights, 3> members;
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
  size_t all = 0, weight_count = 0;
  for (const uint32_t trees : head.trees) all += trees;
  for (size_t j = 0; j < judges_.size(); ++j) all += size_t{head.company_trees[j]} + head.join_trees[j];
  for (const uint32_t count : head.weights) {
    if (count != 0 && count != story_weight_count) return;
    weight_count += count;
  }
  if (head.signs != story_sign_count || head.details != story_detail_count ||
      head.company_signs != company_sign_count || head.join_signs != join_sign_count ||
      payload->size() != sizeof head + sizeof(float) * weight_count + sizeof(StoryTree) * all)
    return;
  const auto* weights = reinterpret_cast<const float*>(payload->data() + sizeof head);
  std::span rest(reinterpret_cast<const StoryTree*>(weights + weight_count), all);
  bool all_sound = true;
  const auto take = [&](uint32_t trees, size_t signs) {
    const std::span<const StoryTree> out = rest.first(trees);
    rest = rest.subspan(trees);
    all_sound &= sound(out, signs);
    return out;
  };
  StoryForestsByTimes forests;
  for (size_t t = 0; t < forests.size(); ++t) {
    forests[t].story = take(head.trees[2 * t], story_sign_count);
    forests[t].thread = take(head.trees[2 * t + 1], story_sign_count);
    forests[t].weights = {weights, head.weights[t]};
    weights += head.weights[t];
  }
  GroupJudges judges;
  for (size_t j = 0; j < judges.size(); ++j) {
    judges[j].company = take(head.company_trees[j], company_sign_count);
    judges[j].join = take(head.join_trees[j], join_sign_count);
    judges[j].member = head.members[j];
  }
  if (!all_sound) return;
  forests_ = forests, judges_ = judges;
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

float GroupJudge::event_in_company(const CompanySigns& signs) const { return probability(log_odds(company, signs)); }
float GroupJudge::join_odds(const JoinSigns& signs) const { return log_odds(join, signs); }
float GroupJudge::member_odds(const MemberSigns& signs) const {
  float odds = member.bias;
  for (size_t i = 0; i < signs.size(); ++i) odds += member.weights[i] * signs[i];
  return odds;
}

std::string story_model_payload(const StoryForestsByTimes& forests, const GroupJudges& judges,
                                StoryThresholds thresholds) {
  Head head{story_sign_count, story_detail_count, company_sign_count, join_sign_count, {}, {}, {}, {}, thresholds, {}};
  std::string weights, trees;
  const auto add = [&](std::span<const StoryTree> forest) {
    trees.append(reinterpret_cast<const char*>(forest.data()), forest.size_bytes());
    return static_cast<uint32_t>(forest.size());
  };
  for (size_t t = 0; t < forests.size(); ++t) {
    head.weights[t] = static_cast<uint32_t>(forests[t].weights.size());
    weights.append(reinterpret_cast<const char*>(forests[t].weights.data()), forests[t].weights.size_bytes());
    head.trees[2 * t] = add(forests[t].story);
    head.trees[2 * t + 1] = add(forests[t].thread);
  }
  for (size_t j = 0; j < judges.size(); ++j) {
    head.company_trees[j] = add(judges[j].company);
    head.join_trees[j] = add(judges[j].join);
    head.members[j] = judges[j].member;
  }
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + weights + trees;
}

}  // namespace tawatur
