#include "story/settle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace tawatur {
namespace {

using Groups = std::vector<std::vector<uint32_t>>;

GroupView view_of(const std::vector<PageProfile>& pages) {
  std::vector<const PageProfile*> all;
  for (const PageProfile& page : pages) all.push_back(&page);
  return GroupView(std::move(all));
}

std::vector<uint32_t> each_alone(uint32_t count) {
  std::vector<uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0u);
  return out;
}

std::vector<uint32_t> range(uint32_t begin, uint32_t end) {
  std::vector<uint32_t> out(end - begin);
  std::iota(out.begin(), out.end(), begin);
  return out;
}

void set_all(GroupView& view, uint32_t begin, uint32_t end, const Likeness& likeness) {
  for (uint32_t a = begin; a < end; ++a)
    for (uint32_t b = a + 1; b < end; ++b) view.set(a, b, likeness);
}

std::vector<PageProfile> timed_pages(uint32_t count) {
  std::vector<PageProfile> pages(count);
  for (PageProfile& page : pages) page.has_day = true;
  return pages;
}

// A judge without trees is undecided between joining and not, and joins.
StoryModel undecided(MemberWeights member) {
  const GroupJudge judge{{}, {}, member};
  return StoryModel({}, {judge, judge, judge}, {0.25f, 0.4f, 0.35f});
}

TEST(Settle, TheTreeJoinsTheLikeliestFirst) {
  const auto pages = timed_pages(3);
  GroupView view = view_of(pages);
  view.set(0, 1, {0.5f, 0.5f, 0.5f});
  view.set(1, 2, {0.9f, 0.9f, 0.9f});
  const JoinTree tree = join_tree(view, each_alone(3), 0.2);
  ASSERT_EQ(tree.nodes.size(), 5u);
  EXPECT_EQ(tree.nodes[3].pages, (std::vector<uint32_t>{1, 2}));
  EXPECT_NEAR(tree.nodes[3].level, 0.9, 1e-6);
  EXPECT_NEAR(tree.nodes[4].level, 0.25, 1e-6);  // a pair without likeness counts as 0
  EXPECT_EQ(tree.roots.size(), 1u);
}

TEST(Settle, PagesOfOneBlockAreNotParted) {
  const auto pages = timed_pages(2);
  const GroupView view = view_of(pages);
  EXPECT_EQ(settled(view, std::vector<uint32_t>{0, 0}, undecided({{}, 1})), (Groups{{0, 1}}));
  EXPECT_EQ(settled(view, std::vector<uint32_t>{0, 1}, undecided({{}, 1})), (Groups{{0}, {1}}));
}

TEST(Settle, PagesWithoutTimesAreJudgedLikeOthers) {
  std::vector<PageProfile> pages = timed_pages(2);
  GroupView view = view_of(pages);
  for (const float likelihood : {0.15f, 0.35f, 0.45f, 0.9f}) {
    view.set(0, 1, {likelihood, likelihood, 0.9f});
    pages[1].has_day = true;
    const Groups timed = settled(view, each_alone(2), undecided({{}, 1}));
    EXPECT_EQ(timed.size(), likelihood < 0.2f ? 2u : 1u);
    pages[1].has_day = false;
    EXPECT_EQ(settled(view, each_alone(2), undecided({{}, 1})), timed);
  }
}

TEST(Settle, WhatTellsAnotherEventLeavesTheGiant) {
  constexpr uint32_t giant = 17, all = 19;
  const auto pages = timed_pages(all);
  GroupView view = view_of(pages);
  set_all(view, 0, all, {0.1f, 0.5f, 0.9f});  // one topic, and crowded
  set_all(view, 0, giant, {0.55f, 0.8f, 0.9f});
  set_all(view, giant, all, {0.9f, 0.9f, 0.9f});
  EXPECT_EQ(settled(view, each_alone(all), undecided({{}, 1})), (Groups{range(0, all)}));
  EXPECT_EQ(settled(view, each_alone(all), undecided({{2, 0, 0, 0}, 1})), (Groups{range(0, giant), range(giant, all)}));
}

TEST(Settle, ReportsBesideTheGiantComeIn) {
  constexpr uint32_t giant = 16, all = 17;
  const auto pages = timed_pages(all);
  GroupView view = view_of(pages);
  set_all(view, 0, all, {0.35f, 0.35f, 0.9f});
  set_all(view, 0, giant, {0.55f, 0.6f, 0.9f});
  EXPECT_EQ(settled(view, each_alone(all), undecided({{2, 0, 0, 0}, 0.5f})), (Groups{range(0, giant), {giant}}));
  EXPECT_EQ(settled(view, each_alone(all), undecided({{2, 0, 0, 0}, 2})), (Groups{range(0, all)}));
}

TEST(Settle, APairsJudgementTellsWhatWasDecided) {
  constexpr uint32_t giant = 17, all = 19;
  const auto pages = timed_pages(all);
  GroupView view = view_of(pages);
  set_all(view, 0, all, {0.1f, 0.5f, 0.9f});  // as above: one topic, and crowded
  set_all(view, 0, giant, {0.55f, 0.8f, 0.9f});
  set_all(view, giant, all, {0.9f, 0.9f, 0.9f});
  const PairJudgement carved = judged_pair(view, each_alone(all), undecided({{2, 0, 0, 0}, 1}), 0, giant);
  EXPECT_TRUE(carved.joined && carved.by_level);
  EXPECT_EQ(carved.pages_a, giant);
  EXPECT_EQ(carved.pages_b, all - giant);
  EXPECT_NEAR(carved.likelihood, 0.5, 1e-6);
  EXPECT_EQ(carved.a, GiantVerdict::stayed);
  EXPECT_EQ(carved.b, GiantVerdict::left);
  set_all(view, 0, all, {0.1f, 0.3f, 0.9f});  // the mean is too low for a giant
  set_all(view, 0, giant, {0.55f, 0.8f, 0.9f});
  set_all(view, giant, all, {0.9f, 0.9f, 0.9f});
  const PairJudgement parted = judged_pair(view, each_alone(all), undecided({{}, 1}), giant, 0);
  EXPECT_TRUE(!parted.joined && parted.by_level);
  EXPECT_EQ(parted.pages_a, all - giant);
}

TEST(Settle, APairThatNothingJoinsWasNotJudgedBesideEachOther) {
  const auto pages = timed_pages(3);
  GroupView view = view_of(pages);
  view.set(0, 1, {0.5f, 0.5f, 0.5f});
  const PairJudgement near = judged_pair(view, each_alone(3), undecided({{}, 1}), 0, 1);
  EXPECT_TRUE(near.joined && !near.by_level);
  EXPECT_NEAR(near.likelihood, 0.5, 1e-6);
  EXPECT_EQ(judged_pair(view, each_alone(3), undecided({{}, 1}), 0, 2).pages_a, 0u);
}

}  // namespace
}  // namespace tawatur
