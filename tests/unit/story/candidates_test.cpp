#include "story/candidates.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

/// A page of words that are all in the index; `weight` each.
PageProfile page_of(std::vector<uint32_t> keys, float weight, double day = 0) {
  PageProfile out;
  for (const uint32_t key : keys) out.terms.push_back({key, weight, 5, 0});
  out.index_keys = std::move(keys);
  out.day = day, out.has_day = day > 0;
  return out;
}

TEST(Candidates, ShareTwoKeysWithinTheWindow) {
  CandidateIndex index;
  index.add(0, page_of({1, 2, 3}, 0.5f, 100));
  index.add(1, page_of({1, 7}, 0.5f, 100));
  index.add(2, page_of({2, 3}, 0.5f, 100 + CandidateIndex::window_days + 1));
  index.add(3, page_of({2, 3}, 0.5f));
  EXPECT_EQ(index.candidates(page_of({1, 2, 3}, 0.5f, 100.5)), (std::vector<uint32_t>{0, 3}));
}

TEST(Candidates, OfUntimedPagesTheStrongestAreTaken) {
  CandidateIndex index;
  constexpr uint32_t many = 3 * CandidateIndex::most_untimed;
  for (uint32_t p = 0; p < many; ++p) index.add(p, page_of({1, 2}, p % 3 == 1 ? 0.9f : 0.1f));
  const auto near = index.candidates(page_of({1, 2}, 0.5f));
  ASSERT_EQ(near.size(), CandidateIndex::most_untimed);
  for (const uint32_t p : near) EXPECT_EQ(p % 3, 1u);
}

TEST(Candidates, UntimedPagesTakeNoPlaceOfTimedOnes) {
  CandidateIndex index;
  constexpr uint32_t timed = 200;
  static_assert(timed + CandidateIndex::most_untimed_of_timed <= CandidateIndex::most_candidates);
  for (uint32_t p = 0; p < timed; ++p) index.add(p, page_of({1, 2}, 0.1f, 100));
  for (uint32_t p = timed; p < 3 * timed; ++p) index.add(p, page_of({1, 2}, 0.9f));
  const auto near = index.candidates(page_of({1, 2}, 0.5f, 101));
  ASSERT_EQ(near.size(), timed + CandidateIndex::most_untimed_of_timed);
  EXPECT_EQ(near[timed - 1], timed - 1);
}

}  // namespace
}  // namespace tawatur
