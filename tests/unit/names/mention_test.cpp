#include "names/mention.h"

#include <gtest/gtest.h>

#include "names/tagger.h"

namespace tawatur {
namespace {

Page page_of(std::string text) {
  Page page;
  page.text = std::move(text);
  return page;
}

/// "kind name [role] #local" of each mention.
std::vector<std::string> names(const std::string& text) {
  const Page page = page_of(text);
  std::vector<std::string> out;
  for (const Mention& m : find_mentions(page, analyse(page.text, 0))) {
    std::string row = std::string(name_of(m.kind)) + " " + std::string(slice(page.text, m.span));
    if (!m.role.empty()) row += " [" + std::string(slice(page.text, m.role)) + "]";
    out.push_back(row + " #" + std::to_string(m.local));
  }
  return out;
}

using Rows = std::vector<std::string>;

TEST(Mentions, LeaveCliticsAndRolesOutside) {
  EXPECT_EQ(names("قال وزير الخارجية الروسي سيرغي لافروف في موسكو."),
            (Rows{"person سيرغي لافروف [وزير الخارجية الروسي] #0", "place موسكو #1"}));
  EXPECT_EQ(names("بين فرنسا وروسيا وألمانيا."), (Rows{"place فرنسا #0", "place روسيا #1", "place ألمانيا #2"}));
}

TEST(Mentions, JoinSurnameToFullName) {
  const Rows found = names("استقبل الرئيس فلاديمير بوتين وفدا. وأضاف بوتين أن الزيارة مهمة.");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], "person فلاديمير بوتين [الرئيس] #0");
  EXPECT_EQ(found[1], "person بوتين #0");
}

TEST(Mentions, InstitutionsGoAsFarAsTheirAdjectives) {
  EXPECT_EQ(names("رفضت الحكومة البريطانية الطلب."), (Rows{"organisation الحكومة البريطانية #0"}));
  EXPECT_EQ(names("بحسب #النيابة_العسكرية_الإسرائيلية أمس."), (Rows{"organisation النيابة_العسكرية_الإسرائيلية #0"}));
}

TEST(Mentions, TreatiesAreNotPlaces) { EXPECT_EQ(names("انسحبت من ميثاق روما أمس."), (Rows{"other ميثاق روما #0"})); }

TEST(Mentions, TellGenderByTitle) {
  const Page page = page_of("قالت رئيسة الوزراء البريطانية تيريزا ماي إنها ستغادر لندن.");
  const std::vector<Mention> found = find_mentions(page, analyse(page.text, 0));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].gender, Gender::feminine);
  EXPECT_EQ(slice(page.text, found[0].role), "رئيسة الوزراء البريطانية");
}

TEST(Mentions, AreInOrderAndApartOnHostileInput) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 3 == 0 ? "الحكومة_" : i % 3 == 1 ? "ABC " : "\"روسيا";
  for (const std::string& input : {text, std::string(1 << 20, 'x'), std::string("ًًًً"), std::string()}) {
    const Page page = page_of(input);
    uint32_t end = 0;
    for (const Mention& m : find_mentions(page, analyse(page.text, 0))) {
      EXPECT_LE(end, m.span.begin);
      EXPECT_LT(m.span.begin, m.span.end);
      end = m.span.end;
    }
  }
}

TEST(Tagger, RefusesDamagedFiles) {
  EXPECT_FALSE(Tagger::load("").has_value());
  EXPECT_FALSE(Tagger::load(std::string(2000, 'x')).has_value());
}

}  // namespace
}  // namespace tawatur
