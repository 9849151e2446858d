// Stories: what is together does not depend on the order or the portions in which pages came; people's word counts.
#include "story/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "story/linkage.h"
#include "story/terms.h"

namespace tawatur {
namespace {

struct Sample {
  const char *id, *published, *title, *text;
};

constexpr Sample samples[] = {
    {"quake-1", "2031-05-02T08:00:00Z", "زلزال قوي يضرب مدينة كرمانة ويقتل 14 شخصا",
     "ضرب زلزال بقوة 6.3 درجات مدينة كرمانة فجر الجمعة، وقتل 14 شخصا وأصاب العشرات، وفق الدفاع المدني.\nوقال رئيس "
     "البلدية إن فرق الإنقاذ تبحث عن ناجين تحت أنقاض السوق القديم."},
    {"quake-2", "2031-05-02T10:00:00Z", "14 قتيلا في زلزال كرمانة وفرق الإنقاذ تبحث عن ناجين",
     "ارتفع عدد قتلى الزلزال الذي ضرب كرمانة بقوة 6.3 درجات إلى 14 قتيلا، بحسب الدفاع المدني.\nوتبحث فرق الإنقاذ تحت "
     "أنقاض السوق القديم عن ناجين من الزلزال."},
    {"quake-3", "2031-05-02T12:00:00Z", "رئيس بلدية كرمانة: الزلزال دمر السوق القديم",
     "قال رئيس بلدية كرمانة إن الزلزال الذي بلغت قوته 6.3 درجات دمر السوق القديم وقتل 14 شخصا.\nوأضاف أن فرق الإنقاذ "
     "تبحث عن ناجين تحت الأنقاض."},
    {"cup-1", "2031-05-02T20:00:00Z", "نادي النوارس يفوز بكأس الاتحاد بعد ركلات الترجيح",
     "فاز نادي النوارس بكأس الاتحاد بعد فوزه على نادي الصخور بركلات الترجيح في المباراة النهائية.\nوسجل المهاجم سالم "
     "الركلة الأخيرة أمام ثلاثين ألف متفرج."},
    {"cup-2", "2031-05-02T21:00:00Z", "النوارس بطلا لكأس الاتحاد بركلات الترجيح أمام الصخور",
     "توج نادي النوارس بكأس الاتحاد إثر تغلبه على الصخور بركلات الترجيح.\nوحسم المهاجم سالم المباراة النهائية بالركلة "
     "الأخيرة."},
    {"bank", "2031-05-02T09:30:00Z", "البنك المركزي يرفع سعر الفائدة ربع نقطة",
     "رفع البنك المركزي سعر الفائدة ربع نقطة مئوية لكبح التضخم، وقال المحافظ إن القرار اتخذ بالإجماع."},
};

enum class Times : uint8_t { told, none, one_second, future };

Reading reading_of(const Sample& s, Times times = Times::told) {
  Page page;
  page.id = s.id, page.title = s.title;
  page.text = std::string(s.title) + "\n" + s.text;
  page.title_end = static_cast<uint32_t>(std::string_view(s.title).size());
  if (times == Times::told) page.published = parse_instant(s.published);
  if (times == Times::one_second) page.published = parse_instant("2031-05-02T00:00:00Z");
  if (times == Times::future) page.published = parse_instant("2931-05-02T00:00:00Z");
  return read_page(std::move(page));
}

using Partition = std::set<std::set<std::string>>;

Partition partition_of(const Corpus& corpus, const Stories& stories) {
  Partition out;
  for (const Story& s : stories.stories()) {
    std::set<std::string> ids;
    for (const PageIndex p : s.pages) ids.insert(corpus[p].page.id);
    out.insert(ids);
  }
  return out;
}

Partition partition_of(std::span<const size_t> order, size_t portion, Times times = Times::told) {
  Corpus corpus;
  Stories stories(corpus, 2);
  for (size_t i = 0; i < order.size(); ++i) {
    corpus.add(reading_of(samples[order[i]], times));
    if ((i + 1) % portion == 0) stories.update({});
  }
  stories.update({});
  return partition_of(corpus, stories);
}

std::vector<size_t> in_order() {
  std::vector<size_t> order(std::size(samples));
  std::iota(order.begin(), order.end(), size_t{0});
  return order;
}

TEST(Stories, JoinsReportsOfOneEventAlone) {
  const Partition said = partition_of(in_order(), 100);
  EXPECT_EQ(said, (Partition{{"quake-1", "quake-2", "quake-3"}, {"cup-1", "cup-2"}, {"bank"}}));
}

TEST(Stories, OrderAndPortionsDoNotMatter) {
  const Partition batch = partition_of(in_order(), 100);
  std::vector<size_t> order = in_order();
  for (uint32_t shuffle = 0; shuffle < 12; ++shuffle) {
    std::next_permutation(order.begin(), order.end());
    std::rotate(order.begin(), order.begin() + shuffle % 5, order.end());
    for (const size_t portion : {1, 2, 3})
      EXPECT_EQ(partition_of(order, portion), batch) << shuffle << " by " << portion;
  }
}

TEST(Stories, BadTimesGiveTheSameStories) {
  const Partition told = partition_of(in_order(), 100);
  for (const Times times : {Times::one_second, Times::future}) EXPECT_EQ(partition_of(in_order(), 1, times), told);
  // pages without any time may be years apart: stories may be finer, never others
  for (const std::set<std::string>& story : partition_of(in_order(), 1, Times::none))
    EXPECT_TRUE(std::ranges::any_of(told, [&](const auto& whole) { return std::ranges::includes(whole, story); }));
}

TEST(Stories, APageWithoutATimeJoinsThoseThatHaveOne) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (size_t i = 0; i < std::size(samples); ++i)
    corpus.add(reading_of(samples[i], i == 1 ? Times::none : Times::told));
  stories.update({});
  EXPECT_EQ(partition_of(corpus, stories), partition_of(in_order(), 100));
}

TEST(Stories, ReverseOrderOfTimesGivesTheSameStories) {
  std::vector<size_t> order = in_order();
  std::ranges::reverse(order);
  EXPECT_EQ(partition_of(order, 1), partition_of(in_order(), 100));
}

TEST(Stories, ALatePageOpensAQuietStoryAgain) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (size_t i = 0; i < 3; ++i) corpus.add(reading_of(samples[i]));
  stories.update({});
  const std::string id = stories.stories().front().id;
  EXPECT_EQ(stories.changes().front().kind, StoryChangeKind::opened);
  EXPECT_TRUE(is_open(stories.stories().front(), *parse_instant("2031-05-04T12:00:00Z")));
  EXPECT_FALSE(is_open(stories.stories().front(), *parse_instant("2031-05-06T12:00:00Z")));
  Sample late = samples[1];
  late.id = "quake-late", late.published = "2031-05-06T06:00:00Z";
  corpus.add(reading_of(late));
  stories.update({});
  ASSERT_EQ(stories.stories().size(), 1u);
  EXPECT_EQ(stories.stories().front().id, id);
  ASSERT_EQ(stories.changes().size(), 1u);
  EXPECT_EQ(stories.changes().front().kind, StoryChangeKind::reopened);
}

