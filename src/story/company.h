#pragma once
// A pair of pages in its company: who else in the group is near to both tells whether a likelihood is a chance of
// wording or the middle of a story.
#include <array>
#include <vector>

#include "story/group_view.h"

namespace tawatur {

enum class CompanySign : uint8_t {
  event,
  thread,  // likelihoods of the pair itself, log-odds
  pages,   // of the group, logarithm
  events_least,
  events_most,  // likelihoods of one event with all pages of the group, summed; logarithm, of either page
  threads_least,
  threads_most,
  beside_nearest_least,
  beside_nearest_most,  // the pair's likelihood less that of either page with its nearest other one
  nearest_least,
  nearest_most,  // that likelihood itself
  among_near_least,
  among_near_most,  // mean likelihood of either page with the pages that are near to the other
  common,
  common_second,  // the best likelihood that both have with a third page; with another
  common_share,   // of the likelihoods of both, what goes to the same pages
  common_close,   // pages that are close to both, logarithm
  rank_least,
  rank_most,  // pages nearer to one than the other is, logarithm
  close_least,
  close_most,  // pages that are close to either, logarithm
  count
};
inline constexpr size_t company_sign_count = static_cast<size_t>(CompanySign::count);
using CompanySigns = std::array<float, company_sign_count>;

struct CompanyPair {
  uint32_t a, b;
  CompanySigns signs;
};

/// Pairs with any likelihood of one event, a < b. Symmetric, but for the order of equals. O(pages² + pairs).
std::vector<CompanyPair> company_of(const GroupView& view);

class StoryModel;
/// The view with each pair's likelihoods as its company leaves them.
GroupView in_company(GroupView view, const StoryModel& model);

}  // namespace tawatur
