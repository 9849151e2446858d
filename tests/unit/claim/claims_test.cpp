#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "claim/claim.h"
#include "claim/model.h"
#include "claim/stance.h"

namespace tawatur {
namespace {

Reading page(std::string id, std::string outlet, std::string text, std::string published = "2024-05-02T10:00:00Z") {
  Page p;
  p.id = std::move(id), p.outlet = std::move(outlet), p.language = "ar", p.text = std::move(text);
  p.published = parse_instant(published);
  return read_page(std::move(p));
}

/// Pages of one story, no families unless told.
struct Told {
  Corpus corpus;
  std::vector<Family> families;
  std::vector<Story> stories{1};

  void add(Reading r) {
    const PageIndex p = corpus.add(std::move(r));
    stories[0].pages.push_back(p);
    corpus.resolve();
  }
  ClaimReport report() const {
    Claims claims(corpus, 1);
    claims.update(families, stories);
    return claims.report();
  }
};

const Claim* claim_over(const ClaimReport& report, uint32_t pages) {
  const auto at =
      std::find_if(report.claims.begin(), report.claims.end(), [&](const Claim& c) { return c.pages == pages; });
  return at == report.claims.end() ? nullptr : &*at;
}

const char* const bridge = "انهار جسر النخيل فوق وادي الرمان صباح الأربعاء وأصيب 14 عاملا.";
const char* const bridge_again = "أصيب 14 عاملا كانوا يصلحون جسر النخيل لحظة انهياره صباح الأربعاء.";

TEST(Claims, OneFactOfTwoOutletsIsCorroborated) {
  Told told;
  told.add(page("a", "الأولى", bridge));
  told.add(page("b", "الثانية", bridge_again));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->outlets, 2u);
  EXPECT_EQ(claim->origins, 2u);
  EXPECT_EQ(claim->status, ClaimStatus::corroborated);
  EXPECT_TRUE(report.conflicts.empty());
}

Reading titled(std::string id, std::string outlet, std::string title, const std::string& body) {
  Page p;
  p.id = std::move(id), p.outlet = std::move(outlet), p.language = "ar", p.text = title + "\n" + body;
  p.title_end = static_cast<uint32_t>(title.size());
  p.published = parse_instant("2024-05-02T10:00:00Z");
  return read_page(std::move(p));
}

TEST(Claims, ATitleThatItsArticleTellsIsNoTellingOfItsOwn) {
  Told told;
  told.add(titled("a", "الأولى", "انهيار جسر النخيل وإصابة 14 عاملا", bridge));
  told.add(page("b", "الثانية", bridge_again));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->statements, (std::vector<StatementRef>{{0, 1}, {1, 0}}));
  EXPECT_EQ(claim->titles, (std::vector<StatementRef>{{0, 0}}));
}

TEST(Claims, ATitleThatItsArticleDoesNotTellIsAMember) {
  Told told;
  told.add(titled("a", "الأولى", bridge, "تابعوا معنا تفاصيل هذا الخبر لاحقا."));
  told.add(page("b", "الثانية", bridge_again));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_TRUE(claim->titles.empty());
}

TEST(Claims, TwoMinutesOfOneGoalConflict) {
  Told told;
  told.add(page("a", "الأولى", "وأحرز كريم الحداد هدف نادي النخيل الوحيد من ضربة رأس في الدقيقة 84."));
  told.add(page("b", "الثانية", "وسجل كريم الحداد هدف نادي النخيل الوحيد في الدقيقة 86 من ضربة رأس."));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].kind, ConflictKind::time);
  EXPECT_EQ(report.conflicts[0].sides[0].value, "الدقيقة 84");
}

