#include "page/plain_judge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "page/plain_text.h"

namespace tawatur {
namespace {

const std::vector<std::string_view> article{
    "Council agrees to rebuild the northern pier",
    "The council agreed on Monday night to rebuild the northern pier, which has been closed since the storm of "
    "January.",
    "Work will begin in the autumn, the mayor said, and will cost less than the bridge that was planned at first.",
    "Fishermen had asked for a wider quay. “We can live with this one,” said the head of their guild, “if it is ready "
    "before the winter.”",
    "The pier was built in 1911 and carried a railway until the sixties."};
const std::vector<std::string_view> menu{"Skip to content", "Home", "News",    "Sport",     "Culture",
                                         "Weather",         "Jobs", "Sign in", "Subscribe", "Search"};
const std::vector<std::string_view> tail{"Share on Facebook",
                                         "Tweet",
                                         "Most read",
                                         "Ferry timetable changes",
                                         "New school for the harbour quarter",
                                         "Rain expected all week",
                                         "Follow us",
                                         "Privacy policy",
                                         "Terms of use",
                                         "Contact",
                                         "© 2026 The Northern Post. All rights reserved."};

TEST(PlainJudge, AnArticleAmongAPageIsTold) {
  std::vector<std::string_view> lines = menu;
  lines.insert(lines.end(), article.begin(), article.end());
  lines.insert(lines.end(), tail.begin(), tail.end());
  const std::vector<uint8_t> verdicts = judge_plain_lines(lines);
  ASSERT_EQ(verdicts.size(), lines.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool of_article = i >= menu.size() && i < menu.size() + article.size();
    if (of_article) {
      EXPECT_GE(verdicts[i], plain_threshold()) << lines[i];
    }
  }
  const auto out = [](uint8_t verdict) { return verdict < plain_threshold(); };
  EXPECT_GE(std::ranges::count_if(verdicts, out), 8);
}

TEST(PlainJudge, MarkupInLinesIsTextAndLinesWithoutLettersKeepTheirPlace) {
  const std::vector<std::string_view> lines{"a < b && <p>c</p>", "***", "", "Two words & more."};
  EXPECT_EQ(as_paragraphs(lines),
            "<html><body><p>a &lt; b &amp;&amp; &lt;p>c&lt;/p></p><p>***</p><p></p><p>Two words &amp; more.</p></body>"
            "</html>");
  const std::vector<uint8_t> verdicts = judge_plain_lines(lines);
  ASSERT_EQ(verdicts.size(), 4u);
  EXPECT_EQ(verdicts[1], 255);
  EXPECT_EQ(verdicts[2], 255);
  EXPECT_TRUE(judge_plain_lines({}).empty());
}

TEST(PlainJudge, AnArticleAloneLosesNothing) {
  std::string text;
  for (const std::string_view line : article) text += std::string(line) + "\n";
  const PlainText plain = clean_plain_text(text);
  EXPECT_TRUE(plain.furniture.empty());
  EXPECT_EQ(plain.title, article[0]);
}

}  // namespace
}  // namespace tawatur
