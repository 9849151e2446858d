#include "claim/cluster.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

Pair link(uint32_t a, uint32_t b, float probability) {
  Pair p;
  p.a = a, p.b = b, p.probability = probability;
  return p;
}

TEST(Cluster, OneLooseLinkDoesNotWeldTwoFacts) {
  // 0-1-2 and 3-4-5 are facts; 2-3 alone looks alike
  const std::vector<Pair> pairs = {link(0, 1, 0.9f), link(0, 2, 0.9f), link(1, 2, 0.9f), link(2, 3, 0.8f),
                                   link(3, 4, 0.9f), link(3, 5, 0.9f), link(4, 5, 0.9f)};
  EXPECT_EQ(cluster(6, pairs, 0.4f), (std::vector<uint32_t>{0, 0, 0, 1, 1, 1}));
}

TEST(Cluster, NothingBelowTheThresholdJoins) {
  const std::vector<Pair> pairs = {link(0, 1, 0.39f)};
  EXPECT_EQ(cluster(3, pairs, 0.4f), (std::vector<uint32_t>{0, 1, 2}));
}

TEST(Cluster, GroupsAreNumberedByFirstMember) {
  const std::vector<Pair> pairs = {link(1, 3, 0.9f), link(0, 2, 0.8f)};
  EXPECT_EQ(cluster(4, pairs, 0.5f), (std::vector<uint32_t>{0, 1, 0, 1}));
}

TEST(Cluster, AStatementThatTellsTwoFactsStandsInBoth) {
  // 0 tells what 1 and 2 tell together, and what 3 and 4 tell together
  const std::vector<Pair> pairs = {link(0, 1, 0.9f), link(0, 2, 0.9f), link(1, 2, 0.9f),
                                   link(0, 3, 0.7f), link(0, 4, 0.7f), link(3, 4, 0.9f)};
  const std::vector<uint32_t> partition = cluster(5, pairs, 0.5f);
  const auto groups = overlapping(partition, pairs, 0.5f, 0.6f);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0], (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(groups[1], (std::vector<uint32_t>{0, 3, 4}));
}

TEST(Cluster, EveryStatementIsSomewhere) {
  std::vector<Pair> pairs;
  for (uint32_t a = 0; a < 40; ++a)
    for (uint32_t b = a + 1; b < 40; ++b)
      if ((a * 7 + b * 13) % 11 == 0) pairs.push_back(link(a, b, static_cast<float>((a * 31 + b * 17) % 100) / 100.0f));
  const auto groups = overlapping(cluster(40, pairs, 0.3f), pairs, 0.3f, 0.5f);
  std::vector<bool> seen(40, false);
  for (const auto& g : groups) {
    EXPECT_TRUE(std::is_sorted(g.begin(), g.end()));
    for (const uint32_t m : g) seen[m] = true;
  }
  for (const bool s : seen) EXPECT_TRUE(s);
}

}  // namespace
}  // namespace tawatur