TEST(Claims, TwoAgesOfOnePersonConflict) {
  Told told;
  told.add(page("a", "الأولى", "وفاز بالجائزة الرسام كريم الحداد (34 عاما) عن لوحته الأخيرة."));
  told.add(page("b", "الثانية", "ذهبت جائزة المعرض هذا العام إلى كريم الحداد، البالغ من العمر 36 عاما."));
  told.add(page("c", "الثالثة", "وحضرت والدة كريم الحداد، البالغة من العمر 61 عاما، حفل المعرض."));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].kind, ConflictKind::quantity);
  ASSERT_EQ(report.conflicts[0].sides.size(), 2u);
  EXPECT_EQ(report.conflicts[0].sides[0].value, "34 عاما");
  EXPECT_EQ(report.conflicts[0].sides[1].value, "36 عاما");
}

TEST(Claims, WordsInARowAreOneOrigin) {
  Told told;
  told.add(page("a", "الأولى", bridge));
  told.add(page("b", "الثانية", "مساء حزين: انهار جسر النخيل فوق وادي الرمان صباح الأربعاء وأصيب 14 عاملا بجروح."));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->origins, 1u);
}

TEST(Claims, OneSayingOfASpeakerWithoutANameIsOneOrigin) {
  Told told;
  told.add(page("a", "الأولى", "قال المهندس سليم العطار إن تآكل الدعامات الحديدية سبب انهيار جسر النخيل في الوادي."));
  told.add(page("b", "الثانية", "قال خبير إن الجسر، جسر النخيل، انهار في الوادي لأن دعاماته الحديدية أصابها التآكل."));
  for (const Claim& claim : told.report().claims) EXPECT_EQ(claim.origins, 1u);
}

TEST(Claims, AFamilyIsOneOrigin) {
  Told told;
  told.add(page("a", "الأولى", bridge));
  told.add(page("b", "الثانية", bridge));
  told.families.push_back({{0, 1}, PageIndex{0}, {}, {}});
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->origins, 1u);
  EXPECT_EQ(claim->status, ClaimStatus::single_origin);
}

TEST(Claims, OneNamedSpeakerIsOneOrigin) {
  Told told;
  told.add(page("a", "الأولى", "قالت وزارة النقل إن انهيار جسر النخيل فوق وادي الرمان سببه تآكل الدعامات الحديدية."));
  told.add(page("b", "الثانية", "أعلنت وزارة النقل أن سبب انهيار جسر النخيل فوق وادي الرمان تآكل الدعامات الحديدية."));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 2);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->origins, 1u);
}

TEST(Claims, DifferentCountsConflict) {
  Told told;
  told.add(page("a", "الأولى", "انهار جسر النخيل فوق وادي الرمان وتضررت 14 شاحنة كانت تعبره."));
  told.add(page("b", "الثانية", "انهار جسر النخيل فوق وادي الرمان وتضررت 23 شاحنة كانت تعبره."));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].kind, ConflictKind::quantity);
  EXPECT_EQ(report.conflicts[0].sides.size(), 2u);
  EXPECT_FALSE(report.conflicts[0].update);
  EXPECT_EQ(report.claims[report.conflicts[0].claim].status, ClaimStatus::disputed);
}

TEST(Claims, MoreThanFortyAndFortyThreeAgree) {
  Told told;
  told.add(page("a", "الأولى", "انهار جسر النخيل فوق وادي الرمان وتضررت أكثر من 40 شاحنة كانت تعبره."));
  told.add(page("b", "الثانية", "انهار جسر النخيل فوق وادي الرمان وتضررت 43 شاحنة كانت تعبره."));
  EXPECT_TRUE(told.report().conflicts.empty());
}

TEST(Claims, ATollThatRisesIsAnUpdate) {
  Told told;
  told.add(page("a", "الأولى", "قتل 14 شخصا في انهيار جسر النخيل فوق وادي الرمان.", "2024-05-02T08:00:00Z"));
  told.add(page("b", "الثانية", "قتل 21 شخصا في انهيار جسر النخيل فوق وادي الرمان.", "2024-05-02T18:00:00Z"));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_TRUE(report.conflicts[0].update);
  EXPECT_NE(report.claims[report.conflicts[0].claim].status, ClaimStatus::disputed);
}

