#include "page/plain_text.h"

#include <gtest/gtest.h>

#include <chrono>

#include "page/plain_line.h"

namespace tawatur {
namespace {

const std::string title = "مجلس البلدة يقر بناء جسر جديد فوق النهر";
const std::vector<std::string> paragraphs{
    "وافق مجلس البلدة مساء الاثنين على بناء جسر جديد فوق النهر بعد نقاش استمر تسع ساعات وتابعه نحو مئتي شخص في القاعة.",
    "جسر قديم لا يحتمل الشاحنات",
    "وأغلق الجسر القديم في الربيع بعد أن وجد المهندسون شقوقا في اثنين من أعمدته، ولم تكف العبارة التي حلت محله.",
    "وقالت المهندسة منى سالم: \"شارك في الفحص عشرون خبيرا، وطباعة التقرير وحدها استغرقت يومين\".",
    "ويبدأ العمل في الخريف ويستمر عامين، وتدفع البلدة ثلث الكلفة وتدفع الدولة الباقي."};

enum class Place { start, below_title, middle, end };

/// The article with lines put in at a place.
std::string page_with(const std::string& lines, Place place) {
  std::string out = place == Place::start ? lines + "\n" : "";
  out += title + "\n";
  if (place == Place::below_title) out += lines + "\n";
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    out += paragraphs[i] + "\n";
    if (i == 0 && place == Place::middle) out += lines + "\n";
  }
  return place == Place::end ? out + lines + "\n" : out;
}

std::string body() {
  std::string out;
  for (const std::string& p : paragraphs) out += (out.empty() ? "" : "\n") + p;
  return out;
}

struct Case {
  Place place;
  std::string lines;
  FurnitureKind kind;
};

class FurnitureIsTakenOut : public testing::TestWithParam<Case> {};

TEST_P(FurnitureIsTakenOut, AndTheArticleStays) {
  const PlainText plain = clean_plain_text(page_with(GetParam().lines, GetParam().place));
  EXPECT_EQ(plain.title, title) << GetParam().lines;
  EXPECT_EQ(plain.body, body()) << GetParam().lines;
  ASSERT_FALSE(plain.furniture.empty()) << GetParam().lines;
  std::string gone;
  for (const Furniture& f : plain.furniture) gone += (gone.empty() ? "" : "\n") + f.text;
  EXPECT_EQ(gone, GetParam().lines);
  EXPECT_STREQ(name_of(plain.furniture[0].why), name_of(GetParam().kind)) << GetParam().lines;
}

INSTANTIATE_TEST_SUITE_P(
    Start, FurnitureIsTakenOut,
    testing::Values(Case{Place::start, "الرئيسية سياسة اقتصاد رياضة ثقافة", FurnitureKind::navigation},
                    Case{Place::start, "الرئيسيةسياسةاقتصادرياضةثقافة", FurnitureKind::navigation},
                    Case{Place::start, "الرئيسية | سياسة | اقتصاد | رياضة", FurnitureKind::navigation},
                    Case{Place::start, "المرفأ اليوم\nمن الميناء\nالضواحي\nأسواق", FurnitureKind::navigation},
                    Case{Place::start, "التخطي إلى المحتوى", FurnitureKind::navigation},
                    Case{Place::start, "نستخدم ملفات تعريف الارتباط لتحسين تجربتك\nقبول الكل",
                         FurnitureKind::template_text},
                    Case{Place::start, "آخر الأخبار", FurnitureKind::related},
                    Case{Place::start, "Home News Sport Business", FurnitureKind::navigation},
                    Case{Place::start, "الأخبار » الضواحي » الميناء", FurnitureKind::navigation},
                    Case{Place::start, "دخول | إنشاء حساب", FurnitureKind::navigation},
                    Case{Place::start, "إعلان", FurnitureKind::advertising}));

INSTANTIATE_TEST_SUITE_P(
    BelowTheTitle, FurnitureIsTakenOut,
    testing::Values(Case{Place::below_title, "المرفأ 0 تعليق ارسل طباعة تبليغ حذف", FurnitureKind::sharing},
                    Case{Place::below_title, "شارك الخبر على فيسبوك تويتر واتساب", FurnitureKind::sharing},
                    Case{Place::below_title, "شاركفيسبوكتويترواتسابتيليجرام", FurnitureKind::sharing},
                    Case{Place::below_title, "Facebook Twitter WhatsApp Telegram", FurnitureKind::sharing},
                    Case{Place::below_title, "FacebookTwitterWhatsAppCopy Link", FurnitureKind::sharing},
                    Case{Place::below_title, "طباعة", FurnitureKind::sharing},
                    Case{Place::below_title, "نشر في: الثلاثاء 10 مارس 2026 - 14:35", FurnitureKind::template_text},
                    Case{Place::below_title, title, FurnitureKind::template_text},
                    Case{Place::below_title, "وقت القراءة: 3 دقائق", FurnitureKind::template_text},
                    Case{Place::below_title, "استمع\nحجم الخط", FurnitureKind::sharing}));

INSTANTIATE_TEST_SUITE_P(
    Middle, FurnitureIsTakenOut,
    testing::Values(Case{Place::middle, "اقرأ أيضا: أسعار السمك ترتفع قبل العيد", FurnitureKind::related},
                    Case{Place::middle, "اقرأ أيضاًأسعار السمك ترتفعالصيادون يطلبون مهلة", FurnitureKind::related},
                    Case{Place::middle, "إقرأ المزيد: حكاية الجسر القديم", FurnitureKind::related},
                    Case{Place::middle, "قد يهمك أيضا: حكاية الجسر القديم", FurnitureKind::related},
                    Case{Place::middle, "قد يهمك.. حكاية الجسر القديم", FurnitureKind::related},
                    Case{Place::middle,
                         "قصص موصى بها\nقائمة من 2 عناصر- قائمة 1 من 2حكاية الجسر القديم\n- قائمة 2 من 2العبارة تعود",
                         FurnitureKind::related},
                    Case{Place::middle, "Read also: the story of the old bridge", FurnitureKind::related},
                    Case{Place::middle, "إعلان", FurnitureKind::advertising},
                    Case{Place::middle, "اشترك في نشرتنا البريدية ليصلك كل جديد", FurnitureKind::sharing},
                    Case{Place::middle, "تابعونا على قناتنا في تيليجرام", FurnitureKind::sharing},
                    Case{Place::middle, "لمشاهدة الفيديو اضغط هنا", FurnitureKind::sharing},
                    Case{Place::middle, "موضوع ذو صلة: حكاية الجسر القديم", FurnitureKind::related},
                    Case{Place::middle, "شاهد: العبارة في رحلتها الأخيرة", FurnitureKind::related}));

INSTANTIATE_TEST_SUITE_P(
    End, FurnitureIsTakenOut,
    testing::Values(
        Case{Place::end,
             "اترك تعليقاً\nلن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *\nالاسم *\nالموقع "
             "الإلكتروني",
             FurnitureKind::comments},
        Case{Place::end, "0 تعليق", FurnitureKind::comments},
        Case{Place::end, "#جسر #نهر #بلدة", FurnitureKind::related},
        Case{Place::end, "مقالات مشابهة\nأسعار السمك ترتفع قبل العيد\nالصيادون يطلبون مهلة", FurnitureKind::related},
        Case{Place::end, "لمراسلة الكاتب: writer@harbour.example", FurnitureKind::template_text},
        Case{Place::end, "شاركنا برأيك\nسالم: أخيرا سنعبر النهر بلا انتظار العبارة كل صباح.", FurnitureKind::comments},
        Case{Place::end, "إخترنا لك\nأخبار ذات صلة\n0 تعليق", FurnitureKind::related},
        Case{Place::end,
             "أخبار ذات صلة\nأسعار السمك ترتفع قبل العيد\nالصيادون يطلبون مهلة شهر\nهل تعود العبارة إلى العمل؟",
             FurnitureKind::related},
        Case{Place::end, "مقالات أخرى للكاتبحكاية الجسر القديمةالعبارة تعودأسعار السمك", FurnitureKind::related},
        Case{Place::end, "الوسوم: جسر، نهر، بلدة", FurnitureKind::related},
        Case{Place::end, "زر الذهاب إلى الأعلى", FurnitureKind::navigation},
        Case{Place::end, "جميع الحقوق محفوظة © المرفأ اليوم 2026", FurnitureKind::template_text},
        Case{Place::end, "من الميناء\nالضواحي\nأسواق\nحكايات", FurnitureKind::navigation},
        Case{Place::end, "-----------\nاقرأ أيضا:\nأسعار السمك ترتفع قبل العيد", FurnitureKind::other},
        Case{Place::end, "Leave a Reply\nYour email address will not be published.", FurnitureKind::comments}));

TEST(PlainText, AnArticleWithoutFurnitureLosesNothing) {
  const std::string page = page_with("", Place::end);
  const PlainText plain = clean_plain_text(page);
  EXPECT_EQ(plain.body, body());
  EXPECT_TRUE(plain.furniture.empty());
}

/// Lines of articles that begin or look like furniture.
class ArticleLineStays : public testing::TestWithParam<std::string> {};

TEST_P(ArticleLineStays, InTheMiddle) {
  const PlainText plain = clean_plain_text(page_with(GetParam(), Place::middle));
  EXPECT_TRUE(plain.furniture.empty()) << plain.furniture[0].text;
}

TEST_P(ArticleLineStays, AsTheTitle) {
  const PlainText plain = clean_plain_text(GetParam() + "\n" + body());
  EXPECT_TRUE(plain.furniture.empty()) << plain.furniture[0].text;
}

INSTANTIATE_TEST_SUITE_P(Lines, ArticleLineStays,
                         testing::Values("مشاركة ضعيفة في انتخابات المجالس المحلية", "شارك الوزير في افتتاح المعرض",
                                         "طباعة الكتب تعود إلى المدينة القديمة",
                                         "المزيد من الأمطار في الشمال حتى نهاية الأسبوع المقبل",
                                         "تعليق الدراسة في خمس محافظات", "انشر ما شئت من الكتب يقول القانون الجديد",
                                         "إعلان نتائج الامتحانات غدا", "سياسة واقتصاد في خطاب الرئيس الجديد",
                                         "مستخدمو iOS و macOS ينتظرون التحديث",
                                         "التعليقات على القانون الجديد تملأ الصحف", "اشترك عشرة آلاف مزارع في الحملة",
                                         "رياضة المشي تطيل العمر", "فيسبوك تحذف ملايين الحسابات",
                                         "بريد القراء يعود بعد غياب", "أخبار سارة لسكان البلدة",
                                         "مقالات الكاتب تصدر في كتاب", "شاهد على غرق العبارة يروي ما رأى",
                                         "مشاركة عليا في افتتاح الجسر", "تطبيق جديد عبر واتساب يجمع الصيادين"));

TEST(PlainText, BehindTheArticleOnlySignaturesStay) {
  const PlainText plain =
      clean_plain_text(page_with("لمراسلة الكاتب: writer@harbour.example\nرسالة إلى 5555 من أي شبكة\n"
                                 "*نقلا عن المرفأ اليوم",
                                 Place::end));
  EXPECT_EQ(plain.body, body() + "\n*نقلا عن المرفأ اليوم");
  EXPECT_EQ(plain.furniture.size(), 2u);
}

TEST(PlainText, TheDateBelowTheTitleIsThePagesDate) {
  const PlainText plain = clean_plain_text(page_with("نشر في: الثلاثاء 10 مارس 2026", Place::below_title));
  ASSERT_TRUE(plain.published);
  EXPECT_EQ(to_iso(*plain.published), "2026-03-10");
  EXPECT_FALSE(clean_plain_text(page_with("ووقع الاتفاق الأول بين البلدين في 10 مارس 2026 في المدينة.", Place::middle))
                   .published);
}

TEST(PlainText, HostileTextTakesLinearTime) {
  const auto began = std::chrono::steady_clock::now();
  clean_plain_text(std::string(2000000, 'a'));
  std::string lines;
  for (int i = 0; i < 100000; ++i) lines += "أخبار\n";
  clean_plain_text(lines);
  std::string headers;
  for (int i = 0; i < 30000; ++i) headers += "اقرأ أيضا\n";
  clean_plain_text(headers);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
}

}  // namespace
}  // namespace tawatur
