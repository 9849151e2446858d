#pragma once
// How the signs weigh: boosted trees for one event and for one topic. models/story.bin, made by training/story.cpp.
#include <span>
#include <string>
#include <string_view>

#include "story/pair.h"

namespace tawatur {

/// A tree of three questions a path: at node n, sign[n] >= cut[n] leads to 2n+2, else to 2n+1.
struct StoryTree {
  std::array<uint32_t, 7> sign;
  std::array<float, 7> cut;
  std::array<float, 8> leaf;  // added to the log-odds
};

/// Averages of probabilities from which two groups are joined.
struct StoryThresholds {
  float story = 0.4f, thread = 0.3f;
};

struct StoryForests {
  std::span<const StoryTree> story, thread;
};

/// Two pairs of forests: for pages whose times of publication tell how far apart they are, and for those of which one
/// may be years older.
class StoryModel {
 public:
  static constexpr std::string_view magic = "TWTSTORY";
  static constexpr uint32_t version = 2;

  /// The one that is part of the program. Thread-safe.
  static const StoryModel& built_in();
  /// `file` must outlive it. A missing or damaged file leaves ready() false and plain weights of two cosines.
  explicit StoryModel(std::string_view file);
  StoryModel(StoryForests timed, StoryForests untimed, StoryThresholds thresholds)
      : timed_(timed), untimed_(untimed), thresholds_(thresholds), ready_(true) {}

  bool ready() const { return ready_; }
  /// Probability that two pages report one event, that they belong to one topic.
  float same_story(const StorySigns& signs) const;
  float same_thread(const StorySigns& signs) const;
  const StoryThresholds& thresholds() const { return thresholds_; }

 private:
  const StoryForests& forests_for(const StorySigns& signs) const;

  StoryForests timed_, untimed_;
  StoryThresholds thresholds_;
  bool ready_ = false;
};

/// The payload that StoryModel reads.
std::string story_model_payload(const StoryForests& timed, const StoryForests& untimed, StoryThresholds thresholds);

}  // namespace tawatur