TEST(Stories, TakingTogetherMergesAndTakingApartSplitsAndTheLogTells) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (const Sample& s : samples) corpus.add(reading_of(s));
  stories.update({});
  const auto logged = [&](StoryChangeKind kind) {
    return std::ranges::any_of(stories.changes(), [&](const StoryChange& c) { return c.kind == kind; });
  };
  stories.rule(3, 4, Decision::together);
  stories.rule(4, 5, Decision::together);  // the story of both, for 3 stays with 4
  EXPECT_EQ(stories.stories().size(), 2u);
  EXPECT_TRUE(logged(StoryChangeKind::merged));
  stories.rule(4, 5, Decision::apart);
  EXPECT_EQ(partition_of(corpus, stories), partition_of(in_order(), 100));
  EXPECT_TRUE(logged(StoryChangeKind::split));
}

TEST(Stories, IdsStayAndEveryPageIsInOneStory) {
  Corpus corpus;
  Stories stories(corpus, 1);
  corpus.add(reading_of(samples[0]));
  stories.update({});
  const std::string id = stories.stories().front().id;
  for (size_t i = 1; i < std::size(samples); ++i) {
    corpus.add(reading_of(samples[i]));
    stories.update({});
    EXPECT_EQ(stories.stories().front().id, id);
    EXPECT_FALSE(stories.changes().empty());
  }
  size_t pages = 0;
  for (const Story& s : stories.stories()) {
    pages += s.pages.size();
    EXPECT_EQ(s.title, *corpus[s.title_page].page.title);
    EXPECT_TRUE(std::ranges::binary_search(s.pages, s.title_page));
  }
  EXPECT_EQ(pages, corpus.size());
}

