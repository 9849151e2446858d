#include "dossier/substance.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

uint32_t first_statement_of(std::string text) {
  Page page;
  page.text = std::move(text);
  const Reading reading = read_page(std::move(page));
  return reading.speech.statements.empty() ? no_index : substance_of(reading, reading.speech.statements.front());
}

TEST(Substance, NamesNumbersTimesAndWhoAnswersCount) {
  const uint32_t checkable = first_statement_of("قال وزير الصحة سامي راشد إن 12 شخصا أصيبوا في القاهرة أمس.\n");
  const uint32_t vague = first_statement_of("قال مصدر إن الأمور تسير كما ينبغي لها أن تسير.\n");
  EXPECT_GE(checkable, 4u);
  EXPECT_LT(vague, checkable);
}

TEST(Substance, QuestionsTellNothing) { EXPECT_EQ(first_statement_of("هل وصل سامي راشد إلى القاهرة أمس؟\n"), 0u); }

TEST(Substance, WhereItWasSaidTellsNothing) {
  EXPECT_EQ(first_statement_of("وجاء ذلك في ختام اجتماع عقد في القاهرة برئاسة سامي راشد.\n"), 0u);
}

}  // namespace
}  // namespace tawatur
