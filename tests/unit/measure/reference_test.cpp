#include "measure/reference.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

const Reference wednesday(Date{2018, 3, 21}), nowhere(std::nullopt);

TEST(Reference, Weekdays) {
  EXPECT_EQ(wednesday.weekday(2, TimeRelation::none), "2018-03-21");
  EXPECT_EQ(wednesday.weekday(1, TimeRelation::none), "2018-03-20");
  EXPECT_EQ(wednesday.weekday(3, TimeRelation::none), "2018-03-15");
  EXPECT_EQ(wednesday.weekday(2, TimeRelation::past), "2018-03-14");
  EXPECT_EQ(wednesday.weekday(2, TimeRelation::next), "2018-03-28");
  EXPECT_EQ(wednesday.weekday(4, TimeRelation::next), "2018-03-23");
  EXPECT_EQ(nowhere.weekday(5, TimeRelation::none), "XXXX-WXX-6");
}

TEST(Reference, YearsOfMonthsAndDays) {
  EXPECT_EQ(to_iso(wednesday.with_year({0, 12, 0}, TimeRelation::past)), "2017-12");
  EXPECT_EQ(to_iso(wednesday.with_year({0, 3, 0}, TimeRelation::past)), "2017-03");
  EXPECT_EQ(to_iso(wednesday.with_year({0, 2, 13}, TimeRelation::past)), "2018-02-13");
  EXPECT_EQ(to_iso(wednesday.with_year({0, 7, 25}, TimeRelation::none)), "2018-07-25");
  EXPECT_EQ(to_iso(wednesday.with_year({0, 12, 25}, TimeRelation::none)), "2017-12-25");
  EXPECT_EQ(to_iso(wednesday.with_year({0, 1, 5}, TimeRelation::next)), "2019-01-05");
  EXPECT_EQ(to_iso(nowhere.with_year({0, 10, 0}, TimeRelation::none)), "XXXX-10");
}

TEST(Reference, PeriodsAndDistances) {
  EXPECT_EQ(wednesday.period(TimeUnit::week, -1), "2018-W11");
  EXPECT_EQ(wednesday.period(TimeUnit::month, -1), "2018-02");
  EXPECT_EQ(wednesday.distance(TimeUnit::day, -3), "2018-03-18");
  EXPECT_EQ(wednesday.distance(TimeUnit::year, -70), "1948");
  EXPECT_EQ(wednesday.distance(TimeUnit::year, -3.5), "2014-09");
  EXPECT_EQ(wednesday.stretch(TimeUnit::year, -2), "2016-03/2018-03");
  EXPECT_EQ(nowhere.period(TimeUnit::year, -1), "XXXX");
}

TEST(Calendar, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(to_iso({2021, 1, 3}, TimeUnit::week), "2020-W53");
  EXPECT_EQ(to_iso({2018, 12, 31}, TimeUnit::week), "2019-W01");
}

TEST(Calendar, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(to_iso(shifted({2018, 3, 31}, TimeUnit::month, -1)), "2018-02-28");
  EXPECT_EQ(to_iso(shifted({2016, 2, 29}, TimeUnit::year, 1)), "2017-02-28");
}

TEST(Calendar, UmmAlQura) {  // first days of Ramadan and of the year as Umm al-Qura's published tables have them
  EXPECT_EQ(to_iso(from_hijri({1439, 9, 1})), "2018-05-16");
  EXPECT_EQ(to_iso(from_hijri({1440, 1, 1})), "2018-09-11");
  EXPECT_EQ(to_hijri({2018, 5, 16}).month, 9);
}

}  // namespace
}  // namespace tawatur
