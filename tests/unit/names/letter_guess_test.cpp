#include "names/letter_guess.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fold.h"
#include "names/tagger.h"

namespace tawatur {
namespace {

int share(uint16_t code, ReadingClass c) {
  return code >> (2 * (static_cast<int>(reading_class_count) - 2 - static_cast<int>(c))) & 3;
}

TEST(LetterGuess, RunsTellTheEndsOfAWord) {
  const LetterRuns front = letter_runs("اب", 20), turned = letter_runs("با", 20), again = letter_runs("اب", 20);
  ASSERT_EQ(front.size, again.size);
  EXPECT_TRUE(
      std::equal(front.row.begin(), front.row.begin() + static_cast<std::ptrdiff_t>(front.size), again.row.begin()));
  EXPECT_FALSE(
      std::equal(front.row.begin(), front.row.begin() + static_cast<std::ptrdiff_t>(front.size), turned.row.begin()));
}

TEST(LetterGuess, LongAndEmptyWordsAreBounded) {
  std::string word;
  for (int i = 0; i < 100000; ++i) word += "ا";
  EXPECT_LE(letter_runs(word, 14).size, LetterRuns::most);
  EXPECT_EQ(letter_runs("", 14).size, 1u);
  EXPECT_EQ(LetterGuess()("كلمة"), 0);
}

TEST(LetterGuess, WeightsOfItsLettersDecide) {
  std::vector<LetterRow> rows(size_t{1} << 12);
  const LetterRuns runs = letter_runs(folded("زكزوك"), 12);
  for (size_t i = 0; i < runs.size; ++i) rows[runs.row[i]][static_cast<size_t>(ReadingClass::place)] = 100;
  const LetterGuess guess(rows, 0.02f);
  const uint16_t code = guess(folded("زكزوك"));
  EXPECT_EQ(code >> 12, 0);  // a guess, not a reading
  EXPECT_EQ(share(code, ReadingClass::place), 3);
  EXPECT_EQ(share(code, ReadingClass::person_begin), 0);
}

TEST(LetterGuess, ShippedTakesForeignNamesForNamesAndVerbsForNone) {
  const NameLexicon& names = Tagger::shipped().names();
  const auto named = [&](std::string_view word) {
    int most = 0;
    for (size_t c = 0; c + 1 < reading_class_count; ++c)
      most = std::max(most, share(names.guessed_reading(folded(word)), static_cast<ReadingClass>(c)));
    return most;
  };
  for (const char* word : {"كراوفيلدسون", "فيلدستروم", "بودغوروف"}) EXPECT_GE(named(word), 2) << word;
  for (const char* word : {"يستحوذونهما", "مستنطقاتهن", "سيتخبطون"}) EXPECT_LE(named(word), 1) << word;
}

TEST(NameReading, CodeHoldsStepsOfSharesAndOfCounts) {
  EXPECT_EQ(reading_code(ReadingCounts{}), 0);
  ReadingCounts counts{};
  counts[static_cast<size_t>(ReadingClass::person_begin)] = 60;
  counts[static_cast<size_t>(ReadingClass::outside)] = 40;
  const uint16_t code = reading_code(counts);
  EXPECT_EQ(code >> 12, 4);
  EXPECT_EQ(share(code, ReadingClass::person_begin), 3);
  EXPECT_EQ(share(code, ReadingClass::place), 0);
}

}  // namespace
}  // namespace tawatur
