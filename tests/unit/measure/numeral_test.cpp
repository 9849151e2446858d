#include "measure/numeral.h"

#include <gtest/gtest.h>

#include "measure/digits.h"

namespace tawatur {
namespace {

/// Value of the numeral at the head of a text; -1 where there is none. `tokens` gets how many it takes.
double value_of(std::string_view text, TokenIndex* tokens = nullptr) {
  const Analysis analysis = analyse(text, 0);
  const std::vector<Word> words = read_words(analysis);
  const auto numeral = read_numeral(analysis, words, 0, static_cast<TokenIndex>(analysis.tokens.size()));
  if (tokens) *tokens = numeral ? numeral->tokens.end : 0;
  return numeral ? numeral->low : -1;
}

TEST(Numeral, ReadsWordsAndScales) {
  EXPECT_EQ(value_of("ثلاثة"), 3);
  EXPECT_EQ(value_of("أحد عشر"), 11);
  EXPECT_EQ(value_of("اثنتا عشرة"), 12);
  EXPECT_EQ(value_of("خمسة وعشرون"), 25);
  EXPECT_EQ(value_of("ثلاثمئة وخمسة وعشرين ألفا"), 325000);
  EXPECT_EQ(value_of("ثلاث مئة"), 300);
  EXPECT_EQ(value_of("ألف ومئتان"), 1200);
  EXPECT_EQ(value_of("مليار ونصف"), 1.5e9);
  EXPECT_EQ(value_of("مليونين"), 2e6);
  EXPECT_EQ(value_of("3 آلاف"), 3000);
  EXPECT_EQ(value_of("3 ملايين و400 ألف"), 3.4e6);
  EXPECT_EQ(value_of("٢٥ ألفا"), 25000);
}

TEST(Numeral, StopsWhereAnotherNumberBegins) {
  TokenIndex tokens;
  EXPECT_EQ(value_of("ثلاثة وأربعة", &tokens), 3);
  EXPECT_EQ(tokens, 1u);
  EXPECT_EQ(value_of("5 آلاف و6 آلاف", &tokens), 5000);
  EXPECT_EQ(tokens, 2u);
}

TEST(Numeral, PronounIsNone) {
  EXPECT_EQ(value_of("أحد المارة"), -1);
  EXPECT_EQ(value_of("كتاب"), -1);
}

TEST(Numeral, SeparatorsOfDigits) {
  EXPECT_EQ(digits_value("1,250", false), 1250);
  EXPECT_EQ(digits_value("1.250.000", false), 1250000);
  EXPECT_EQ(digits_value("2.5", false), 2.5);
  EXPECT_EQ(digits_value("6,4", false), 6.4);
  EXPECT_EQ(digits_value("1.250", true), 1.25);
  EXPECT_EQ(digits_value("1,250.75", false), 1250.75);
  EXPECT_EQ(digits_value("3٫5", false), 3.5);
  EXPECT_EQ(digits_value("19:00", false), -1);
  EXPECT_EQ(digits_value("21/3/2018", false), -1);
  EXPECT_EQ(digits_value(std::string(5000, '9'), false), -1);
}

}  // namespace
}  // namespace tawatur
