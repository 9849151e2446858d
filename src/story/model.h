#pragma once
// How the signs weigh: boosted trees for one event and for one topic. models/story.bin, made by training/story.cpp.
#include <span>
#include <string>
#include <string_view>

#include "story/company.h"
#include "story/join_signs.h"
#include "story/pair.h"

namespace tawatur {

/// A tree of three questions a path: at node n, sign[n] >= cut[n] leads to 2n+2, else to 2n+1.
struct StoryTree {
  std::array<uint32_t, 7> sign;
  std::array<float, 7> cut;
  std::array<float, 8> leaf;  // added to the log-odds
};

/// Averages of probabilities: from which pages are judged as one group, from which a group of many pages is one event,
/// from which stories are one thread.
struct StoryThresholds {
  float reach = 0.4f, story = 0.4f, thread = 0.3f;
};

/// How a part stands to a giant event: logarithm of its likelihood beside the usual one there; the same and 1 where it
/// has several pages, else 0; 1 where average linkage put it there.
using MemberSigns = std::array<float, 4>;
struct MemberWeights {
  MemberSigns weights{};
  float bias = 0;
};

/// What judges groups of pages. Without trees the company changes nothing, and parts stay as linkage joined them (odds
/// 0).
struct GroupJudge {
  std::span<const StoryTree> company, join;
  MemberWeights member{{}, 1};

  /// Probability that two pages report one event, by their company (company.h); asked only where there are trees.
  float event_in_company(const CompanySigns& signs) const;
  /// Log-odds that two parts of a group report one event (settle.h).
  float join_odds(const JoinSigns& signs) const;
  /// Log-odds that a part belongs to a giant event.
  float member_odds(const MemberSigns& signs) const;
};
/// By GroupTimes.
using GroupJudges = std::array<GroupJudge, 3>;

/// Weights of a logistic model beside the trees: bias, signs, details.
inline constexpr size_t story_weight_count = 1 + story_sign_count + story_detail_count;

struct StoryForests {
  std::span<const StoryTree> story, thread;
  std::span<const float> weights;  // story_weight_count of them, or none: the trees decide alone
};

/// One pair of forests by PairTimes: pages of one moment are of about one time, those of unknown times may be years
/// apart.
using StoryForestsByTimes = std::array<StoryForests, 3>;

class StoryModel {
 public:
  static constexpr std::string_view magic = "TWTSTORY";
  static constexpr uint32_t version = 5;

  /// The one that is part of the program. Thread-safe.
  static const StoryModel& built_in();
  /// `file` must outlive it. A missing or damaged file leaves ready() false and plain weights of two cosines.
  explicit StoryModel(std::string_view file);
  StoryModel(const StoryForestsByTimes& forests, const GroupJudges& judges, StoryThresholds thresholds)
      : forests_(forests), judges_(judges), thresholds_(thresholds), ready_(true) {}

  bool ready() const { return ready_; }
  /// Probability that two pages report one event: the mean of what trees and weights say. That they belong to one
  /// topic.
  float same_story(const PairEvidence& evidence) const;
  float same_thread(const StorySigns& signs) const;
  const GroupJudge& judge_of(const GroupView& view) const { return judges_[static_cast<size_t>(view.times())]; }
  const StoryThresholds& thresholds() const { return thresholds_; }

 private:
  const StoryForests& forests_for(const StorySigns& signs) const {
    return forests_[static_cast<size_t>(times_of(signs))];
  }

  StoryForestsByTimes forests_;
  GroupJudges judges_;
  StoryThresholds thresholds_;
  bool ready_ = false;
};

/// The payload that StoryModel reads.
std::string story_model_payload(const StoryForestsByTimes& forests, const GroupJudges& judges,
                                StoryThresholds thresholds);

}  // namespace tawatur