TEST(Claims, ASpeakerWhoIsGoneIsLost) {
  Told told;
  told.add(
      page("a", "الأولى", "قال المهندس سليم العطار إن جسر النخيل فوق وادي الرمان انهار بسبب تآكل الدعامات الحديدية."));
  told.add(page("b", "الثانية", "حادث مروع في الوادي\nانهار جسر النخيل فوق وادي الرمان بسبب تآكل الدعامات الحديدية."));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.losses.size(), 1u);
  EXPECT_EQ(report.losses[0].kind, LossKind::speaker_dropped);
  EXPECT_EQ(report.losses[0].from.page, 0u);
  EXPECT_EQ(report.losses[0].to.page, 1u);
}

TEST(Claims, UnrelatedSentencesStayApart) {
  Told told;
  told.add(page("a", "الأولى", bridge));
  told.add(page("b", "الثانية", "فاز فريق المدينة بكأس الشطرنج بعد مباراة طويلة."));
  const ClaimReport report = told.report();
  EXPECT_EQ(report.claims.size(), 2u);
  for (const Claim& c : report.claims) EXPECT_EQ(c.status, ClaimStatus::single_origin);
}

TEST(Claims, TwoVersionsOfAQuotationConflictInWording) {
  Told told;
  told.add(page("a", "الأولى", "رفع العمال عند جسر النخيل لافتة كبيرة كتب عليها \"لن نترك الوادي وحده\"."));
  told.add(page("b", "الثانية", "رفع العمال عند جسر النخيل لافتة كبيرة كتب عليها \"سنعود إلى ديارنا قريبا\"."));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].kind, ConflictKind::wording);
}

TEST(Claims, AStoryOfManyCopiesIsBoundedAndCounted) {
  Told told;
  for (int i = 0; i < 300; ++i) told.add(page("p" + std::to_string(i), "منبر " + std::to_string(i), bridge));
  const ClaimReport report = told.report();
  const Claim* claim = claim_over(report, 300);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->outlets, 300u);
  EXPECT_TRUE(report.conflicts.empty());
}

TEST(Claims, TwoPagesOfOneSentenceEach) {
  Told told;
  told.add(page("a", "الأولى", "قتل 12 شخصا في حريق مصنع الزجاج بمدينة الرمان."));
  told.add(page("b", "الثانية", "قتل 15 شخصا في حريق مصنع الزجاج بمدينة الرمان.", "2024-05-02T09:00:00Z"));
  const ClaimReport report = told.report();
  ASSERT_EQ(report.claims.size(), 1u);
  EXPECT_EQ(report.claims[0].pages, 2u);
  EXPECT_EQ(report.claims[0].status, ClaimStatus::disputed);
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].sides.size(), 2u);
}

TEST(Claims, ContradictoryCopiesOfOnePageAreOneOriginInDispute) {
  Told told;
  const std::string rest =
      " واندلع الحريق فجر الثلاثاء في مخازن مصنع الزجاج. وشاركت عشر سيارات إطفاء في إخماد النيران. "
      "وأغلقت الشرطة الطريق المؤدي إلى المصنع.";
  for (int i = 0; i < 40; ++i) {
    const std::string toll = i % 2 == 0 ? "12" : "15";
    told.add(page("p" + std::to_string(i), "صحيفة " + std::to_string(i),
                  "قتل " + toll + " شخصا في حريق مصنع الزجاج بمدينة الرمان." + rest));
  }
  told.families.push_back({{}, PageIndex{0}, {}, {}});
  for (PageIndex p = 0; p < 40; ++p) told.families[0].pages.push_back(p);
  const ClaimReport report = told.report();
  ASSERT_EQ(report.conflicts.size(), 1u);
  EXPECT_EQ(report.conflicts[0].sides.size(), 2u);
  EXPECT_EQ(report.conflicts[0].sides[0].statements.size() + report.conflicts[0].sides[1].statements.size(), 40u);
  const Claim* all = claim_over(report, 40);
  ASSERT_NE(all, nullptr);
  EXPECT_EQ(all->origins, 1u);
}

