#include "page/visible_date.h"

#include <gtest/gtest.h>

#include "base/fold.h"

namespace tawatur {
namespace {

std::string iso(std::string_view text, bool month_first = false) {
  const auto date = find_visible_date(text, month_first);
  return date ? to_iso(*date) : std::string();
}

TEST(VisibleDate, ReadsWhatReadersSee) {
  EXPECT_EQ(iso("نشر في: الثلاثاء 10 مارس 2026"), "2026-03-10");
  EXPECT_EQ(iso("١٠ آذار/مارس ٢٠٢٦"), "2026-03-10");
  EXPECT_EQ(iso("Updated March 10th, 2026"), "2026-03-10");
  EXPECT_EQ(iso("10.03.2026"), "2026-03-10");
  EXPECT_EQ(iso("03/10/2026", true), "2026-03-10");
  EXPECT_EQ(iso("2026-03-10"), "2026-03-10");
  EXPECT_EQ(iso("10 من 12 صفحة، 2026 نسخة"), "");
  EXPECT_EQ(iso("31 فبراير 2026"), "");
}

TEST(VisibleDate, ReadsMonthsOfManyLanguages) {
  EXPECT_EQ(iso("10 غشت 2026"), "2026-08-10");
  EXPECT_EQ(iso("Dienstag, 10. März 2026"), "2026-03-10");
  EXPECT_EQ(iso("10 de marzo de 2026"), "2026-03-10");
  EXPECT_EQ(iso("10 марта 2026 г."), "2026-03-10");
  EXPECT_EQ(iso("10 Μαρτίου 2026"), "2026-03-10");
  EXPECT_EQ(iso("2026年3月10日"), "2026-03-10");
  EXPECT_EQ(iso("2026년 3월 10일"), "2026-03-10");
  EXPECT_EQ(iso("10 Mart 2026"), "2026-03-10");
  EXPECT_EQ(iso("10 במרץ 2026"), "2026-03-10");
  EXPECT_EQ(iso("10 مارچ، 2026"), "2026-03-10");
  EXPECT_EQ(iso("10 मार्च 2026"), "2026-03-10");
}

TEST(VisibleDate, HijriDatesBecomeGregorian) {
  EXPECT_EQ(iso("الجمعة 1 رمضان 1446 هـ"), "2025-03-01");
  EXPECT_EQ(iso("١ ربيع الأول ١٤٤٦هـ"), "2024-09-04");
  EXPECT_EQ(iso("1446/09/01"), "2025-03-01");
  EXPECT_EQ(iso("1 ذو الحجة 1446"), "2025-05-28");
}

TEST(VisibleDate, AHijriDateBesideItsGregorianTwinIsOneDate) {
  for (const char* text : {"السبت 1 رمضان 1446هـ الموافق 1 مارس 2025م", "1 مارس 2025 - 1 رمضان 1446 هـ"}) {
    const auto dates = find_visible_dates(folded(text), false);
    ASSERT_EQ(dates.size(), 1u) << text;
    EXPECT_EQ(to_iso(dates[0].instant), "2025-03-01");
  }
}

TEST(VisibleDate, ReadsTheClockBesideADate) {
  EXPECT_EQ(iso("10 مارس 2026 - 14:35 بتوقيت غرينتش"), "2026-03-10T14:35:00Z");
  EXPECT_EQ(iso("10 مارس 2026، 2:35 مساءً"), "2026-03-10T14:35:00");
  EXPECT_EQ(iso("March 10, 2026 12:05 a.m."), "2026-03-10T00:05:00");
  EXPECT_EQ(iso("14:35 | 10-03-2026"), "2026-03-10T14:35:00");
  EXPECT_EQ(iso("Tue 10 Mar 2026 14.35"), "2026-03-10") << "a number is no clock";
  EXPECT_EQ(iso("10 March 2026 at 14:35 GMT+3"), "2026-03-10T14:35:00+03:00");
  EXPECT_EQ(iso("10 مارس 2026 الساعة 9:05 ص بتوقيت مكة"), "2026-03-10T09:05:00+03:00");
}

TEST(VisibleDate, FindsAllDatesOfALine) {
  const auto dates = find_visible_dates(folded("Published May 3, 2026 · Updated May 9, 2026"), true);
  ASSERT_EQ(dates.size(), 2u);
  EXPECT_EQ(to_iso(dates[0].instant), "2026-05-03");
  EXPECT_EQ(to_iso(dates[1].instant), "2026-05-09");
}

TEST(VisibleDate, ReadsAddresses) {
  EXPECT_EQ(to_iso(*date_in_url("https://a.example/news/2026/03/10/port")), "2026-03-10");
  EXPECT_EQ(to_iso(*date_in_url("https://a.example/2026-3-1-port")), "2026-03-01");
  EXPECT_EQ(to_iso(*date_in_url("https://a.example/20260310/port")), "2026-03-10");
  EXPECT_FALSE(date_in_url("https://a.example/2026/news"));
  EXPECT_FALSE(date_in_url("https://a.example/202603101/port"));
  EXPECT_FALSE(date_in_url("a"));
}

TEST(VisibleDate, AClockHasTwoDigitsOfMinutes) {
  for (const char* text : {"10 March 2026 3:36634234", "10 March 2026 14:75", "10 March 2026 14:355"})
    EXPECT_EQ(to_iso(*find_visible_date(text, false)), "2026-03-10") << text;
}

TEST(VisibleDate, HostileLinesTakeLinearTime) {
  std::string digits;
  for (int i = 0; i < 200000; ++i) digits += "12/";
  EXPECT_EQ(iso(digits), "");
  EXPECT_EQ(iso(std::string(1000000, '7')), "");
}

}  // namespace
}  // namespace tawatur
