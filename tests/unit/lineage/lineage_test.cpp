#include "lineage/lineage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/instant.h"
#include "lineage/candidates.h"
#include "lineage/link.h"

namespace tawatur {
namespace {

const std::string report =
    "أعلنت وزارة الزراعة اليوم أن فرقها الميدانية أنهت حصر الأضرار التي خلفتها السيول في القرى الواقعة على ضفة الوادي "
    "الشرقي. "
    "وأوضح مدير المديرية المهندس سالم الحربي أن المياه غمرت أكثر من ثلاثمئة مزرعة وأتلفت محاصيل القمح والشعير في "
    "معظمها. "
    "وأضاف أن الوزارة ستصرف تعويضات للمزارعين خلال شهرين بعد اعتماد الكشوف من لجنة مختصة يرأسها وكيل الوزارة.";
const std::string other_report =
    "فاز نادي الميناء على ضيفه الساحل بهدفين دون رد في ختام الجولة السابعة من الدوري المحلي لكرة السلة على صالة "
    "الجامعة. "
    "وسجل اللاعب نادر قاسم أغلب نقاط فريقه في الشوط الأخير بعد أن تراجع دفاع الضيوف وخرج قائدهم مصابا في الركبة. "
    "ويلتقي الفريقان مرة أخرى بعد أسبوعين على ملعب محايد لم تحدده لجنة المسابقات بعد.";

Reading read(std::string text, std::string outlet, std::string published, std::string url = {}) {
  Page page;
  page.text = std::move(text), page.outlet = std::move(outlet), page.language = "ar";
  page.published = parse_instant(published);
  if (!url.empty()) page.url = url;
  return read_page(std::move(page));
}

std::vector<Family> families_of(Corpus& corpus) {
  Lineage lineage(corpus, 1);
  lineage.update();
  return lineage.families();
}

TEST(Lineage, OneTextAtTwoOutletsIsAFamily) {
  Corpus corpus;
  corpus.add(read(report, "المرصد", "2024-03-01T08:00:00Z"));
  corpus.add(read(other_report, "المرصد", "2024-03-01T08:00:00Z"));
  corpus.add(read(report, "الضفة", "2024-03-01T09:00:00Z"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 1u);
  EXPECT_EQ(families[0].pages, (std::vector<PageIndex>{0, 2}));
  ASSERT_EQ(families[0].links.size(), 1u);
  EXPECT_EQ(families[0].links[0].relation, Relation::copy);
  EXPECT_EQ(families[0].links[0].direction, Direction::common_source);
  EXPECT_FALSE(families[0].links[0].passages.empty());
}

TEST(Lineage, AnEditedPageIsAVersionOfItself) {
  Corpus corpus;
  corpus.add(read(report + " وختم بالدعاء.", "المرصد", "2024-03-01T12:00:00Z", "https://example.org/1"));
  corpus.add(read(report, "المرصد", "2024-03-01T08:00:00Z", "https://example.org/1"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 1u);
  EXPECT_EQ(families[0].links[0].direction, Direction::known);
  EXPECT_EQ(families[0].links[0].from, 1u) << "the version read first is nearer the origin";
}

TEST(Lineage, ARoundUpWeldsNoFamilies) {
  Corpus corpus;
  corpus.add(read(report, "أ", "2024-03-01"));
  corpus.add(read(report, "ب", "2024-03-01"));
  corpus.add(read(other_report, "ج", "2024-03-01"));
  corpus.add(read(other_report, "د", "2024-03-01"));
  const std::string third =
      "وفي الاقتصاد ارتفعت أسعار الحبوب في الأسواق العالمية بعد توقف التصدير من أكبر الموانئ الشمالية. ويرى تجار أن "
      "المخزون يكفي حتى الصيف، "
      "لكن المستوردين الصغار يخشون أن تسبقهم الشركات الكبيرة إلى الشحنات القليلة المعروضة في السوق الفورية.";
  const size_t cut = report.find("وأضاف"), other_cut = other_report.find("ويلتقي");
  corpus.add(read(report.substr(0, cut) + other_report.substr(0, other_cut) + third, "جولة الصحف", "2024-03-01"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 2u);
  size_t links_of_round_up = 0;
  for (const Family& f : families) {
    EXPECT_FALSE(std::ranges::count(f.pages, 0u) && std::ranges::count(f.pages, 2u));
    links_of_round_up += static_cast<size_t>(
        std::ranges::count_if(f.links, [](const LineageLink& l) { return l.from == 4 || l.to == 4; }));
  }
  EXPECT_EQ(links_of_round_up, 4u);
}

TEST(Lineage, ARoundUpOfTwoTextsWeldsNoFamilies) {
  Corpus corpus;
  corpus.add(read(report, "أ", "2024-03-01"));
  corpus.add(read(report, "ب", "2024-03-01"));
  corpus.add(read(other_report, "ج", "2024-03-01"));
  corpus.add(read(other_report, "د", "2024-03-01"));
  corpus.add(read(report + " " + other_report, "جولة الصحف", "2024-03-01"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 2u);
  for (const Family& f : families) {
    EXPECT_FALSE(std::ranges::count(f.pages, 0u) && std::ranges::count(f.pages, 2u));
    for (const LineageLink& l : f.links) {
      if (l.from == 4 || l.to == 4) {
        EXPECT_EQ(l.relation, Relation::shared_passages);
      }
    }
  }
}

TEST(Lineage, ATextCutInTwoWaysStaysOneFamily) {
  Corpus corpus;
  const size_t middle = report.find("وأوضح"), last = report.find("وأضاف");
  corpus.add(read(report, "أ", "2024-03-01"));
  corpus.add(read(report.substr(0, last), "ب", "2024-03-01"));
  corpus.add(read(report.substr(middle), "ج", "2024-03-01"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 1u);
  EXPECT_EQ(families[0].pages.size(), 3u);
}

TEST(Lineage, AddingOneByOneEndsLikeAllAtOnce) {
  std::vector<std::string> texts;
  for (int i = 0; i < 6; ++i)
    texts.push_back(report + " تقرير رقم " + std::to_string(i)), texts.push_back(other_report);
  Corpus all, grown;
  for (const std::string& t : texts) all.add(read(t, "أ", "2024-03-01"));
  const std::vector<Family> at_once = families_of(all);
  Lineage lineage(grown, 1);
  for (const std::string& t : texts) grown.add(read(t, "أ", "2024-03-01")), lineage.update();
  const std::vector<Family> one_by_one = lineage.families();
  ASSERT_EQ(at_once.size(), one_by_one.size());
  for (size_t f = 0; f < at_once.size(); ++f) {
    EXPECT_EQ(at_once[f].pages, one_by_one[f].pages);
    ASSERT_EQ(at_once[f].links.size(), one_by_one[f].links.size());
    for (size_t l = 0; l < at_once[f].links.size(); ++l)
      EXPECT_EQ(at_once[f].links[l].evidence, one_by_one[f].links[l].evidence);
  }
}

TEST(Lineage, OrderOfArrivalDoesNotMatter) {
  const std::vector<std::string> texts = {report, other_report, report + " إضافة أخيرة من المحرر.",
                                          "نص قصير لا يشبه غيره", other_report};
  const auto sets = [&](const std::vector<size_t>& order) {
    Corpus corpus;
    for (const size_t i : order)
      corpus.add(read(texts[i], "o" + std::to_string(i), "2024-03-0" + std::to_string(i + 1)));
    std::vector<std::vector<size_t>> out;
    for (const Family& f : families_of(corpus)) {
      std::vector<size_t> members;
      for (const PageIndex p : f.pages) members.push_back(order[p]);
      std::ranges::sort(members);
      out.push_back(members);
    }
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(sets({0, 1, 2, 3, 4}), sets({4, 3, 2, 1, 0}));
  EXPECT_EQ(sets({0, 1, 2, 3, 4}), sets({2, 0, 4, 1, 3}));
}

TEST(Lineage, IndexFindsWhatAllPairsFind) {
  Corpus corpus;
  for (const std::string& t : {report, other_report, report.substr(0, report.find("وأضاف")), other_report + report})
    corpus.add(read(t, "أ", "2024-03-01"));
  std::vector<PageTraces> traces;
  for (PageIndex p = 0; p < corpus.size(); ++p) traces.push_back(traces_of(corpus[p]));
  size_t pairs = 0;
  for (PageIndex b = 0; b < corpus.size(); ++b)
    for (PageIndex a = 0; a < b; ++a) pairs += find_link(corpus, a, b, traces[a], traces[b]).has_value();
  size_t found = 0;
  for (const Family& f : families_of(corpus)) found += f.links.size();
  EXPECT_EQ(found, pairs);
  EXPECT_GE(pairs, 3u);
}

TEST(Lineage, ManyIdenticalPagesAreOneFamilyWithFewLinks) {
  Corpus corpus;
  constexpr uint32_t count = 400;
  for (uint32_t i = 0; i < count; ++i) corpus.add(read(report, "أ", "2024-03-01"));
  const std::vector<Family> families = families_of(corpus);
  ASSERT_EQ(families.size(), 1u);
  EXPECT_EQ(families[0].pages.size(), count);
  EXPECT_LT(families[0].links.size(), count * 20);
}

TEST(Lineage, HostilePagesAreHarmless) {
  Corpus corpus;
  std::string same;
  for (int i = 0; i < 20'000; ++i) same += "كلمة ";
  corpus.add(read(same, "أ", "2024-03-01"));
  corpus.add(read(same + same, "ب", "2024-03-01"));
  corpus.add(read("خمس كلمات في كل صفحة", "أ", "2024-03-01"));
  corpus.add(read("خمس كلمات من صفحة أخرى", "ب", "2024-03-01"));
  corpus.add(read("", "ب", "2024-03-01"));
  for (const Family& f : families_of(corpus))
    EXPECT_FALSE(std::ranges::count(f.pages, 3u) && std::ranges::count(f.pages, 2u));
}

}  // namespace
}  // namespace tawatur
