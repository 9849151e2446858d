#include "page/text_block.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "page/document.h"

namespace tawatur {
namespace {

TEST(TextBlocks, ARunOfAsciiIsCountedLikeItsCharacters) {
  const Document document = *parse_html("<p>Ab1 c,d. (X) 22!</p>");
  const BlockList list = find_blocks(document);
  ASSERT_EQ(list.blocks.size(), 1u);
  const Block& block = list.blocks[0];
  EXPECT_EQ(list.text_of(block), "Ab1 c,d. (X) 22!");
  EXPECT_EQ(block.words, 4u);
  EXPECT_EQ(block.letters, 5u);
  EXPECT_EQ(block.capitals, 2u);
  EXPECT_EQ(block.digits, 3u);
  EXPECT_EQ(block.stops, 2u);
  EXPECT_EQ(block.marks, 1u);
}

TEST(TextBlocks, AWordLongerThanAnyIsWhole) {
  const std::string word(10'000, 'a');
  const Document document = *parse_html("<p>" + word + "</p>");
  const BlockList list = find_blocks(document);
  ASSERT_EQ(list.blocks.size(), 1u);
  EXPECT_EQ(list.text_of(list.blocks[0]), word);
  EXPECT_EQ(list.blocks[0].letters, word.size());
  EXPECT_EQ(list.blocks[0].words, 1u);
}

TEST(TextBlocks, MarksWithoutLettersAreNoBlockAndCountForNone) {
  const Document document = *parse_html("<p>One sentence.</p><div>| <b>*</b> <article>+</article> | <i>-</i></div>");
  const BlockList list = find_blocks(document);
  EXPECT_EQ(list.blocks.size(), 1u);
  EXPECT_TRUE(std::ranges::is_sorted(list.before));
  EXPECT_EQ(list.before.back(), 1u);
}

}  // namespace
}  // namespace tawatur
