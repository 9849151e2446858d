#include "story/page_graph.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"

namespace tawatur {
namespace {

constexpr uint32_t block = 512;        // pages whose comparisons are in memory at once
constexpr float least_likeness = 0.03f;  // links weaker than this count as none

/// An event is reported within days, and a topic runs longer; the annotated windows are too short to learn it from.
float faded(double days, double free, double half) {
  return days <= free ? 1.0f : static_cast<float>(std::exp2(-(days - free) / half));
}

}  // namespace

PageLink PageGraph::compare(uint32_t a, uint32_t b) const {
  const PageProfile &x = profiles_[a], &y = profiles_[b];
  const StorySigns signs = story_signs(x, y);
  const double days = x.has_day && y.has_day ? std::abs(x.day - y.day) : 0;
  return {b, model_.same_story(signs) * faded(days, 2.5, 4), model_.same_thread(signs) * faded(days, 4, 10)};
}

void PageGraph::update() {
  while (size() < corpus_.size()) add_block(std::min(corpus_.size(), size() + block));
}

void PageGraph::add_block(uint32_t end) {
  const uint32_t begin = size();
  profiles_.resize(end);
  links_.resize(end);
  parallel_for(end - begin, threads_, [&](size_t i) { profiles_[begin + i] = profile_of(corpus_[begin + static_cast<uint32_t>(i)], background_); });
  std::vector<std::vector<uint32_t>> candidates(end - begin);
  for (uint32_t p = begin; p < end; ++p) {
    candidates[p - begin] = index_.candidates(profiles_[p]);
    index_.add(p, profiles_[p]);
  }
  parallel_for(end - begin, threads_, [&](size_t i) {
    const auto page = begin + static_cast<uint32_t>(i);
    for (const uint32_t other : candidates[i]) {
      const PageLink link = compare(page, other);
      if (std::max(link.story, link.thread) >= least_likeness) links_[page].push_back(link);
    }
  });
  for (uint32_t p = begin; p < end; ++p) {
    const size_t own = links_[p].size();
    for (size_t i = 0; i < own; ++i) {
      const PageLink link = links_[p][i];
      if (link.page < p) links_[link.page].push_back({p, link.story, link.thread});
    }
  }
}

}  // namespace tawatur
