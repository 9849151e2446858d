#include "page/metadata.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

Metadata read(std::string_view html, std::string_view url = {}) {
  const Result<Document> document = parse_html(html);
  EXPECT_TRUE(document);
  return document ? read_metadata(*document, url) : Metadata{};
}

std::string iso(const std::optional<Instant>& instant) { return instant ? to_iso(*instant) : std::string(); }

const std::string prose =
    "<p>The council of the harbour town voted on Monday for a new bridge across the river, after a debate that lasted "
    "nine hours and that was followed by some two hundred people in the hall and by many more at home.</p>"
    "<p>The old bridge was closed to lorries in spring; engineers had found cracks in two of its pillars, and the "
    "ferry that took its place could not carry what the three factories on the north bank send out each day.</p>"
    "<p>Work is to begin in autumn, the mayor said, and to last for two years if the winters are mild. The town pays a "
    "third of the price, the state the rest, and nobody has to pay for crossing the river on foot or by bicycle.</p>";

TEST(Metadata, PublishedAndModifiedAreKeptApart) {
  const Metadata m = read(R"(<html><head><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-10T09:20:00+03:00">
<meta property="article:modified_time" content="2026-03-12T18:00:00+03:00"></head><body><h1>A bridge for the town</h1>
<div class="meta">Published: 10 March 2026</div>)" +
                          prose);
  EXPECT_EQ(iso(m.published), "2026-03-10T09:20:00+03:00");
  EXPECT_EQ(iso(m.modified), "2026-03-12T18:00:00+03:00");
}

TEST(Metadata, ReadersSeeTheLastChangeApart) {
  const Metadata m = read(
      "<body><article><h1>جسر جديد للبلدة</h1><div class=\"dates\"><span>نشر في: 10 مارس 2026 - 14:35 "
      "بتوقيت غرينتش</span> <span>آخر تحديث: 12 مارس 2026</span></div>" +
      prose);
  EXPECT_EQ(iso(m.published), "2026-03-10T14:35:00Z");
  EXPECT_EQ(iso(m.modified), "2026-03-12");
}

TEST(Metadata, TimeZonesStayAsTold) {
  for (const char* zone : {"+03:00", "-05:00", "Z"}) {
    const std::string time = std::string("2026-03-10T23:30:00") + zone;
    EXPECT_EQ(
        iso(read("<meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"" +
                 time + "\"><body><h1>A bridge for the town</h1>" + prose)
                .published),
        time);
  }
}

