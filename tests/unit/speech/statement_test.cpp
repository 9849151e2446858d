#include "speech/statement.h"

#include <gtest/gtest.h>

#include <chrono>

#include "reading/reading.h"

namespace tawatur {
namespace {

Reading read(std::string text, const char* outlet = nullptr) {
  Page page;
  page.text = std::move(text);
  page.language = "ar";
  if (outlet) page.outlet = outlet;
  return read_page(std::move(page));
}

std::vector<const Statement*> attributed(const Reading& reading) {
  std::vector<const Statement*> found;
  for (const Statement& s : reading.speech.statements)
    if (s.form != StatementForm::asserted) found.push_back(&s);
  return found;
}

std::string said(const Reading& reading, const Statement& s) { return std::string(slice(reading.page.text, s.span)); }

TEST(Speech, BoundsLeaveOutCueAndSpeaker) {
  const Reading r = read("وقال الوزير إن الجسر سيفتح غدا أمام السيارات.");
  const auto found = attributed(r);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(said(r, *found[0]), "إن الجسر سيفتح غدا أمام السيارات");
  EXPECT_EQ(found[0]->form, StatementForm::indirect);
  ASSERT_FALSE(found[0]->chain.empty());
  EXPECT_EQ(found[0]->chain[0].text, "الوزير");
  EXPECT_EQ(found[0]->chain[0].cue, "قال");
}

TEST(Speech, DirectMixedIndirect) {
  const Reading r = read(
      "قالت الوزارة \"سنعيد فتح الطريق قبل المساء\".\nوأضافت أن الطريق \"آمن تماما\" أمام الشاحنات.\nوأكدت أن العمل "
      "مستمر بلا توقف.");
  const auto found = attributed(r);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0]->form, StatementForm::direct);
  EXPECT_EQ(said(r, *found[0]), "سنعيد فتح الطريق قبل المساء");
  EXPECT_EQ(found[1]->form, StatementForm::mixed);
  EXPECT_EQ(found[2]->form, StatementForm::indirect);
  for (const Statement* s : found) EXPECT_EQ(s->chain.at(0).text, "الوزارة");
}

TEST(Speech, QuotationOverSeveralSentencesIsOneStatement) {
  const Reading r = read("وقالت الشركة: \"نعتذر للمسافرين. سنعوض الجميع. هذا وعد منا\".");
  const auto found = attributed(r);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(said(r, *found[0]), "نعتذر للمسافرين. سنعوض الجميع. هذا وعد منا");
}

TEST(Speech, ChainRunsFromOriginOverViaToOutlet) {
  const Reading r = read("ونقلت وكالة رويترز عن مصدر أمني قوله إن الطريق مغلق منذ أيام.", "صوت الوادي");
  const auto found = attributed(r);
  ASSERT_EQ(found.size(), 1u);
  const auto& chain = found[0]->chain;
  ASSERT_EQ(chain.size(), 3u);
  EXPECT_EQ(chain[0].role, LinkRole::origin);
  EXPECT_EQ(chain[0].kind, SourceKind::anonymous);
  EXPECT_EQ(chain[0].text, "مصدر أمني");
  EXPECT_EQ(chain[1].role, LinkRole::via);
  EXPECT_EQ(chain[1].text, "وكالة رويترز");
  EXPECT_EQ(chain[2].role, LinkRole::outlet);
  ASSERT_EQ(r.speech.credits.size(), 1u);
  EXPECT_TRUE(r.speech.credits[0].is_wire);
}

TEST(Speech, MannerOfSpeaking) {
  const auto first = [](const Reading& r) { return *attributed(r).at(0); };
  EXPECT_EQ(first(read("نفت الحكومة تهم الفساد كلها.")).modality, Modality::denied);
  EXPECT_EQ(first(read("دعا رئيس البلدية إلى توفير المياه في المدن.")).modality, Modality::demanded);
  EXPECT_EQ(first(read("توقع خبراء أن ترتفع الأسعار قريبا.")).modality, Modality::predicted);
  EXPECT_EQ(first(read("قالت الشركة إنها لم تدفع أي غرامة.")).polarity, Polarity::negative);
  const Statement hedged = first(read("قالت الشرطة إن الحريق ربما كان متعمدا."));
  EXPECT_EQ(hedged.modality, Modality::possible);
  EXPECT_EQ(hedged.hedges.size(), 1u);
}

TEST(Speech, NamesInMarksAndRulesAreNoSpeech) {
  EXPECT_TRUE(attributed(read("زار الوفد \"مدينة الزهور\" في الشمال.")).empty());
  EXPECT_TRUE(attributed(read("توزع الحصص وفقا لقانون البلدية.")).empty());
  EXPECT_TRUE(attributed(read("ويذكر أن المباراة أقيمت دون جمهور.")).empty());
}

TEST(Speech, WhatNobodyIsNamedForIsAsserted) {
  const Reading r = read("هطلت أمطار غزيرة على مدن الشمال ليلا، وأغلقت السلطات المدارس في المنطقة كلها.");
  ASSERT_EQ(r.speech.statements.size(), 2u);
  EXPECT_EQ(said(r, r.speech.statements[0]), "هطلت أمطار غزيرة على مدن الشمال ليلا");
}

/// Times grow with the size, not with its square: eight times the text may take no more than about 24 times as long.
TEST(Speech, HostileTextTakesLinearTime) {
  const auto repeated = [](std::string_view unit, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += unit;
    return text;
  };
  const auto seconds = [](const std::string& text) {
    Page page;
    page.text = text;
    const Analysis analysis = analyse(page.text, 0);
    const auto begin = std::chrono::steady_clock::now();
    const Speech speech = find_speech(page, analysis, {}, {}, {});
    EXPECT_LE(speech.statements.size(), analysis.tokens.size() + 1);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string_view unit :
       {"وقال الوزير إن ", "\" ", "« قال ", "بحسب ", "\"كلام\" قال محمد، ", "قال، ", "أن ", "الوزير "}) {
    const double small = std::max(seconds(repeated(unit, 1500)), 0.0005), large = seconds(repeated(unit, 12000));
    EXPECT_LT(large, 24 * small + 0.2) << unit;
  }
}

}  // namespace
}  // namespace tawatur
