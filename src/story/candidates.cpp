#include "story/candidates.h"

#include <algorithm>

namespace tawatur {

void CandidateIndex::add(uint32_t page, const PageProfile& profile) {
  for (const uint32_t key : profile.index_keys) {
    Postings& p = postings_[key];
    if (!profile.has_day) {
      p.undated.push_back(page);
      continue;
    }
    const auto at =
        std::ranges::upper_bound(p.dated, profile.day, {}, &Posting::day);  // pages mostly come in order: the end
    p.dated.insert(at, {profile.day, page});
  }
  if (shared_.size() <= page) shared_.resize(page + 1, 0);
}

void CandidateIndex::count(uint32_t page) {
  if (shared_[page] == 0) touched_.push_back(page);
  ++shared_[page];
}

std::vector<uint32_t> CandidateIndex::candidates(const PageProfile& profile) {
  touched_.clear();
  for (const uint32_t key : profile.index_keys) {
    const auto found = postings_.find(key);
    if (found == postings_.end()) continue;
    const Postings& p = found->second;
    for (const uint32_t page : p.undated) count(page);
    auto from = p.dated.begin();
    if (profile.has_day) from = std::ranges::lower_bound(p.dated, profile.day - window_days, {}, &Posting::day);
    for (; from != p.dated.end() && (!profile.has_day || from->day <= profile.day + window_days); ++from)
      count(from->page);
  }
  std::vector<uint32_t> out;
  for (const uint32_t page : touched_) {
    if (shared_[page] >= least_shared) out.push_back(page);
    shared_[page] = 0;
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace tawatur
