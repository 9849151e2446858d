#include <gtest/gtest.h>

#include "language/analysis.h"

namespace tawatur {
namespace {

/// Tokens as written, divided by "|"; quotation marks by direction: ‹ ›.
std::string cut(std::string_view text) {
  std::string out;
  const Analysis analysis = analyse(text, 0);
  for (const Token& t : analysis.tokens) {
    if (!out.empty()) out += '|';
    if (t.kind == TokenKind::open_quote)
      out += "‹";
    else if (t.kind == TokenKind::close_quote)
      out += "›";
    else
      out += slice(text, t.span());
  }
  return out;
}

TEST(Tokeniser, SplitsDigitsFromLettersButNotModels) {
  EXPECT_EQ(cut("عمره 60عاما في عام2015"), "عمره|60|عاما|في|عام|2015");
  EXPECT_EQ(cut("صاروخ إس-300 وطائرة F-16 و5G"), "صاروخ|إس-300|وطائرة|F-16|و|5G");
  EXPECT_EQ(cut("المجموعة G20 قطعت 15km"), "المجموعة|G20|قطعت|15|km");
}

TEST(Tokeniser, KeepsNumbersTogether) {
  EXPECT_EQ(cut("1,250.5 و10:30 و15/10/1436 و٣٫٥"), "1,250.5|و|10:30|و|15/10/1436|و|٣٫٥");
  EXPECT_EQ(cut("بلغ 3."), "بلغ|3|.");
}

TEST(Tokeniser, KeepsAbbreviations) {
  EXPECT_EQ(cut("نقلت أ.ف.ب عن إف.بي.آي ذلك."), "نقلت|أ.ف.ب|عن|إف.بي.آي|ذلك|.");
  EXPECT_EQ(cut("انتهى.وقال"), "انتهى|.|وقال");
}

TEST(Tokeniser, FindsAddressesAndHashtags) {
  EXPECT_EQ(cut("(https://example.org/a?b=1)، وwww"), "(|https://example.org/a?b=1|)|،|و|www");
  EXPECT_EQ(cut("#رام_الله الآن"), "#|رام|_|الله|الآن");
}

TEST(Tokeniser, DirectsStraightAndReversedMarks) {
  EXPECT_EQ(cut("قال \"نعم\" ثم \" لا \" وصمت"), "قال|‹|نعم|›|ثم|‹|لا|›|وصمت");
  EXPECT_EQ(cut("قال »نعم« أمس"), "قال|‹|نعم|›|أمس");
  EXPECT_EQ(cut("قال ''نعم'' أمس"), "قال|‹|نعم|›|أمس");
  EXPECT_EQ(cut("لوكالة\"رويترز\"أمس"), "لوكالة|‹|رويترز|›|أمس");
  EXPECT_EQ(cut("(\"سانا\"): نعم"), "(|‹|سانا|›|)|:|نعم");
}

TEST(Tokeniser, IsLinearOnHostileInput) {
  std::string text(1 << 20, 'a');
  EXPECT_EQ(analyse(text, 0).tokens.size(), 1024u);
  std::string marks;
  for (int i = 0; i < 200000; ++i) marks += "\"ً.";
  EXPECT_FALSE(analyse(marks, 0).tokens.empty());
  EXPECT_TRUE(analyse("", 0).tokens.empty());
}

}  // namespace
}  // namespace tawatur
