#include "names/resolver.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tawatur {
namespace {

struct Told {
  std::string text;
  EntityKind kind;
  uint32_t local;
};

/// Pages made of names alone; entities by page and mention.
class Names {
 public:
  void page(const std::vector<Told>& told) {
    Page page;
    std::vector<Mention> mentions;
    for (const Told& t : told) {
      Mention m;
      m.span.begin = static_cast<uint32_t>(page.text.size());
      page.text += t.text;
      m.span.end = static_cast<uint32_t>(page.text.size());
      page.text += ' ';
      m.kind = t.kind, m.local = t.local;
      mentions.push_back(m);
    }
    resolver_.add(count_++, page, {}, mentions);
  }
  bool same(PageIndex p, size_t i, PageIndex q, size_t j) {
    resolver_.resolve();
    return resolver_.entities_of(p)[i] == resolver_.entities_of(q)[j];
  }
  const Entity& entity(PageIndex p, size_t i) {
    resolver_.resolve();
    return resolver_.entities()[resolver_.entities_of(p)[i]];
  }
  VariantReason why(PageIndex p, size_t i, const std::string& text) {
    for (const Variant& v : entity(p, i).variants)
      if (v.text == text) return v.why;
    ADD_FAILURE() << text << " is no variant of " << entity(p, i).name;
    return VariantReason::user;
  }

