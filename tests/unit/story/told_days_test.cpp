// Days that a text names are the same whatever publication time the page carries.
#include "story/told_days.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

ToldDays told(const char* text, const char* published = nullptr) {
  Page page;
  page.id = "p", page.text = text;
  if (published) page.published = parse_instant(published);
  return told_days(read_page(std::move(page)));
}

TEST(ToldDays, WordsAloneCount) {
  const char* text = "ضرب زلزال مدينة كرمانة يوم الأحد 14 مايو.\nوكان زلزال سابق ضربها اليوم نفسه في مارس 2029.";
  const ToldDays here = told(text);
  EXPECT_EQ(here.weekdays, 1u << 6);
  EXPECT_EQ(here.dates, (std::vector<uint16_t>{32 * 5 + 14}));
  EXPECT_EQ(here.latest, 12 * 2029 + 3);
  for (const char* published : {"2031-05-15T08:00:00Z", "1999-01-01T00:00:00Z"}) {
    const ToldDays dated = told(text, published);
    EXPECT_EQ(dated.weekdays, here.weekdays);
    EXPECT_EQ(dated.dates, here.dates);
    EXPECT_EQ(dated.latest, here.latest);
  }
}

TEST(ToldDays, AgreementIsSymmetricAndUnknownIsNeither) {
  const ToldDays sunday = told("وصل الوزير الأحد إلى كرمانة."), monday = told("غادر الوزير الاثنين كرمانة."),
                 wednesday = told("يلتقي الوزير الأربعاء رئيس البلدية."), none = told("الوزير في كرمانة.");
  EXPECT_EQ(weekdays_agree(sunday, sunday), 1);
  EXPECT_EQ(weekdays_agree(sunday, monday), -0.5f);
  EXPECT_EQ(weekdays_agree(monday, sunday), -0.5f);
  EXPECT_EQ(weekdays_agree(sunday, wednesday), -1);
  EXPECT_EQ(weekdays_agree(wednesday, sunday), -1);
  EXPECT_EQ(weekdays_agree(sunday, none), 0);
  EXPECT_EQ(dates_agree(sunday, none), 0);
  EXPECT_EQ(months_apart(none, none), 0);
}

}  // namespace
}  // namespace tawatur
