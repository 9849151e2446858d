// Claims that were brought up to date page by page, while stories grew, parted and met, are those made at once.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "claim/claim.h"

namespace tawatur {
namespace {

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  uint32_t below(size_t limit) { return static_cast<uint32_t>(engine_() % limit); }

 private:
  std::mt19937 engine_;
};

/// Short news about one of three events, with numbers, speakers and order drawn: enough in common for claims, conflicts
/// and losses to come and go.
std::string drawn_text(Random& random) {
  static const std::vector<std::vector<std::string>> events = {
      {"انهار جسر النخيل فوق وادي الرمان صباح الأربعاء", "أصيب # عاملا كانوا يصلحون جسر النخيل",
       "قال المهندس سالم الراوي إن جسر النخيل أغلق أمام الشاحنات", "أعلن الدفاع المدني إجلاء # عاملا من موقع الجسر"},
      {"تأجلت مباراة الكأس بين الميناء والقلعة بسبب المطر", "أعلنت بلدية الساحل تأجيل مباراة الميناء والقلعة",
       "قال المدرب نبيل حداد «سنلعب في أي ملعب يختارونه»", "بيعت # تذكرة لمباراة الميناء والقلعة"},
      {"افتتح وزير الزراعة سد العيون في محافظة النهرين", "يروي سد العيون # هكتارا من أراضي النهرين",
       "نفى وزير الزراعة تأخر العمل في سد العيون", "قالت مصادر إن العمل في سد العيون تأخر # شهرا"}};
  const std::vector<std::string>& event = events[random.below(events.size())];
  std::string out;
  for (int sentence = 0; sentence < 4; ++sentence) {
    std::string told = event[random.below(event.size())];
    if (const size_t at = told.find('#'); at != std::string::npos)
      told.replace(at, 1, std::to_string(11 + random.below(3)));
    out += told + ".\n";
  }
  return out;
}

std::vector<Story> drawn_stories(Random& random, uint32_t pages) {
  const uint32_t stories = 1 + random.below(3);
  std::map<uint32_t, Story> by_number;
  for (PageIndex p = 0; p < pages; ++p) by_number[(p * 7 + stories) % stories].pages.push_back(p);
  std::vector<Story> out;
  for (auto& [number, story] : by_number) {
    story.thread = random.below(2);
    out.push_back(std::move(story));
  }
  return out;
}

std::string printed(const ClaimReport& report) {
  std::string out;
  const auto put = [&](StatementRef r) { out += std::to_string(r.page) + "." + std::to_string(r.statement) + " "; };
  for (const Claim& c : report.claims) {
    for (const StatementRef& r : c.statements) put(r);
    put(c.text);
    out += std::to_string(c.pages) + "/" + std::to_string(c.outlets) + "/" + std::to_string(c.origins) +
           name_of(c.status) + std::to_string(c.story) + "\n";
  }
  for (const Conflict& c : report.conflicts) {
    out += std::to_string(c.claim) + name_of(c.kind);
    for (const ConflictSide& side : c.sides) {
      out += " " + side.value + ": ";
      for (const StatementRef& r : side.statements) put(r);
    }
    out += "\n";
  }
  for (const Loss& l : report.losses) put(l.from), put(l.to), out += name_of(l.kind) + l.what + "\n";
  for (const Event& e : report.timeline) out += e.time + " " + std::to_string(e.claim) + "\n";
  return out;
}

TEST(ClaimsUpdate, EndsAsBatchWhateverTheStoriesDid) {
  size_t conflicts = 0, shared = 0;
  for (uint32_t seed = 0; seed < 4; ++seed) {
    Random random(seed);
    Corpus corpus;
    Claims incremental(corpus, 1);
    for (uint32_t pages = 1; pages <= 18; ++pages) {
      Page page;
      page.id = std::to_string(pages), page.outlet = "منبر " + std::to_string(random.below(5)), page.language = "ar";
      page.text = drawn_text(random);
      page.published = parse_instant("2024-05-02T10:00:00Z");
      corpus.add(read_page(std::move(page)));
      corpus.resolve();
      std::vector<Family> families;
      if (pages > 3 && random.below(2) == 0) families.emplace_back().pages = {random.below(2), 3};
      const std::vector<Story> stories = drawn_stories(random, pages);
      incremental.update(families, stories);
      Claims batch(corpus, 2);
      batch.update(families, stories);
      ASSERT_EQ(printed(incremental.report()), printed(batch.report())) << "seed " << seed << ", " << pages << " pages";
      conflicts += batch.report().conflicts.size();
      for (const Claim& c : batch.report().claims) shared += c.pages > 1;
    }
  }
  EXPECT_GT(conflicts, 0u);  // or nothing was compared
  EXPECT_GT(shared, 0u);
}

}  // namespace
}  // namespace tawatur
