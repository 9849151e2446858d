#include "page/features.h"

#include <gtest/gtest.h>

#include "page/article.h"

namespace tawatur {
namespace {

struct Seen {
  explicit Seen(std::string_view html, PageClues page_clues = {})
      : document(*parse_html(html)),
        list(find_blocks(document)),
        hints(find_hints(document)),
        clues(std::move(page_clues)),
        view(document, list, hints, clues) {}
  Document document;
  BlockList list;
  std::vector<HintSet> hints;
  PageClues clues;
  BlockView view;
};

constexpr std::string_view small_page =
    "<body><nav class=menu><a href=/>Home</a></nav><h1>The Title</h1><div class=article-body><p>One, two and three "
    "words.</p><p>Four <a href=/x>five</a>.<br>Six</p></div></body>";

TEST(TextBlocks, AreWhatAReaderSeesAsOneLine) {
  const Seen seen(small_page);
  std::vector<std::string> texts;
  for (const Block& b : seen.list.blocks) texts.emplace_back(seen.list.text_of(b));
  EXPECT_EQ(texts, (std::vector<std::string>{"Home", "The Title", "One, two and three words.", "Four five.", "Six"}));
  const Block& fourth = seen.list.blocks[3];
  EXPECT_EQ(fourth.words, 2u);
  EXPECT_EQ(fourth.link_words, 1u);
  EXPECT_EQ(fourth.stops, 1u);
  EXPECT_TRUE(seen.list.blocks[4].after_break);
}

TEST(Hints, AreWordsOfNames) {
  EXPECT_EQ(hints_of("article-body") & bit_of(Hint::body), bit_of(Hint::body));
  EXPECT_NE(hints_of("relatedPosts") & bit_of(Hint::related), 0u) << "capitals divide words";
  EXPECT_EQ(hints_of("x y z"), 0u);
}

TEST(Features, AreAsManyAsTheModelWasLearntWith) {
  const Seen seen(small_page);
  EXPECT_EQ(describe_blocks(seen.view).columns(), block_feature_count);
  EXPECT_EQ(describe_blocks(seen.view).rows(), seen.list.blocks.size());
  EXPECT_TRUE(ArticleModel::built_in().ready());
}

TEST(Features, ScriptsWithoutCapitalsSayNothingByThem) {
  const Seen latin(small_page);
  EXPECT_NE(describe_blocks(latin.view).column(capitals_feature)[0], no_value);
  const Seen arabic("<body><p>نص عربي قصير.</p></body>");
  EXPECT_EQ(describe_blocks(arabic.view).column(capitals_feature)[0], no_value);
}

TEST(Article, AnnouncedBoxesAndRepeatedTextAreLeftOutWhateverTheVerdict) {
  const Seen seen(
      "<body><p>اقرأ أيضا: خبر آخر</p><div><h3>مقالات ذات صلة</h3><p>خبر عن البحر</p></div>"
      "<p>فتحت المكتبة العامة في المدينة أبوابها صباح اليوم بعد عام.</p><p>فتحت المكتبة العامة في المدينة أبوابها صباح "
      "اليوم بعد عام.</p></body>");
  const std::vector<uint8_t> sure(seen.list.blocks.size(), 255);
  EXPECT_EQ(choose_article(seen.view, sure, 128), (std::vector<bool>{false, false, false, true, false}));
}

TEST(Article, ADamagedModelIsNotUsed) {
  EXPECT_FALSE(ArticleModel("").ready());
  EXPECT_FALSE(ArticleModel("no model at all, but some bytes that are long enough to hold a head").ready());
}

}  // namespace
}  // namespace tawatur