TEST(Stories, APersonsWordOutweighsTheModelAndStays) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (size_t i = 0; i < 5; ++i) corpus.add(reading_of(samples[i]));
  stories.update({});
  stories.rule(0, 3, Decision::together);
  stories.rule(0, 1, Decision::apart);
  corpus.add(reading_of(samples[5]));
  stories.update({});
  std::vector<size_t> story_of(corpus.size());
  const std::vector<Story> said = stories.stories();
  for (size_t s = 0; s < said.size(); ++s)
    for (const PageIndex p : said[s].pages) story_of[p] = s;
  EXPECT_EQ(story_of[0], story_of[3]);
  EXPECT_NE(story_of[0], story_of[1]);
  EXPECT_TRUE(stories.why(0, 3).starts_with("together: a person"));
  EXPECT_TRUE(stories.why(0, 1).starts_with("apart: a person"));
  EXPECT_TRUE(stories.why(0, 5).starts_with("apart: "));
}

TEST(Stories, ReasonsNameWordsInArabicAndInEnglish) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (const Sample& s : samples) corpus.add(reading_of(s));
  stories.update({});
  const std::string together = stories.why(0, 1), apart = stories.why(0, 5);
  EXPECT_TRUE(together.starts_with("together: likelihood of one event ")) << together;
  EXPECT_NE(together.find("their group was judged as a whole: its parts of "), std::string::npos) << together;
  EXPECT_NE(together.find(" and stayed together"), std::string::npos) << together;
  EXPECT_NE(together.find("both open with "), std::string::npos);
  EXPECT_NE(together.find("كرمانة"), std::string::npos);
  EXPECT_NE(apart.find("no rare word in common"), std::string::npos);
  EXPECT_NE(apart.find("only the second has "), std::string::npos);
  EXPECT_NE(apart.find("their stories are alike by 0.0"), std::string::npos);
  const std::string arabic = stories.why(0, 1, ReasonLanguage::arabic);
  EXPECT_TRUE(arabic.starts_with("في قصة واحدة: احتمال"));
  EXPECT_NE(arabic.find("حُكم على المجموعة كلها"), std::string::npos) << arabic;
  EXPECT_EQ(arabic.find("likelihood"), std::string::npos);
}

TEST(Stories, OfOnePageFamilyOriginsCountOnce) {
  Corpus corpus;
  Stories stories(corpus, 1);
  for (size_t i = 0; i < 3; ++i) corpus.add(reading_of(samples[i]));
  const Family family{{0, 1}, std::nullopt, "", {}};
  stories.update(std::span(&family, 1));
  ASSERT_EQ(stories.stories().size(), 1u);
  EXPECT_EQ(stories.stories().front().origins, 2u);
}

TEST(Linkage, AverageJoinsWhatIsSimilarAsAWhole) {
  const std::vector<uint32_t> first{0, 1, 2, 3};
  const std::vector<LinkageEdge> chain{{0, 1, 0.9f}, {1, 2, 0.8f}, {2, 3, 0.9f}};
  EXPECT_EQ(average_linkage(first, chain, 0.5), (std::vector<uint32_t>{0, 0, 2, 2}));  // 0.8 / 4 between the two
  EXPECT_EQ(average_linkage(first, chain, 0.2), (std::vector<uint32_t>{0, 0, 0, 0}));
}

TEST(Terms, FormsOfOneNameMeet) {
  EXPECT_EQ(light_stem("سوري"), light_stem("سوريا"));
  EXPECT_EQ(light_stem("ايرانيه"), light_stem("ايراني"));
  EXPECT_EQ(light_stem("يد"), "يد");
}

}  // namespace
}  // namespace tawatur
