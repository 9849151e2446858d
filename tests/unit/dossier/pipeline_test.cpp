#include "dossier/pipeline.h"

#include <gtest/gtest.h>

#include <atomic>

#include "dossier/unique_ids.h"

namespace tawatur {
namespace {

TEST(Pipeline, ResultsComeInOrderWhateverTheThreads) {
  for (const unsigned threads : {1u, 2u, 7u}) {
    std::vector<int> taken;
    std::atomic<int> at_once{0}, most{0};
    Pipeline<int, int> pipeline(
        threads,
        [&](int i) {
          const int now = ++at_once;
          for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
          }
          if (i % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          --at_once;
          return i * 2;
        },
        [&](int made) { taken.push_back(made); });
    for (int i = 0; i < 2000; ++i) pipeline.push(i, i == 1000 ? size_t{1} << 40 : 1);
    pipeline.finish();
    ASSERT_EQ(taken.size(), 2000u);
    for (int i = 0; i < 2000; ++i) ASSERT_EQ(taken[static_cast<size_t>(i)], i * 2);
    EXPECT_LE(most, static_cast<int>(threads));
  }
}

TEST(Pipeline, MayPushFromTake) {
  int sum = 0;
  Pipeline<int, int>* self = nullptr;
  Pipeline<int, int> pipeline(
      2, [](int i) { return i; },
      [&](int made) {
        sum += made;
        if (made == 5) self->push(100, 1);
      });
  self = &pipeline;
  for (int i = 0; i < 10; ++i) pipeline.push(i, 1);
  pipeline.finish();
  EXPECT_EQ(sum, 145);
}

TEST(UniqueIds, LaterOnesAreCounted) {
  UniqueIds ids;
  std::vector<std::string> made;
  for (std::string id : {"a", "a~2", "a", "a", "b", "a"}) {
    ids.make_unique(id);
    made.push_back(id);
  }
  EXPECT_EQ(made, (std::vector<std::string>{"a", "a~2", "a~3", "a~4", "b", "a~5"}));
}

}  // namespace
}  // namespace tawatur
