#include "lineage/difference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tawatur {
namespace {

Reading read(std::string text) {
  Page page;
  page.text = std::move(text), page.language = "ar";
  return read_page(std::move(page));
}

/// The words of one side that changed in one way.
std::string changed(const Reading& r, const std::vector<ChangedSpan>& spans, Change change) {
  std::string out;
  for (const ChangedSpan& s : spans) {
    if (s.change == change) out += (out.empty() ? "" : "|") + std::string(slice(r.page.text, s.span));
  }
  return out;
}

const std::string head = "ذكرت بلدية المدينة الساحلية أن أعمال الصيانة في الجسر القديم ";
const std::string tail = " في نهاية الأسبوع المقبل وأن حركة السير ستحول إلى الطريق الموازي للبحر";

TEST(TextDifference, NumbersAndNegationsAreMarked) {
  const Reading a = read(head + "تستمر 12 يوما وستنتهي" + tail), b = read(head + "تستمر 15 يوما ولن تنتهي" + tail);
  const TextDifference d = difference_between(a, b);
  EXPECT_NE(changed(a, d.from, Change::number).find("12"), std::string::npos);
  EXPECT_NE(changed(b, d.to, Change::number).find("15"), std::string::npos);
  EXPECT_EQ(changed(b, d.to, Change::negation), "ولن");
}

TEST(TextDifference, ANumberWrittenOtherwiseIsNoOtherNumber) {
  const Reading a = read(head + "تستمر 12 يوما وستنتهي" + tail), b = read(head + "تستمر اثني عشر يوما وستنتهي" + tail);
  const TextDifference d = difference_between(a, b);
  EXPECT_EQ(changed(a, d.from, Change::number), "");
  EXPECT_EQ(changed(b, d.to, Change::number), "");
  EXPECT_NE(changed(b, d.to, Change::reworded), "");
}

TEST(TextDifference, WhatOnlyOnePageTellsIsMarked) {
  const std::string more =
      "\nودعت الغرفة التجارية أصحاب المحال إلى مراجعة مكاتبها قبل انقضاء المهلة المحددة لتجديد الرخص";
  const Reading a = read(head + "ستنتهي" + tail), b = read(head + "ستنتهي" + tail + more);
  const TextDifference d = difference_between(a, b);
  EXPECT_EQ(d.from.size(), 1u);
  EXPECT_EQ(d.from[0].change, Change::kept);
  EXPECT_EQ(changed(b, d.to, Change::only_here), more.substr(1));
}

}  // namespace
}  // namespace tawatur
