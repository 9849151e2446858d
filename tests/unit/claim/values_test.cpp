#include "claim/values.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

Number number(std::optional<double> low, std::optional<double> high, NumberHedge hedge = NumberHedge::exact,
              uint64_t unit = 7) {
  Number n;
  n.low = low, n.high = high, n.hedge = hedge, n.unit_key = unit;
  return n;
}

TimeMention time(std::string value) {
  TimeMention t;
  t.value = std::move(value);
  return t;
}

TEST(Values, RangesThatMeetAgree) {
  EXPECT_EQ(compare(number(40, std::nullopt, NumberHedge::at_least), number(43, 43)), Agreement::agree);
  EXPECT_EQ(compare(number(40, std::nullopt, NumberHedge::at_least), number(39, 39)), Agreement::differ);
  EXPECT_EQ(compare(number(1000, 9999, NumberHedge::order), number(10000, 99999, NumberHedge::order)),
            Agreement::differ);
}

TEST(Values, RoundingIsNoDifference) {
  EXPECT_EQ(compare(number(1400, 1400), number(1430, 1430)), Agreement::agree);
  EXPECT_EQ(compare(number(1440, 1440), number(1430, 1430)), Agreement::differ);
  EXPECT_EQ(compare(number(1500, 1500), number(1430, 1430)), Agreement::differ);
  EXPECT_EQ(compare(number(70, 70), number(75, 75)), Agreement::differ);
  EXPECT_EQ(compare(number(5e6, 5e6), number(4.98e6, 4.98e6)), Agreement::agree);
  EXPECT_EQ(compare(number(324, 324), number(342, 342)), Agreement::differ);
  EXPECT_EQ(compare(number(5, 5), number(3, 3)), Agreement::differ);
}

TEST(Values, UnitsThatDifferAreNotCompared) {
  EXPECT_EQ(compare(number(5, 5, NumberHedge::exact, 1), number(3, 3, NumberHedge::exact, 2)), Agreement::incomparable);
}

TEST(Values, TimesAgreeToThePrecisionTold) {
  EXPECT_EQ(compare(time("2018-03"), time("2018-03-21")), Agreement::agree);
  EXPECT_EQ(compare(time("XXXX-10"), time("2018-10-02")), Agreement::agree);
  EXPECT_EQ(compare(time("2015-01"), time("2014-06")), Agreement::differ);
  EXPECT_EQ(compare(time("2018-W12"), time("2018-03-21")), Agreement::incomparable);
}

TEST(Values, CompareIsSymmetric) {
  for (const double a : {1.0, 3.0, 40.0, 43.0, 1400.0, 1430.0, 1e6})
    for (const double b : {1.0, 3.0, 40.0, 43.0, 1400.0, 1440.0, 1.2e6})
      EXPECT_EQ(compare(number(a, a), number(b, b)), compare(number(b, b), number(a, a))) << a << " " << b;
}

}  // namespace
}  // namespace tawatur
