#include "measure/unit.h"

#include <gtest/gtest.h>

#include <limits>

namespace tawatur {
namespace {

/// Whether the second word of a text may be what so many are counted of.
bool counted(std::string_view text, double value) {
  const Analysis analysis = analyse(text, 0);
  return may_be_counted(analysis, read_words(analysis), 1, value);
}

TEST(Unit, GreatNumbersAreCountedByTheirLastTwoDigits) {
  EXPECT_TRUE(counted("3323330011 مصنعا", 3323330011.0));
  EXPECT_EQ(counted("3323330011 مصنعا", 3323330011.0), counted("11 مصنعا", 11));
  EXPECT_EQ(counted("3323330011 مصانع", 3323330011.0), counted("11 مصانع", 11));
}

TEST(Unit, NumbersBeyondAllCountingAreNoFault) {
  for (const double value : {1e15, 1e300, std::numeric_limits<double>::infinity()})
    EXPECT_TRUE(counted("9 مصانع", value)) << value;  // as after a hundred
}

}  // namespace
}  // namespace tawatur
