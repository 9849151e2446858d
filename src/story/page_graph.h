#pragma once
// All pages with the likeness of those that may belong together.
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "reading/corpus.h"
#include "story/candidates.h"
#include "story/group_view.h"
#include "story/model.h"

namespace tawatur {

/// Which question a grouping answers: one event, or one running topic.
enum class GroupLevel : uint8_t { story, thread };

struct PageLink {
  uint32_t page;
  float story, thread;  // likelihoods at the two levels, 0 to 1
  float burst;          // what counts as likelihood of one event where both pages stand in a crowd (see PageGraph)
};

/// A graph that grows page by page. What stands on a link depends on its two pages alone. Not thread-safe.
/// On some days one giant event fills the news, and its pages tell of a hundred sides of it: to belong to the topic is
/// then to belong to the event. A page's crowd is how many pages of its topic appear within days of it; where both
/// pages of a link stand in a crowd, the likelihood of one topic counts for the event.
class PageGraph {
 public:
  PageGraph(const Corpus& corpus, unsigned threads, const StoryModel& model = StoryModel::built_in(),
            const Background& background = Background::built_in())
      : corpus_(corpus), threads_(threads), model_(model), background_(background) {}

  /// Adds all pages of the corpus that are not yet in. Profiles and comparisons are made by several threads. Returns
  /// the pages whose similarities changed: those added, those whose crowd grew into one, and all where the library was
  /// one of few pages.
  std::vector<uint32_t> update();
  uint32_t size() const { return static_cast<uint32_t>(profiles_.size()); }
  const PageProfile& profile(uint32_t page) const { return profiles_[page]; }
  /// Of its profile; at hand because every link that is read asks for it.
  uint64_t identity(uint32_t page) const { return identities_[page]; }
  std::span<const PageLink> links(uint32_t page) const { return links_[page]; }
  /// 0 to 1; depends on the pages that are in, not on their order, and never falls as more come.
  float similarity(uint32_t page, const PageLink& link, GroupLevel level) const;
  /// What counts as likelihood of one event in a full crowd, of the likelihoods at the two levels: the topic counts as
  /// much as the event, and less of either is enough.
  static float burst_of(float story, float thread);
  /// The likelihood of one event where both pages have a crowd of at least `crowd` pages.
  static float in_crowd(float story, float burst, float crowd);
  /// The pages beside each other, each pair in its company (company.h), in an order that does not depend on arrival:
  /// `pages` is sorted so.
  GroupView view(std::vector<uint32_t>& pages) const;
  const StoryModel& model() const { return model_; }
  float threshold(GroupLevel level) const {
    return level == GroupLevel::story ? model_.thresholds().reach : model_.thresholds().thread;
  }
  /// What the two pages' link is or would be, made anew.
  PageLink compare(uint32_t a, uint32_t b) const;

 private:
  PageLink compare(uint32_t a, const PageAtHand& at_hand, uint32_t b) const;
  void add_block(uint32_t end, std::vector<uint32_t>& changed);

  const Corpus& corpus_;
  const unsigned threads_;
  const StoryModel& model_;
  const Background& background_;
  CandidateIndex index_;
  std::deque<PageProfile> profiles_;
  std::vector<uint64_t> identities_;  // by page
  std::vector<std::vector<PageLink>> links_;
  std::vector<uint64_t> crowd_;  // by page, sums of `burst` in 1/1024: whole numbers, whose sum no order changes
};

}  // namespace tawatur
