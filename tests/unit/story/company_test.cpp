#include "story/company.h"

#include <gtest/gtest.h>

#include "story/story.h"

namespace tawatur {
namespace {

float sign(const CompanyPair& pair, CompanySign sign) { return pair.signs[static_cast<size_t>(sign)]; }

GroupView view_of(const std::vector<PageProfile>& pages) {
  std::vector<const PageProfile*> all;
  for (const PageProfile& p : pages) all.push_back(&p);
  return GroupView(std::move(all));
}

TEST(Company, WhoIsNearToBothIsSeen) {
  // 0, 1 and 2 are near to one another; 3 is as near to 0 as 1 is, and to nobody else
  const std::vector<PageProfile> pages(4);
  GroupView view = view_of(pages);
  view.set(0, 1, {0.6f, 0.6f, 0.9f});
  view.set(0, 2, {0.9f, 0.9f, 0.9f});
  view.set(1, 2, {0.9f, 0.9f, 0.9f});
  view.set(0, 3, {0.6f, 0.6f, 0.9f});
  const std::vector<CompanyPair> pairs = company_of(view);
  ASSERT_EQ(pairs.size(), 4u);  // pairs without any likelihood are none
  const CompanyPair &inside = pairs[0], &outside = pairs[2];
  ASSERT_EQ(inside.b, 1u);
  ASSERT_EQ(outside.b, 3u);
  EXPECT_FLOAT_EQ(sign(inside, CompanySign::event), sign(outside, CompanySign::event));
  EXPECT_FLOAT_EQ(sign(inside, CompanySign::common), 0.9f);
  EXPECT_FLOAT_EQ(sign(outside, CompanySign::common), 0);
  EXPECT_GT(sign(inside, CompanySign::among_near_least), sign(outside, CompanySign::among_near_least));
  EXPECT_GT(sign(inside, CompanySign::common_close), sign(outside, CompanySign::common_close));
}

TEST(Company, GroupsAreToldByTheirTimes) {
  std::vector<PageProfile> pages(3);
  const auto times = [&](bool few) {
    std::vector<const PageProfile*> all;
    for (const PageProfile& p : pages) all.push_back(&p);
    return GroupView(std::move(all), few).times();
  };
  EXPECT_EQ(times(true), GroupTimes::picked);
  EXPECT_EQ(times(false), GroupTimes::untold);
  pages[0].has_day = pages[1].has_day = true;
  EXPECT_EQ(times(true), GroupTimes::told);
}

TEST(Company, ALibraryThatGrowsBeyondAFewPagesIsJudgedAsIfItHadComeAtOnce) {
  constexpr const char* titles[] = {"زلزال قوي يضرب مدينة كرمانة", "هزة أرضية في كرمانة وعشرات الجرحى",
                                    "فرق الإنقاذ تبحث عن ناجين في كرمانة", "البنك المركزي في تلمار يرفع الفائدة",
                                    "تلمار ترفع سعر الفائدة ربع نقطة"};
  Corpus growing, whole;
  Stories by_page(growing, 1), at_once(whole, 1);
  for (uint32_t i = 0; i < least_unpicked + 3; ++i) {
    Page page;
    page.id = "page-" + std::to_string(i);
    page.title = titles[i % std::size(titles)];
    page.text = *page.title + "\nقال متحدث إن الأمر رقم " + std::to_string(i * 7) + " قيد المتابعة في " +
                (i % 5 < 3 ? "كرمانة." : "تلمار.");
    page.title_end = static_cast<uint32_t>(page.title->size());
    whole.add(read_page(Page(page)));
    growing.add(read_page(std::move(page)));
    by_page.update({});
  }
  at_once.update({});
  const auto pages_of = [](const Stories& stories) {
    std::vector<std::vector<PageIndex>> out;
    for (const Story& s : stories.stories()) out.emplace_back(s.pages.begin(), s.pages.end());
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(pages_of(by_page), pages_of(at_once));
}

}  // namespace
}  // namespace tawatur
