#include "names/spelling.h"

#include <gtest/gtest.h>

#include "base/fold.h"
#include "base/resource.h"

namespace tawatur {
namespace {

float distance(const char* a, const char* b) {
  return SpellingModel::shipped().distance(spelling_of(folded(a)), spelling_of(folded(b)), 1000);
}

TEST(Spelling, TransliterationsAreNearerThanOtherNames) {
  EXPECT_EQ(distance("ترامب", "ترامب"), 0);
  EXPECT_LT(distance("غرينلاند", "جرينلاند"), distance("غرينلاند", "فرينلاند"));
  EXPECT_LT(distance("ترامب", "ترمب"), distance("ترامب", "ترايب"));
  EXPECT_LT(distance("تشافيز", "شافيز"), distance("تشافيز", "مافيز"));
  EXPECT_GT(distance("لبنان", "ليبيا"), 5);
}

TEST(Spelling, IsSymmetric) {
  for (const auto& [a, b] :
       {std::pair<const char*, const char*>{"تشافيز", "شافيز"}, {"روغن", "روغين"}, {"باجينوفسكا", "بازينوفسكا"}})
    EXPECT_NEAR(distance(a, b), distance(b, a), 1e-4);
}

TEST(Spelling, OtherLettersAreNoSpelling) {
  EXPECT_TRUE(spelling_of("abc").empty());
  EXPECT_TRUE(spelling_of(std::string(200, 'x')).empty());
  EXPECT_EQ(spelling_of("ءي").front(), 1);
  EXPECT_LT(spelling_of("ءي").back(), spelling_letters);
}

TEST(Spelling, DamagedModelIsAnError) {
  std::string file(resource("models/spelling.bin"));
  ASSERT_FALSE(file.empty());
  EXPECT_TRUE(SpellingModel::load(file).has_value());
  file.back() = static_cast<char>(file.back() ^ 1);
  EXPECT_FALSE(SpellingModel::load(file).has_value());
  file.resize(file.size() / 2);
  EXPECT_FALSE(SpellingModel::load(file).has_value());
  EXPECT_FALSE(SpellingModel::load("").has_value());
}

}  // namespace
}  // namespace tawatur
