#include <gtest/gtest.h>

#include "base/model_file.h"
#include "language/analysis.h"
#include "language/lexicon.h"

namespace tawatur {
namespace {

/// "و+روسيا", "ل+ال+جيش", "حكومه+ها": clitics, stem and ending of one word, folded.
std::string split(std::string_view word) {
  const Analysis a = analyse(word, 0);
  const Token& t = a.tokens.at(0);
  std::string out;
  const std::string_view form = a.form(t);
  if (t.proclitic_size > t.article_size) out.append(form.substr(0, t.proclitic_size - t.article_size)).append("+");
  if (t.article_size > 0) out += "ال+";
  out += a.stem(t);
  if (t.enclitic_size > 0) out.append("+").append(form.substr(form.size() - t.enclitic_size));
  return out;
}

TEST(Clitics, AreLettersOfTheWordWhereTheyAre) {
  for (const char* word :
       {"بوتين", "لندن", "باريس", "لبنان", "كوريا", "فلسطين", "بشار", "فيصل", "سوريا", "كبير", "بيان", "فريق"})
    EXPECT_EQ(split(word), word);
  EXPECT_EQ(split("وزارة"), "وزاره");
  EXPECT_EQ(split("ألمانيا"), "المانيا");
  EXPECT_EQ(split("الله"), "الله");
}

TEST(Clitics, AreSplitWhereTheyAreClitics) {
  EXPECT_EQ(split("وروسيا"), "و+روسيا");
  EXPECT_EQ(split("وقال"), "و+قال");
  EXPECT_EQ(split("وأضاف"), "و+اضاف");
  EXPECT_EQ(split("بالرئيس"), "ب+ال+رييس");
  EXPECT_EQ(split("للجيش"), "ل+ال+جيش");
  EXPECT_EQ(split("وواشنطن"), "و+واشنطن");
  EXPECT_EQ(split("ولافروف"), "و+لافروف");
  EXPECT_EQ(split("سيكون"), "س+يكون");
  EXPECT_EQ(split("حكومتها"), "حكومت+ها");
  EXPECT_EQ(split("الدوحة"), "ال+دوحه");
}

TEST(Clitics, WordBeginLeadsBehindThem) {
  const std::string_view text = "وبِالرئيسِ";
  const Analysis a = analyse(text, 0);
  EXPECT_EQ(text.substr(a.word_begin(text, a.tokens[0])).substr(0, 4), "ال");
}

uint64_t key(std::string_view word) { return analyse(word, 0).tokens.at(0).key; }

TEST(Keys, BringFormsOfOneLemmaTogether) {
  EXPECT_EQ(key("كتب"), key("كتبت"));
  EXPECT_EQ(key("أعلن"), key("يعلن"));
  EXPECT_EQ(key("أعلنت"), key("إعلان"));
  EXPECT_EQ(key("قال"), key("وتقول"));
  EXPECT_EQ(key("الرؤساء"), key("رئيس"));
  EXPECT_EQ(key("قتيلان"), key("القتلى"));
}

TEST(Keys, KeepApartWhatDiffers) {
  EXPECT_NE(key("سوريا"), key("السوري"));
  EXPECT_NE(key("قتيل"), key("جريح"));
  EXPECT_NE(key("بيان"), key("بين"));
  EXPECT_NE(key("شرق"), key("غرب"));
}

TEST(ModelFile, TellsWhatIsWrong) {
  const std::string good = frame_model("TWTTESTS", 3, "about", "payload");
  ASSERT_TRUE(open_model(good, "TWTTESTS", 3).has_value());
  EXPECT_EQ(*open_model(good, "TWTTESTS", 3), "payload");
  std::string damaged = good;
  damaged.back() ^= 1;
  EXPECT_EQ(open_model(damaged, "TWTTESTS", 3).error().code, ErrorCode::unreadable);
  EXPECT_FALSE(open_model(good.substr(0, 100), "TWTTESTS", 3).has_value());
  EXPECT_FALSE(open_model(good, "TWTTESTS", 4).has_value());
  EXPECT_FALSE(open_model(good, "TWTOTHER", 3).has_value());
  EXPECT_EQ(open_model("", "TWTTESTS", 3).error().code, ErrorCode::not_found);
  EXPECT_FALSE(Lexicon::load(frame_model(language_magic, language_version, "", "short")).has_value());
}

}  // namespace
}  // namespace tawatur
