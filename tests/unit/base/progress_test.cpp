#include "base/progress.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Progress, TellsRateAndTimeLeft) {
  using namespace std::chrono_literals;
  Progress progress;
  const Progress::Clock::time_point start{};
  EXPECT_EQ(progress.line("pages", 0, 0, 80, start), "pages");
  EXPECT_EQ(progress.line("pages", 5, 100, 80, start + 50ms), "");
  EXPECT_EQ(progress.line("pages", 50, 100, 80, start + 5s), "pages [##########          ] 50 of 100, 10/s, 0:05 left");
  EXPECT_EQ(progress.line("pages", 50, 100, 10, start + 6s), "pages [###");
  EXPECT_EQ(progress.line("names", 0, 100, 80, start + 6s), "names [                    ] of 100");
}

}  // namespace
}  // namespace tawatur
