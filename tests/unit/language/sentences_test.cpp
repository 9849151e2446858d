#include <gtest/gtest.h>

#include "language/analysis.h"

namespace tawatur {
namespace {

std::vector<std::string> split(std::string_view text, uint32_t title_end = 0) {
  std::vector<std::string> out;
  for (const Sentence& s : analyse(text, title_end).sentences) out.emplace_back(slice(text, s.span));
  return out;
}

TEST(Sentences, EndAtStopsButNotAfterAbbreviations) {
  EXPECT_EQ(split("وصل د. سامي عادل. ثم غادر.وعاد لاحقا"),
            (std::vector<std::string>{"وصل د. سامي عادل.", "ثم غادر.", "وعاد لاحقا"}));
}

TEST(Sentences, HoldQuotesTogether) {
  EXPECT_EQ(split("قال: \"جئنا. ورأينا\". ثم رحل."), (std::vector<std::string>{"قال: \"جئنا. ورأينا\".", "ثم رحل."}));
}

TEST(Sentences, SurviveQuotesThatNeverClose) {
  std::string text = "قال: \"بدأنا.";
  for (int i = 0; i < 400; ++i) text += " مضينا اليوم.";
  EXPECT_GT(split(text).size(), 300u);
}

TEST(Sentences, AreCutWhereNoStopComes) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "كلمة، ";
  for (const Sentence& s : analyse(text, 0).sentences) EXPECT_LE(s.tokens.size(), 801u);
}

TEST(Sentences, TellTitlesHeadingsAndItems) {
  const std::string_view text =
      "عنوان الخبر.. وبقيته\nخلفية الأزمة\nبدأت الأزمة حين أعلنت الحكومة قرارها الجديد أمس.\n- بند أول من القائمة\n";
  const Analysis analysis = analyse(text, static_cast<uint32_t>(text.find('\n')));
  ASSERT_EQ(analysis.sentences.size(), 4u);
  EXPECT_EQ(analysis.sentences[0].role, SentenceRole::title);
  EXPECT_EQ(analysis.sentences[1].role, SentenceRole::heading);
  EXPECT_EQ(analysis.sentences[2].role, SentenceRole::body);
  EXPECT_EQ(analysis.sentences[3].role, SentenceRole::list_item);
}

TEST(Sentences, CoverAllTokens) {
  const Analysis analysis = analyse("\"أ.\" ب\n\n؟؟ ) ج .. \n«د. هـ", 0);
  TokenIndex next = 0;
  for (const Sentence& s : analysis.sentences) {
    EXPECT_EQ(s.tokens.begin, next);
    EXPECT_LT(s.tokens.begin, s.tokens.end);
    next = s.tokens.end;
  }
  EXPECT_EQ(next, analysis.tokens.size());
}

}  // namespace
}  // namespace tawatur
