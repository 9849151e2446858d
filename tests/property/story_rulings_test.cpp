// Random pages and random rulings: what persons say holds as pages come, nothing else is lost, and one who says it all
// again over all pages at once has the same stories.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "story/ruled_sets.h"
#include "story/story.h"

namespace tawatur {
namespace {

constexpr const char* events[][4] = {
    {"زلزال قوي يضرب مدينة كرمانة", "قتل الزلزال 14 شخصا في كرمانة وفق الدفاع المدني",
     "تبحث فرق الإنقاذ تحت أنقاض السوق القديم", "بلغت قوة الزلزال 6.3 درجات"},
    {"نادي النوارس يفوز بكأس الاتحاد", "فاز النوارس على نادي الصخور بركلات الترجيح", "سجل المهاجم سالم الركلة الأخيرة",
     "حضر المباراة ثلاثون ألف متفرج"},
    {"البنك المركزي يرفع سعر الفائدة", "رفع البنك المركزي الفائدة ربع نقطة لكبح التضخم",
     "قال المحافظ إن القرار اتخذ بالإجماع", "كان السعر ثابتا منذ عامين"},
    {"حريق في ميناء سندان", "اندلع حريق في مستودع للوقود في ميناء سندان", "أخلت السلطات الأرصفة القريبة",
     "لم ترد أنباء عن ضحايا"},
};

using Pages = std::set<PageIndex>;

std::map<std::string, Pages> stories_by_id(const Stories& stories) {
  std::map<std::string, Pages> out;
  for (const Story& s : stories.stories()) {
    EXPECT_FALSE(out.contains(s.id)) << s.id;
    out[s.id] = Pages(s.pages.begin(), s.pages.end());
  }
  return out;
}

std::set<Pages> partition_of(const Stories& stories) {
  std::set<Pages> out;
  for (auto& [id, pages] : stories_by_id(stories)) out.insert(std::move(pages));
  return out;
}

class Editor {
 public:
  explicit Editor(uint32_t seed) : random_(seed), stories_(corpus_, 1) {}

  void step() {
    const std::map<std::string, Pages> before = stories_by_id(stories_);
    if (corpus_.size() < 4 || below(3) > 0)
      add_page();
    else
      say();
    check(before);
  }

  void check_batch() const {
    Corpus all;
    for (PageIndex p = 0; p < corpus_.size(); ++p) all.add(Reading(corpus_[p]));
    Stories batch(all, 1);
    batch.update({});
    for (const Ruling& ruling : stories_.rulings()) batch.rule(ruling);
    EXPECT_EQ(partition_of(batch), partition_of(stories_));
  }

 private:
  uint32_t below(uint32_t n) { return std::uniform_int_distribution<uint32_t>(0, n - 1)(random_); }

  void add_page() {
    const auto& event = events[below(std::size(events))];
    Page page;
    page.id = "page-" + std::to_string(corpus_.size());
    page.title = event[below(2)];
    page.text = *page.title;
    page.title_end = static_cast<uint32_t>(page.text.size());
    for (uint32_t sentence = 0; sentence < 3; ++sentence) page.text += std::string("\n") + event[below(4)] + ".";
    if (below(4) > 0) page.published = Instant{1'930'000'000 + 3600 * int64_t{below(100)}, {}, true, {}};
    corpus_.add(read_page(std::move(page)));
    stories_.update({});
  }

  Pages story_of(PageIndex page) const {
    for (auto& [id, pages] : stories_by_id(stories_))
      if (pages.contains(page)) return pages;
    return {};
  }

  void say() {
    const uint32_t a = below(corpus_.size()), b = (a + 1 + below(corpus_.size() - 1)) % corpus_.size();
    const Pages of_a = story_of(a), of_b = story_of(b);
    switch (below(5)) {
      case 0:
        stories_.merge(a, b);
        for (const PageIndex p : of_a) EXPECT_TRUE(story_of(b).contains(p)) << "merged";
        for (const PageIndex p : of_b) EXPECT_TRUE(story_of(a).contains(p)) << "merged";
        break;
      case 1:
        stories_.split(a);
        for (const PageIndex p : of_a) EXPECT_EQ(story_of(a).contains(p), p == a) << "split";
        break;
      case 2:
        stories_.pin(a, b);
        for (const PageIndex p : of_b) EXPECT_TRUE(story_of(a).contains(p)) << "pinned";
        for (const PageIndex p : of_a) EXPECT_TRUE(p == a || of_b.contains(p) || !story_of(a).contains(p)) << "left";
        break;
      case 3:
        stories_.rule(a, b, Decision::together);
        EXPECT_TRUE(story_of(a).contains(b));
        EXPECT_TRUE(stories_.why(a, b).starts_with("together: a person"));
        break;
      default:
        stories_.rule(a, b, Decision::apart);
        EXPECT_FALSE(story_of(a).contains(b));
        EXPECT_TRUE(stories_.why(a, b).starts_with("apart: a person"));
    }
    for (const StoryChange& change : stories_.changes()) EXPECT_EQ(change.cause, StoryChangeCause::ruling);
  }

  void check(const std::map<std::string, Pages>& before) {
    std::map<PageIndex, std::string> story_of_page;
    for (const auto& [id, pages] : stories_by_id(stories_)) {
      for (const PageIndex p : pages) EXPECT_TRUE(story_of_page.emplace(p, id).second);
      const auto same = std::ranges::find_if(before, [&](const auto& story) { return story.second == pages; });
      if (same != before.end()) {
        EXPECT_EQ(same->first, id);
      } else {
        EXPECT_TRUE(std::ranges::any_of(stories_.changes(), [&](const StoryChange& c) { return c.story == id; }) ||
                    before.contains(id));
      }
    }
    EXPECT_EQ(story_of_page.size(), corpus_.size());
    RuledSets ruled;
    for (size_t r = stories_.rulings().size(); r-- > 0;) ruled.apply(stories_.rulings()[r]);
    for (const ApartPair& pair : ruled.apart()) EXPECT_NE(story_of_page[pair.a], story_of_page[pair.b]);
    for (const PageIndex p : ruled.pages()) EXPECT_EQ(story_of_page[p], story_of_page[ruled.find(p)]);
  }

  std::mt19937 random_;
  Corpus corpus_;
  Stories stories_;
};

TEST(StoryRulings, HoldWhateverComesAndGiveTheSameStoriesAgain) {
  for (uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    Editor editor(seed);
    for (int step = 0; step < 45; ++step) editor.step();
    editor.check_batch();
    if (testing::Test::HasFailure()) return;
  }
}

TEST(RuledSets, OfTwoThatContradictTheLaterHoldsAndTheRestOfTheEarlierStays) {
  RuledSets sets;  // from the latest to the earliest
  sets.apply({{2, 1, 3}, Decision::apart});
  sets.apply({{1, 2, 3, 4}, Decision::together});
  EXPECT_EQ(sets.find(3), 1u);
  EXPECT_EQ(sets.find(4), 1u);
  EXPECT_EQ(sets.find(2), 2u);
  EXPECT_EQ(sets.apart(), (std::vector<ApartPair>{{1, 2}, {2, 3}}));
  EXPECT_FALSE(sets.join(2, 4));
}

}  // namespace
}  // namespace tawatur
