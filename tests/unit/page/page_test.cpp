#include "page/page.h"

#include <gtest/gtest.h>

#include "page/plain_text.h"
#include "page/title.h"

namespace tawatur {
namespace {

Page read(RecordKind kind, std::string bytes, std::optional<std::string> title = std::nullopt) {
  Record record;
  record.id = "p", record.source = "test", record.kind = kind, record.bytes = std::move(bytes),
  record.title = std::move(title);
  Result<Page> page = read_article(std::move(record), {});
  EXPECT_TRUE(page);
  return page ? std::move(*page) : Page{};
}

TEST(Page, ArticleRecordIsTakenAsItIs) {
  EXPECT_EQ(read(RecordKind::article, "شارك: الخبر الأول\nاقرأ أيضا: لا شيء", "عنوان").text,
            "عنوان\nشارك: الخبر الأول\nاقرأ أيضا: لا شيء");
  EXPECT_EQ(read(RecordKind::article, "عنوان\nنص", "عنوان").text, "عنوان\nنص") << "the title not twice";
  EXPECT_EQ(read(RecordKind::article, "عنوان طويل\nنص", "عنوان").text, "عنوان\nعنوان طويل\nنص");
  EXPECT_EQ(read(RecordKind::article, "نص بلا عنوان").title_end, 0u);
}

TEST(Page, PlainTextLosesItsFurnitureAndNothingElse) {
  const PlainText plain = clean_plain_text(
      "الرئيسية سياسة اقتصاد\n"
      "توقيع اتفاق جديد بين البلدين\n"
      "الموقع 0 تعليق ارسل طباعة تبليغ حذف\n"
      "وقع البلدان اتفاقا جديدا لتنظيم الصيد في البحيرة المشتركة بعد عامين من المفاوضات.\n"
      "اقرأ أيضا: أسعار اليوم\n"
      "وقال الوزير إن الاتفاق يسري من أول الشهر.\n"
      "اترك تعليقاً\n"
      "لن يتم نشر عنوان بريدك الإلكتروني.\n"
      "زر الذهاب إلى الأعلى");
  EXPECT_EQ(plain.title, "توقيع اتفاق جديد بين البلدين");
  EXPECT_EQ(plain.body,
            "وقع البلدان اتفاقا جديدا لتنظيم الصيد في البحيرة المشتركة بعد عامين من المفاوضات.\nوقال الوزير إن الاتفاق "
            "يسري من أول الشهر.");
  EXPECT_EQ(plain.furniture.size(), 6u);
}

TEST(Page, ArabicLinesThatTellWhatTheyAreLeaveTheArticle) {
  const std::string first =
      "وقع البلدان اتفاقا جديدا لتنظيم الصيد في البحيرة المشتركة بعد عامين من المفاوضات الطويلة بينهما.";
  const std::string second = "وقال الوزير في بيان إن الاتفاق يسري من أول الشهر المقبل ويلزم الطرفين بحصص صيد متساوية.";
  const Page page = read(RecordKind::html,
                         R"(<html lang="ar"><head><meta charset="utf-8"><title>خبر مهم عن البحيرة</title></head><body>
<h1>خبر مهم عن البحيرة</h1><div>الثلاثاء 10 مارس 2026 - 02:35 م</div><p>)" +
                             first + "</p><p>اقرأ أيضا: أسعار اليوم في الأسواق</p><p>" + second +
                             "</p><p>تابعوا قناتنا على تيليغرام</p></body></html>");
  EXPECT_EQ(page.text, "خبر مهم عن البحيرة\n" + first + "\n" + second);
  EXPECT_EQ(to_iso(*page.published), "2026-03-10T14:35:00");
}

TEST(Page, HtmlArticleWithoutMenuCommentsAndRelatedLinks) {
  const Page page = read(RecordKind::html,
                         R"(<html lang="ar"><head><meta charset="utf-8"><title>خبر مهم عن البحيرة | موقع الأخبار</title>
<meta property="og:site_name" content="موقع الأخبار"><meta property="article:published_time" content="2026-03-10T09:20:00+03:00"></head><body>
<nav><a href="/">الرئيسية</a><a href="/s">سياسة</a></nav><div class="main"><h1>خبر مهم عن البحيرة</h1>
<p>وقع البلدان اتفاقا جديدا لتنظيم الصيد في البحيرة المشتركة بعد عامين من المفاوضات الطويلة بينهما.</p>
<div class="read-also">اقرأ أيضا: <a href="/x">أسعار اليوم في الأسواق</a></div>
<p>وقال الوزير في بيان إن الاتفاق يسري من أول الشهر المقبل ويلزم الطرفين بحصص صيد متساوية.</p></div>
<div class="comments"><p>تعليق طويل من قارئ لا يعجبه الاتفاق ولا يرى فيه فائدة لأحد من الصيادين في القرية.</p></div>
<footer>جميع الحقوق محفوظة</footer></body></html>)");
  EXPECT_EQ(page.title, "خبر مهم عن البحيرة");
  EXPECT_EQ(page.outlet, "موقع الأخبار");
  EXPECT_EQ(to_iso(*page.published), "2026-03-10T09:20:00+03:00");
  EXPECT_EQ(page.language, "ar");
  EXPECT_EQ(page.text,
            "خبر مهم عن البحيرة\nوقع البلدان اتفاقا جديدا لتنظيم الصيد في البحيرة المشتركة بعد عامين من المفاوضات "
            "الطويلة بينهما.\n"
            "وقال الوزير في بيان إن الاتفاق يسري من أول الشهر المقبل ويلزم الطرفين بحصص صيد متساوية.");
  EXPECT_FALSE(page.furniture.empty());
}

TEST(Page, EmptyRecordIsAnError) {
  Record record;
  record.kind = RecordKind::html, record.source = "empty.html";
  const Result<Page> page = read_article(std::move(record), {});
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().place, "empty.html");
}

TEST(Metadata, TitleLosesTheSitesName) {
  EXPECT_EQ(without_site_name("خبر مهم - الأفق اليوم", "الأفق اليوم"), "خبر مهم");
  EXPECT_EQ(without_site_name("Best EVs of the year - Car Talk", "cartalk.com"), "Best EVs of the year");
  EXPECT_EQ(without_site_name("مباراة الأهلي - الهلال", "سبورت"), "مباراة الأهلي - الهلال");
}

TEST(Page, APageThatItsScriptsWouldFillIsTold) {
  Record record;
  record.kind = RecordKind::html, record.source = "app.html";
  record.bytes =
      "<html><head><title>An article</title></head><body><div id=root></div><script>app()</script></body></html>";
  const Result<Page> page = read_article(std::move(record), {});
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, ErrorCode::empty);
  EXPECT_NE(page.error().message.find("scripts"), std::string::npos);
}

TEST(Page, AParagraphLongerThanAnyLearntFromIsStillTheArticle) {
  Record record;
  record.kind = RecordKind::html, record.source = "long.html";
  record.bytes = "<title>A very long page</title><p>";
  for (int i = 0; i < 100'000; ++i) record.bytes += "word after word, ";
  record.bytes += "the end.</p>";
  const Result<Page> page = read_article(std::move(record), {});
  ASSERT_TRUE(page);
  EXPECT_GT(page->text.size(), 1'000'000u);
}

}  // namespace
}  // namespace tawatur
