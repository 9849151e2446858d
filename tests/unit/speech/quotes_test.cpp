#include "speech/quotes.h"

#include <gtest/gtest.h>

#include "base/span.h"

namespace tawatur {
namespace {

std::vector<std::string> insides(const std::string& text, bool closed_only = false) {
  const Analysis analysis = analyse(text, 0);
  std::vector<std::string> found;
  for (const Quote& quote : find_quotes(text, analysis))
    if (quote.closed || !closed_only) found.emplace_back(slice(text, analysis.bytes(quote.content())));
  return found;
}

using Texts = std::vector<std::string>;

TEST(Quotes, EveryStyleOfMarks) {
  EXPECT_EQ(insides("قال \"نعم موافق\" ثم خرج"), Texts{"نعم موافق"});
  EXPECT_EQ(insides("قال «نعم موافق» ثم خرج"), Texts{"نعم موافق"});
  EXPECT_EQ(insides("قال “نعم موافق” ثم خرج"), Texts{"نعم موافق"});
  EXPECT_EQ(insides("قال ”نعم موافق“ ثم خرج"), Texts{"نعم موافق"});  // both ways round
}

TEST(Quotes, MarkGluedToTheColonOpens) {
  EXPECT_EQ(insides("وأضاف:\" لن نعود قريبا\" ثم جلس"), Texts{"لن نعود قريبا"});
}

TEST(Quotes, InnerQuotationOfAnotherShape) {
  const std::string text = "قال «قرأت \"الأيام\" مرتين» أمس";
  const Analysis analysis = analyse(text, 0);
  const auto quotes = find_quotes(text, analysis);
  ASSERT_EQ(quotes.size(), 2u);
  EXPECT_TRUE(quotes[0].outermost);
  EXPECT_FALSE(quotes[1].outermost);
}

TEST(Quotes, UnclosedMarkEndsWithItsParagraph) {
  const std::string text = "قال «لن نعود قريبا\nوفي اليوم التالي عاد.";
  const Analysis analysis = analyse(text, 0);
  const auto quotes = find_quotes(text, analysis);
  ASSERT_EQ(quotes.size(), 1u);
  EXPECT_FALSE(quotes[0].closed);
  EXPECT_EQ(slice(text, analysis.bytes(quotes[0].content())), "لن نعود قريبا");
}

TEST(Quotes, AngledMarksGoOnOverParagraphs) {
  EXPECT_EQ(insides("قال «لن نعود.\nسنبقى هنا» ثم خرج"), Texts{"لن نعود.\nسنبقى هنا"});
  // the next paragraph opens its own
  EXPECT_EQ(insides("قال «لن نعود قريبا\nوقال «سنبقى هنا» ثم خرج", true), Texts{"سنبقى هنا"});
}

TEST(Quotes, StrayClosingMarkOpensNothing) { EXPECT_EQ(insides("قرب المدينة القديمة\"، مشيرا إلى ذلك"), Texts{}); }

}  // namespace
}  // namespace tawatur