TEST(Claims, AStoryOf500PagesIsBounded) {
  Told told;
  for (int i = 0; i < 500; ++i)
    told.add(page("p" + std::to_string(i), "صحيفة " + std::to_string(i),
                  "وأصيب " + std::to_string(14 + i % 3) + " عاملا عند انهيار جسر النخيل فوق وادي الرمان. وزار الموقع " +
                      std::to_string(20 + i) + " مهندسا بعد الحادث."));
  const ClaimReport report = told.report();
  size_t members = 0;
  for (const Claim& c : report.claims) members += c.statements.size();
  EXPECT_GE(members, 1000u);
  EXPECT_LE(members, 4000u);  // a statement stands in four claims at most
  EXPECT_LE(report.conflicts.size(), report.claims.size());
  EXPECT_EQ(std::max_element(report.claims.begin(), report.claims.end(),
                             [](const Claim& a, const Claim& b) { return a.pages < b.pages; })
                ->pages,
            500u);
}

TEST(Claims, NoPagesNoClaims) {
  const Corpus corpus;
  Claims claims(corpus);
  claims.update({}, {});
  EXPECT_TRUE(claims.report().claims.empty());
}

TEST(Claims, DamagedModelsAreNotUsed) {
  EXPECT_FALSE(ClaimModel("").ready());
  EXPECT_FALSE(ClaimModel("TWCLAIM1 and then nothing of use").ready());
  EXPECT_FALSE(StanceModel("TWSTANC1 cut").ready());
  EXPECT_TRUE(ClaimModel::built_in().ready());
}

/// What a report says, whatever the order of its parts.
std::string printed(const ClaimReport& r) {
  std::string out;
  for (const Claim& c : r.claims) {
    out += "claim";
    for (const StatementRef s : c.statements) out += " " + std::to_string(s.page) + "#" + std::to_string(s.statement);
    out += " " + std::to_string(c.pages) + " " + std::to_string(c.outlets) + " " + std::to_string(c.origins) + " " +
           name_of(c.status) + " " + std::to_string(c.story) + "\n";
  }
  for (const Conflict& c : r.conflicts)
    out += std::string("conflict ") + std::to_string(c.claim) + " " + name_of(c.kind) + " " + c.sides[0].value + "|" +
           c.sides[1].value + "\n";
  for (const Loss& l : r.losses)
    out += std::string("loss ") + name_of(l.kind) + " " + std::to_string(l.from.page) + " " +
           std::to_string(l.to.page) + " " + l.what + "\n";
  for (const Event& e : r.timeline) out += "event " + e.time + " " + std::to_string(e.claim) + "\n";
  return out;
}

TEST(Claims, IncrementalEndsAsBatchAndThreadsDoNotMatter) {
  const std::vector<std::string> texts = {bridge, "تأجلت مباراة الكأس بين الميناء والقلعة بسبب المطر.", bridge_again,
                                          "أعلنت بلدية الساحل تأجيل مباراة الكأس بين الميناء والقلعة بسبب المطر.",
                                          "انهار جسر النخيل فوق وادي الرمان وأصيب 19 عاملا وفق الدفاع المدني."};
  const auto stories_of = [](uint32_t pages) {
    std::vector<Story> out(2);
    out[1].thread = 1;
    for (PageIndex p = 0; p < pages; ++p) out[p == 1 || p == 3].pages.push_back(p);
    if (out[1].pages.empty()) out.pop_back();
    return out;
  };
  Corpus corpus;
  Claims incremental(corpus, 1);
  for (uint32_t p = 0; p < texts.size(); ++p) {
    corpus.add(page(std::to_string(p), "منبر " + std::to_string(p), texts[p]));
    corpus.resolve();
    incremental.update({}, stories_of(p + 1));
    Claims batch(corpus, 2);
    batch.update({}, stories_of(p + 1));
    EXPECT_EQ(printed(incremental.report()), printed(batch.report())) << p;
  }
}

}  // namespace
}  // namespace tawatur
