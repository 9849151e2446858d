#include "page/byline.h"

#include <gtest/gtest.h>

#include "page/metadata.h"

namespace tawatur {
namespace {

std::string read(const std::string& html) {
  const Result<Document> document = parse_html(html);
  EXPECT_TRUE(document);
  return document ? read_metadata(*document).byline.value_or("") : std::string();
}

std::string page(const std::string& head, const std::string& byline) {
  return "<html lang=\"ar\"><head><meta property=\"og:site_name\" content=\"صحيفة المرفأ\">" + head +
         "</head><body><article><h1>جسر جديد فوق النهر بعد نقاش طويل</h1>" + byline +
         "<p>وافق مجلس البلدة مساء الاثنين على بناء جسر جديد فوق النهر بعد نقاش استمر تسع ساعات وتابعه نحو مئتي شخص في "
         "القاعة وكثيرون في بيوتهم، وينتظر أن يبدأ العمل في الخريف إذا وافقت الوزارة على حصتها.</p>"
         "<p>وأغلق الجسر القديم أمام الشاحنات في الربيع بعد أن وجد المهندسون شقوقا في اثنين من أعمدته، ولم تكف "
         "العبارة التي حلت محله لنقل ما ترسله المصانع الثلاثة على الضفة الشمالية كل يوم.</p></article></body></html>";
}

TEST(Byline, LosesWhatStandsAroundTheName) {
  EXPECT_EQ(clean_byline("By Mona Salem"), "Mona Salem");
  EXPECT_EQ(clean_byline("Written by: Mona Salem | March 3, 2026"), "Mona Salem");
  EXPECT_EQ(clean_byline("Mona Salem March 3, 2026"), "Mona Salem");
  EXPECT_EQ(clean_byline("View all posts by Mona Salem"), "Mona Salem");
  EXPECT_EQ(clean_byline("كتب: سامي فهد"), "سامي فهد");
  EXPECT_EQ(clean_byline("بقلم / سامي فهد"), "سامي فهد");
  EXPECT_EQ(clean_byline("إعداد: سامي فهد ومنى سالم"), "سامي فهد ومنى سالم");
  EXPECT_EQ(clean_byline("كتبت - منى سالم"), "منى سالم");
  EXPECT_EQ(clean_byline("المصدر: رويترز"), "رويترز");
}

TEST(Byline, TellsNoNameWhereThereIsNone) {
  for (const char* text : {"https://a.example/x", "admin", "by admin", "Name *", "undefined", "12 March 2026", "",
                           "إدارة الموقع", "user@a.example", "Written by:"})
    EXPECT_EQ(clean_byline(text), "") << text;
}

TEST(Byline, LabelsMayStandAlone) {
  EXPECT_EQ(find_label("Written by").begin, std::string_view("Written by").size());
  EXPECT_EQ(find_label("بقلم: سامي").label, BylineLabel::author);
  EXPECT_EQ(find_label("Edited by Sam").label, BylineLabel::other);
  EXPECT_EQ(find_label("كتابة الرسائل").label, BylineLabel::none);
}

TEST(Byline, ArabicBylinesBelowTheTitle) {
  EXPECT_EQ(read(page("", "<div class=\"byline\">كتب: سامي فهد</div>")), "سامي فهد");
  EXPECT_EQ(read(page("", "<div>بقلم</div><div><a href=\"/author/7\">منى سالم</a></div><div>10 مارس 2026</div>")),
            "منى سالم");
  EXPECT_EQ(read(page("", "<p class=\"author-name\">إعداد: <a href=\"/author/7\">منى سالم</a></p>")), "منى سالم");
}

TEST(Byline, MachinesTellIt) {
  EXPECT_EQ(read(page(R"(<meta name="author" content="بقلم: سامي فهد">)", "")), "سامي فهد");
  EXPECT_EQ(
      read(page(R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"جسر","author":
[{"@type":"Person","name":"منى سالم"},{"@type":"Person","name":"سامي فهد"}]}</script>)",
                "<div class=\"byline\"><a href=\"/author/1\">منى سالم</a> <a href=\"/author/2\">سامي فهد</a></div>")),
      "منى سالم, سامي فهد");
}

TEST(Byline, CommentersAndCardsSignNothing) {
  EXPECT_EQ(read(page("", "") + "<div class=\"comments\"><div class=\"comment\"><b class=\"comment-author\">Omar "
                                "Said</b><p>شكرا</p></div></div>"),
            "");
  EXPECT_EQ(read(page("<meta name=\"author\" content=\"admin\">", "")), "");
}

TEST(Byline, DesksAndOurCorrespondentsAreNobody) {
  for (const char* desk : {"محرر الأخبار", "مراسلنا في الشمال", "فريق التحرير", "غرفة الأخبار", "مراسل الشؤون المحلية"})
    EXPECT_EQ(clean_byline(desk), "") << desk;
  EXPECT_EQ(clean_byline("محرر: سعيد الخوري"), "سعيد الخوري");
  EXPECT_EQ(clean_byline("مراسل أحمد سالم"), "أحمد سالم");
  EXPECT_EQ(clean_byline("المصدر: رويترز"), "رويترز");
}

}  // namespace
}  // namespace tawatur