TEST(Metadata, OutletAddressAndLanguage) {
  const Metadata m = read(R"(<html lang="ar-EG"><head><link rel="canonical" href="https://www.a.example/news/1">
<meta property="og:url" content="https://m.a.example/news/1"><meta property="og:site_name" content="صحيفة المرفأ"></head><body>)");
  EXPECT_EQ(m.url, "https://www.a.example/news/1");
  EXPECT_EQ(m.outlet, "صحيفة المرفأ");
  EXPECT_EQ(m.language, "ar-EG");
  EXPECT_EQ(read(R"(<link rel="canonical" href="https://www.a.example/news/1"><body><p>x</p>)").outlet, "a.example");
}

TEST(Metadata, TheDomainTellsTheOutletWhereThePageDoesNot) {
  EXPECT_EQ(read("<body>" + prose, "https://www.reuters.com/world/bridge").outlet, "Reuters");
  EXPECT_EQ(read("<body>" + prose, "https://arabic.cnn.com/bridge").outlet, "CNN بالعربية");
  EXPECT_EQ(read("<body>" + prose, "https://edition.cnn.com/bridge").outlet, "CNN");
  EXPECT_EQ(read("<body>" + prose, "https://notcnn.com/bridge").outlet, "notcnn.com");
}

TEST(Metadata, ADateThatOnlyReadersSeeCounts) {
  EXPECT_EQ(iso(read("<body><article><header><h1>جسر جديد للبلدة</h1><span class=\"date\">الثلاثاء ١٠ آذار/مارس "
                     "٢٠٢٦</span></header>" +
                     prose)
                    .published),
            "2026-03-10");
  EXPECT_EQ(iso(read("<body><article><h1>جسر جديد للبلدة</h1><div class=\"post-date\">تاريخ النشر: 21 رمضان 1447 "
                     "هـ</div>" +
                     prose)
                    .published),
            "2026-03-10");
}

TEST(Metadata, DayAndMonthAreReadAsThePageOrdersThem) {
  const std::string open = R"(<html lang="en"><body><h1>A bridge for the town</h1><div class="date">05/03/2026</div>)";
  EXPECT_EQ(iso(read(open + prose).published), "2026-05-03");
  EXPECT_EQ(iso(read(open + prose + "<ul><li>Ferry sold 25/02/2026</li></ul>").published), "2026-03-05");
  EXPECT_EQ(iso(read(open + prose, "https://harbour.example/2026/03/05/bridge").published), "2026-03-05");
}

TEST(Metadata, NothingIsInventedWhereThePageTellsNone) {
  EXPECT_EQ(iso(read("<body><h1>About our town</h1>" + prose +
                     "<footer>© 2026 The town. 3 March 2025: all rights "
                     "reserved</footer>")
                    .published),
            "");
  EXPECT_EQ(iso(read("<body><h1>About our town</h1>" + prose).published), "");
  std::string cards = "<div class=\"related-cards\">";
  for (const char* day : {"1", "2", "3", "4", "5", "6", "7"})
    cards += std::string("<div class=\"card\"><a href=\"/x\">Another story</a><span class=\"card-date\">") + day +
             " March 2026</span></div>";
  EXPECT_EQ(iso(read("<body><h1>About our town</h1>" + prose + cards + "</div>").published), "");
}

TEST(Metadata, LinkedDataThatIsNoJsonStillTellsItsDate) {
  EXPECT_EQ(
      iso(read("<head><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"two\nlines\", "
               "\"datePublished\": \"2026-03-10T09:20:00Z\", }</script></head><body><h1>A bridge for the town</h1>"
               "<p>10 March 2026</p>" +
               prose)
              .published),
      "2026-03-10T09:20:00Z");
}

TEST(Metadata, AuthorsTellByReferenceAndInLists) {
  EXPECT_EQ(read(R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A bridge",
"author":[{"@id":"#a"},{"@id":"#b"}]},{"@type":"Person","@id":"#a","name":"Mona Salem"},
{"@type":"Person","@id":"#b","name":"Omar Said"}]}</script><body>)" +
                 prose)
                .byline,
            "Mona Salem, Omar Said");
}

TEST(Published, TheAddressSettlesWhichDayAMomentNearMidnightIs) {
  const Document d = *parse_html(
      "<html><head><meta property='article:published_time' content='2026-03-10T01:30:00Z'>"
      "<meta property='og:type' content='article'></head><body><h1>Harbour opens again</h1>"
      "<p>The harbour opened again on Monday evening, the master said, after two days of storm.</p></body></html>");
  const Metadata found = read_metadata(d, "https://quay.example/2026/03/09/harbour-opens-again");
  ASSERT_TRUE(found.published);
  EXPECT_EQ(to_iso(*found.published).substr(0, 10), "2026-03-09");
}

TEST(Published, DatesOfAListOfItemsAreNotThePages) {
  std::string html = "<html><body><h1>All our reports</h1>";
  for (int day = 10; day < 20; ++day)
    html += "<div class=card><time itemprop=datePublished datetime='2025-01-" + std::to_string(day) + "'>January " +
            std::to_string(day) + ", 2025</time><a href=/r>A report</a></div>";
  const Document d = *parse_html(html + "</body></html>");
  EXPECT_FALSE(read_metadata(d, "https://quay.example/reports").published);
}

TEST(Published, AStampThatNobodyShowsOnAPageThatIsNoNewsIsNone) {
  const std::string stamp = R"("headline":"How to tie a bowline","datePublished":"2019-05-02"}</script>)"
                            "</head><body><h1>How to tie a bowline</h1><p>Make a loop near the end.</p></body></html>";
  const std::string front = R"(<html><head><script type="application/ld+json">{"@type":)";
  EXPECT_FALSE(read(front + R"("Article",)" + stamp).published);
}

}  // namespace
}  // namespace tawatur