 private:
  EntityResolver resolver_;
  PageIndex count_ = 0;
};

constexpr EntityKind person = EntityKind::person, place = EntityKind::place, organisation = EntityKind::organisation;

TEST(Resolver, JoinsTransliterations) {
  const std::pair<std::string, std::string> names[] = {{"هوغو تشافيز", "هوغو شافيز"},
                                                       {"دونالد ترامب", "دونالد ترمب"},
                                                       {"إسلام إيلخاموف", "إسلام إلكاموف"},
                                                       {"ماريا باجينوفسكا", "ماريا بازينوفسكا"},
                                                       {"أنغيلا ميركل", "أنجيلا ميركل"}};
  for (const auto& [a, b] : names) {
    Names names_of;
    names_of.page({{a, person, 0}}), names_of.page({{b, person, 0}});
    EXPECT_TRUE(names_of.same(0, 0, 1, 0)) << a << " " << b;
    EXPECT_EQ(names_of.why(0, 0, std::max(a, b)), VariantReason::transliteration);
  }
  Names places;
  places.page({{"كراكاس", place, 0}, {"غرينلاند", place, 1}});
  places.page({{"كاراكاس", place, 0}, {"جرينلاند", place, 1}});
  EXPECT_TRUE(places.same(0, 0, 1, 0));
  EXPECT_TRUE(places.same(0, 1, 1, 1));
  EXPECT_FALSE(places.same(0, 0, 1, 1));
}

TEST(Resolver, KeepsApartWhoOnlyLooksAlike) {
  Names names;
  names.page({{"حسن الخطيب", person, 0}, {"حسين الخطيب", person, 1}, {"محمد سالم", person, 2}});
  names.page({{"حسين الخطيب", person, 0}, {"محمود سالم", person, 1}, {"غينيا", place, 2}, {"غانا", place, 3}});
  EXPECT_FALSE(names.same(0, 0, 0, 1));
  EXPECT_TRUE(names.same(0, 1, 1, 0));
  EXPECT_FALSE(names.same(0, 2, 1, 1));
  EXPECT_FALSE(names.same(1, 2, 1, 3));
}

TEST(Resolver, KeepsKindsApart) {
  Names names;
  names.page({{"واشنطن", place, 0},
              {"واشنطن بوست", organisation, 1},
              {"واشنطن", organisation, 2},
              {"دنزل واشنطن", person, 3}});
  for (size_t i = 0; i < 4; ++i)
    for (size_t j = i + 1; j < 4; ++j) EXPECT_FALSE(names.same(0, i, 0, j)) << i << j;
}

TEST(Resolver, SlipsOfThePagesPlaces) {
  Names names;
  names.page({{"ساروتيلا", place, 0}, {"سارولا", place, 0}, {"ساروتيلا", place, 0}});
  names.page({{"ساروتيلا", place, 0}});
  EXPECT_TRUE(names.same(0, 1, 1, 0));
  EXPECT_EQ(names.entity(0, 1).name, "ساروتيلا");
  EXPECT_EQ(names.why(0, 1, "سارولا"), VariantReason::typo);
}

TEST(Resolver, SpellingsThatDifferByALongVowelAreOnePlace) {
  Names names;
  for (int i = 0; i < 3; ++i) names.page({{"كاراكاس", place, 0}, {"كراكاس", place, 1}});
  EXPECT_TRUE(names.same(0, 0, 0, 1)) << "though pages use both side by side";
}

TEST(Resolver, SurnameGoesToItsOnlyBearer) {
  Names names;
  names.page({{"سمير الراوندي", person, 0}});
  names.page({{"الراوندي", person, 0}});
  EXPECT_TRUE(names.same(0, 0, 1, 0));
  EXPECT_EQ(names.entity(1, 0).name, "سمير الراوندي");
  EXPECT_EQ(names.why(1, 0, "الراوندي"), VariantReason::surname);
  names.page({{"ليلى الراوندي", person, 0}});
  EXPECT_FALSE(names.same(0, 0, 2, 0));
  EXPECT_FALSE(names.same(0, 0, 1, 0)) << "two bear the surname: it stands alone";
}

TEST(Resolver, HeadsAliasesAndAcronyms) {
  Names names;
  names.page({{"حركة النهضة", organisation, 0},
              {"وكالة الأنباء السعودية", organisation, 1},
              {"هيئة النقل البحري", organisation, 2},
              {"هنب", organisation, 2}});
  names.page({{"النهضة", organisation, 0}, {"واس", organisation, 1}, {"هنب", organisation, 2}});
  for (size_t i = 0; i < 3; ++i) EXPECT_TRUE(names.same(0, i, 1, i)) << i;
  EXPECT_EQ(names.why(0, 2, "هنب"), VariantReason::acronym);
}

TEST(Resolver, HeadsAloneStayOnTheirPage) {
  Names names;
  names.page({{"وزارة الصحة السودانية", organisation, 0}, {"الوزارة", organisation, 0}});
  names.page({{"وزارة المالية التونسية", organisation, 0}, {"الوزارة", organisation, 0}});
  names.page({{"الوزارة", organisation, 0}});
  EXPECT_TRUE(names.same(0, 0, 0, 1));
  EXPECT_FALSE(names.same(0, 1, 1, 1));
  EXPECT_FALSE(names.same(2, 0, 1, 1));
}

TEST(Resolver, TwoThingsJoinedByTheirHeadStayTwo) {
  Names names;  // a page joined both courts with المحكمة
  names.page({{"المحكمة الإدارية العليا", organisation, 0},
              {"المحكمة", organisation, 0},
              {"محكمة العمل", organisation, 0},
              {"المحكمة", organisation, 0}});
  EXPECT_FALSE(names.same(0, 0, 0, 2));
  EXPECT_TRUE(names.same(0, 0, 0, 1));
  EXPECT_TRUE(names.same(0, 2, 0, 3));
}

TEST(Resolver, NationalInstitutionsGoByThePagesCountry) {
  const auto add = [](EntityResolver& resolver, PageIndex index, const char* text, const char* name) {
    Page page;
    page.text = text;
    Mention m;
    m.kind = organisation;
    m.span.begin = static_cast<uint32_t>(page.text.find(name));
    m.span.end = m.span.begin + static_cast<uint32_t>(std::string(name).size());
    resolver.add(index, page, analyse(page.text, 0), std::vector{m});
  };
  EntityResolver resolver;
  add(resolver, 0, "أعلن الجيش اللبناني بدء التدريب في لبنان.", "الجيش اللبناني");
  add(resolver, 1, "زار لبنان وفد. وقال الجيش إن التدريب انتهى.", "الجيش");
  add(resolver, 2, "زار تونس وفد. وقال الجيش إن التدريب انتهى.", "الجيش");
  add(resolver, 3, "في تونس شكر الوفد القوات المسلحة على التدريب.", "القوات المسلحة");
  resolver.resolve();
  const auto entity = [&](PageIndex p) { return resolver.entities_of(p)[0]; };
  EXPECT_EQ(entity(0), entity(1));
  EXPECT_NE(entity(0), entity(2));
  EXPECT_EQ(entity(2), entity(3));
}

TEST(Resolver, ShorterFormGoesToTheFullOne) {
  Names names;
  names.page({{"عبد الرحمن كمال الطرابلسي", person, 0}});
  names.page({{"عبدالرحمن الطرابلسي", person, 0}});
  EXPECT_TRUE(names.same(0, 0, 1, 0));
  EXPECT_EQ(names.entity(1, 0).name, "عبد الرحمن كمال الطرابلسي");
}

TEST(Resolver, OrderOfPagesDoesNotMatter) {
  const std::vector<std::vector<Told>> pages = {{{"هوغو تشافيز", person, 0}, {"كراكاس", place, 1}},
                                                {{"شافيز", person, 0}},
                                                {{"هوغو شافيز", person, 0}, {"كاراكاس", place, 1}},
                                                {{"هوغو رافاييل تشافيز", person, 0}}};
  std::vector<size_t> order{0, 1, 2, 3};
  do {
    Names names;
    std::vector<PageIndex> at(4);
    for (PageIndex p = 0; p < 4; ++p) {
      names.page(pages[order[p]]);
      at[order[p]] = p;
      names.same(0, 0, 0, 0);  // brings entities up to date in between
    }
    EXPECT_TRUE(names.same(at[0], 0, at[1], 0) && names.same(at[0], 0, at[2], 0) && names.same(at[0], 0, at[3], 0));
    EXPECT_TRUE(names.same(at[0], 1, at[2], 1));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Resolver, SurnameMeansWhomThePageTellsOfMost) {
  Names names;  // the page joined the surname with the brother told last before it
  names.page(
      {{"نادر الكعبي", person, 0}, {"نادر الكعبي", person, 0}, {"سهيل الكعبي", person, 1}, {"الكعبي", person, 1}});
  EXPECT_TRUE(names.same(0, 0, 0, 3));
  EXPECT_FALSE(names.same(0, 2, 0, 3));
}

TEST(Resolver, TitlesAndFathersAreNoSurnames) {
  Names names;
  names.page({{"الملك فهد بن طلال آل بدر", person, 0}});
  names.page({{"فهد بن طلال", person, 0}, {"الأمير فهد بن طلال آل بدر", person, 1}});
  names.page({{"طلال", person, 0}, {"الملك طلال", person, 1}});
  EXPECT_TRUE(names.same(0, 0, 1, 1));
  EXPECT_FALSE(names.same(0, 0, 2, 0)) << "the father is another man";
  EXPECT_FALSE(names.same(0, 0, 2, 1));
}

TEST(Resolver, KnownNamesStayWhole) {
  Names names;
  names.page({{"الاتحاد الأوروبي", organisation, 0}, {"الاتحاد الأوروبي لكرة القدم", organisation, 0}});
  names.page({{"الاتحاد الأوروبي", organisation, 0}, {"مجلس الأمن", organisation, 1}});
  names.page({{"يويفا", organisation, 0}, {"مجلس الأمن القومي", organisation, 1}});
  EXPECT_FALSE(names.same(0, 0, 0, 1));
  EXPECT_TRUE(names.same(0, 0, 1, 0));
  EXPECT_TRUE(names.same(0, 1, 2, 0));
  EXPECT_FALSE(names.same(1, 1, 2, 1));
}

TEST(Resolver, WhatTheWriterThinksIsNoPartOfAName) {
  Names names;
  names.page({{"تنظيم الراية الإرهابي", organisation, 0}}), names.page({{"تنظيم الراية", organisation, 0}});
  EXPECT_TRUE(names.same(0, 0, 1, 0));
}

TEST(Resolver, GrandfathersAndLettersOfArabicTellPersonsApart) {
  const std::pair<std::string, std::string> others[] = {
      {"خالد بن سلمان بن عبدالعزيز", "خالد عبدالعزيز"}, {"عمرو أديب", "عمرو دياب"}, {"محمد العوضي", "محمد العيد"}};
  for (const auto& [a, b] : others) {
    Names names;
    names.page({{a, person, 0}}), names.page({{b, person, 0}});
    EXPECT_FALSE(names.same(0, 0, 1, 0)) << a << " " << b;
  }
  Names both;  // both words are spelled otherwise, one of them hardly
  both.page({{"أليشر إيلخاموف", person, 0}}), both.page({{"أليشير إلكاموف", person, 0}});
  EXPECT_TRUE(both.same(0, 0, 1, 0));
}

TEST(Resolver, RareFullFormStandsForItsFrequentEnd) {
  Names names;
  names.page({{"فصيل راية الجبل", organisation, 0}, {"راية الجبل", organisation, 0}});
  for (int i = 0; i < 5; ++i) names.page({{"راية الجبل", organisation, 0}});
  EXPECT_TRUE(names.same(0, 0, 3, 0));
}

TEST(Resolver, EmptyAndStrangeNames) {
  Names names;
  names.page({});
  names.page({{"…", person, 0}, {"", organisation, 1}, {"عبد", person, 2}, {std::string(5000, 'x'), place, 3}});
  EXPECT_TRUE(names.same(1, 0, 1, 0));
  EXPECT_FALSE(names.same(1, 0, 1, 1));
}

}  // namespace
}  // namespace tawatur
