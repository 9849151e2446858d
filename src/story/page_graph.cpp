#include "story/page_graph.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "base/parallel.h"
#include "story/company.h"

namespace tawatur {
namespace {

constexpr uint32_t block = 512;          // pages whose comparisons are in memory at once
constexpr float least_likeness = 0.03f;  // links weaker than this count as none

constexpr float crowd_unit = 1024;
constexpr float crowd_begins = 23,
                crowd_full = 29;  // pages of a topic within days; chosen on held-out windows, like the next
/// A round-up tells of other events too.
constexpr float round_up = 0.5f;
constexpr float topic_gain = 1.3f, event_gain = 7.4f;

/// An event is reported within days, and a topic runs longer; the annotated windows are too short to learn it from.
float faded(double days, double free, double half) {
  return days <= free ? 1.0f : static_cast<float>(std::exp2(-(days - free) / half));
}

}  // namespace

PageLink PageGraph::compare(uint32_t a, uint32_t b) const { return compare(a, PageAtHand(profiles_[a]), b); }

PageLink PageGraph::compare(uint32_t a, const PageAtHand& at_hand, uint32_t b) const {
  const PageProfile &x = profiles_[a], &y = profiles_[b];
  const PairEvidence evidence = at_hand.evidence_with(y);
  const double days = times_of(x, y) == PairTimes::told ? std::abs(x.day - y.day) : 0;
  const float doubt = x.round_up || y.round_up ? round_up : 1.0f;
  const float story = model_.same_story(evidence) * doubt, thread = model_.same_thread(evidence.signs);
  return {b, story * faded(days, 2.5, 4), thread * faded(days, 4, 10), burst_of(story, thread) * faded(days, 2, 0.5)};
}

float PageGraph::burst_of(float story, float thread) {
  const float event = event_gain * story / (1 + (event_gain - 1) * story);  // odds of one event times a constant
  return (std::min(1.0f, topic_gain * thread) + event) / 2;
}

float PageGraph::similarity(uint32_t page, const PageLink& link, GroupLevel level) const {
  if (level == GroupLevel::thread) return link.thread;
  if (static_cast<float>(crowd_[page]) <= crowd_begins * crowd_unit) return link.story;
  return in_crowd(link.story, link.burst, static_cast<float>(std::min(crowd_[page], crowd_[link.page])) / crowd_unit);
}

float PageGraph::in_crowd(float story, float burst, float crowd) {
  const float share = std::clamp((crowd - crowd_begins) / (crowd_full - crowd_begins), 0.0f, 1.0f);
  return std::max(story, share * burst);
}

GroupView PageGraph::view(std::vector<uint32_t>& pages) const {
  std::ranges::sort(pages, {}, [&](uint32_t p) { return std::pair(profiles_[p].identity, p); });
  std::vector<const PageProfile*> profiles;
  boost::unordered_flat_map<uint32_t, uint32_t> place;
  place.reserve(pages.size());
  for (const uint32_t p : pages)
    place.emplace(p, static_cast<uint32_t>(profiles.size())), profiles.push_back(&profiles_[p]);
  GroupView out(std::move(profiles), size() < least_unpicked);
  for (uint32_t a = 0; a < pages.size(); ++a) {
    for (const PageLink& link : links_[pages[a]]) {
      const auto b = place.find(link.page);
      if (b == place.end() || b->second < a) continue;
      out.set(a, b->second, {link.story, similarity(pages[a], link, GroupLevel::story), link.thread});
    }
  }
  return in_company(std::move(out), model_);
}

std::vector<uint32_t> PageGraph::update() {
  std::vector<uint32_t> changed;
  if (size() < least_unpicked && corpus_.size() >= least_unpicked)  // what was picked is judged anew
    for (uint32_t p = 0; p < size(); ++p) changed.push_back(p);
  while (size() < corpus_.size()) add_block(std::min(corpus_.size(), size() + block), changed);
  std::ranges::sort(changed);
  changed.erase(std::ranges::unique(changed).begin(), changed.end());
  return changed;
}

void PageGraph::add_block(uint32_t end, std::vector<uint32_t>& changed) {
  const uint32_t begin = size();
  profiles_.resize(end);
  links_.resize(end);
  crowd_.resize(end, 0);
  parallel_for(end - begin, threads_, [&](size_t i) {
    profiles_[begin + i] = profile_of(corpus_[begin + static_cast<uint32_t>(i)], background_);
  });
  std::vector<std::vector<uint32_t>> candidates(end - begin);
  for (uint32_t p = begin; p < end; ++p) {
    identities_.push_back(profiles_[p].identity);
    candidates[p - begin] = index_.candidates(profiles_[p]);
    index_.add(p, profiles_[p]);
  }
  parallel_for(end - begin, threads_, [&](size_t i) {
    const auto page = begin + static_cast<uint32_t>(i);
    const PageAtHand at_hand(profiles_[page]);
    for (const uint32_t other : candidates[i]) {
      const PageLink link = compare(page, at_hand, other);
      if (std::max(link.story, link.thread) >= least_likeness) links_[page].push_back(link);
    }
  });
  for (uint32_t p = begin; p < end; ++p) {
    changed.push_back(p);
    const size_t own = links_[p].size();
    for (size_t i = 0; i < own; ++i) {
      const PageLink link = links_[p][i];
      if (link.page >= p) continue;  // of a later page of this block, entered from there
      links_[link.page].push_back({p, link.story, link.thread, link.burst});
      const auto near = static_cast<uint64_t>(std::lround(link.burst * crowd_unit));
      crowd_[p] += near, crowd_[link.page] += near;
      // a crowd that was full before changes nothing by growing
      const auto grown = static_cast<float>(crowd_[link.page]), before = grown - static_cast<float>(near);
      if (near > 0 && grown > crowd_begins * crowd_unit && before < crowd_full * crowd_unit)
        changed.push_back(link.page);
    }
  }
}

}  // namespace tawatur
