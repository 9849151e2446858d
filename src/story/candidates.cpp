#include "story/candidates.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace tawatur {
namespace {

float weight_of(const PageProfile& profile, uint32_t key) {
  return std::ranges::lower_bound(profile.terms, key, {}, &WeighedTerm::key)->weight;
}

}  // namespace

void CandidateIndex::add(uint32_t page, const PageProfile& profile) {
  for (const uint32_t key : profile.index_keys) {
    Postings& p = postings_[key];
    const Posting posting{profile.day, page, weight_of(profile, key)};
    if (!profile.has_day) {
      p.undated.push_back(posting);
      continue;
    }
    const auto at =
        std::ranges::upper_bound(p.dated, profile.day, {}, &Posting::day);  // pages mostly come in order: the end
    p.dated.insert(at, posting);
  }
  if (shared_.size() <= page) shared_.resize(page + 1), identity_.resize(page + 1, 0), dated_.resize(page + 1);
  identity_[page] = profile.identity, dated_[page] = profile.has_day;
}

void CandidateIndex::count(const Posting& posting, float weight) {
  Shared& s = shared_[posting.page];
  if (s.keys == 0) touched_.push_back(posting.page);
  ++s.keys;
  s.weight += weight * posting.weight;
}

/// Of the pages from place `from` on.
void CandidateIndex::keep_strongest(std::vector<uint32_t>& pages, size_t from, size_t most) const {
  if (pages.size() <= from + most) return;
  const auto begin = pages.begin() + static_cast<ptrdiff_t>(from);
  std::ranges::nth_element(begin, begin + static_cast<ptrdiff_t>(most), pages.end(), {},
                           [&](uint32_t page) { return std::tuple(-shared_[page].weight, identity_[page], page); });
  pages.resize(from + most);
}

std::vector<uint32_t> CandidateIndex::candidates(const PageProfile& profile) {
  touched_.clear();
  for (const uint32_t key : profile.index_keys) {
    const auto found = postings_.find(key);
    if (found == postings_.end()) continue;
    const float weight = weight_of(profile, key);
    const std::span<const Posting> dated = found->second.dated, undated = found->second.undated;
    for (const Posting& p : undated.last(std::min<size_t>(undated.size(), most_postings))) count(p, weight);
    auto from = dated.begin(), to = dated.end();
    if (profile.has_day) {
      const auto here = std::ranges::lower_bound(dated, profile.day, {}, &Posting::day);
      from = std::ranges::lower_bound(std::max(dated.begin(), here - std::min(here - dated.begin(), most_postings / 2)),
                                      here, profile.day - window_days, {}, &Posting::day);
      to = std::ranges::upper_bound(here, here + std::min(dated.end() - here, most_postings / 2),
                                    profile.day + window_days, {}, &Posting::day);
    } else {
      from = to - std::min(to - from, most_postings);
    }
    for (; from != to; ++from) count(*from, weight);
  }
  std::vector<uint32_t> out;
  for (const uint32_t page : touched_)
    if (shared_[page].keys >= least_shared) out.push_back(page);
  const auto untimed = std::partition(out.begin(), out.end(), [&](uint32_t p) { return profile.has_day && dated_[p]; });
  keep_strongest(out, static_cast<size_t>(untimed - out.begin()),
                 profile.has_day ? most_untimed_of_timed : most_untimed);
  keep_strongest(out, 0, most_candidates);
  for (const uint32_t page : touched_) shared_[page] = {};
  std::ranges::sort(out);
  return out;
}

}  // namespace tawatur
