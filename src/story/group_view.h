#pragma once
// A group of pages beside each other, for judging what in it is one story.
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "story/linkage.h"
#include "story/profile.h"

namespace tawatur {

struct Likeness {
  float event = 0;   // likelihood of one event
  float crowd = 0;   // the same where both pages stand in a crowd (PageGraph)
  float thread = 0;  // likelihood of one topic
};

/// What is known of how far apart a group's pages are: most of them tell when they appeared; they do not; they do not
/// and are all of a library so small that somebody picked it on one topic, where likeness of topic says nothing.
enum class GroupTimes : uint8_t { picked, untold, told };
inline constexpr uint32_t least_unpicked = 30;  // a library with fewer pages is picked

/// Pages are numbered from 0; the order should not depend on arrival. Memory: 12 bytes a pair.
class GroupView {
 public:
  explicit GroupView(std::vector<const PageProfile*> pages, bool of_few = false)
      : pages_(std::move(pages)), likeness_(pages_.size() * pages_.size()) {
    const bool told = 2 * std::ranges::count_if(pages_, &PageProfile::has_day) > std::ssize(pages_);
    times_ = told ? GroupTimes::told : of_few ? GroupTimes::picked : GroupTimes::untold;
  }

  GroupTimes times() const { return times_; }
  uint32_t size() const { return static_cast<uint32_t>(pages_.size()); }
  const PageProfile& page(uint32_t p) const { return *pages_[p]; }
  const Likeness& between(uint32_t a, uint32_t b) const { return likeness_[size_t{a} * size() + b]; }
  void set(uint32_t a, uint32_t b, const Likeness& likeness) {
    likeness_[size_t{a} * size() + b] = likeness_[size_t{b} * size() + a] = likeness;
  }

 private:
  std::vector<const PageProfile*> pages_;
  std::vector<Likeness> likeness_;
  GroupTimes times_;
};

}  // namespace tawatur
