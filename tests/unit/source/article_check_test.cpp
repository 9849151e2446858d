#include "source/article_check.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

/// What is said of a page; empty where it may be an article.
std::string said(const std::string& html, const std::string& url = "https://harbour.example/7") {
  Record record;
  record.kind = RecordKind::html, record.url = url, record.bytes = html;
  const std::optional<Error> why = why_no_article(record);
  return why ? why->message : "";
}

std::string titled(const std::string& title, const std::string& body = "<p>Please wait.</p>") {
  return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
}

std::string article(const std::string& element) {
  std::string out;
  for (int i = 0; i < 10; ++i)
    out += "<" + element +
           ">The council of the harbour town voted on Monday for a new bridge across the river, after a "
           "debate that lasted nine hours and was followed by many people.</" +
           element + ">";
  return out;
}

TEST(ArticleCheck, TellsWhatStandsInPlaceOfAnArticle) {
  EXPECT_NE(said(titled("Just a moment...")).find("robots"), std::string::npos);
  EXPECT_NE(said(titled("404 Not Found")).find("error page"), std::string::npos);
  EXPECT_NE(said(titled("الصفحة غير موجودة - المرفأ")).find("error page"), std::string::npos);
  EXPECT_NE(said(titled("Before you continue")).find("consent"), std::string::npos);
  EXPECT_NE(said(titled("تسجيل الدخول")).find("login"), std::string::npos);
  EXPECT_NE(said(titled("A bridge"), "https://consent.harbour.example/collect").find("consent"), std::string::npos);
  EXPECT_NE(said(titled("A bridge", R"(<script type="application/ld+json">{"isAccessibleForFree":false}</script><p>The)"
                                    R"( council voted. Subscribe to read on.</p>)"))
                .find("paywall"),
            std::string::npos);
}

TEST(ArticleCheck, PagesWithAnArticleOnThemPass) {
  const std::string paid = R"(<script type="application/ld+json">{"isAccessibleForFree":false}</script>)";
  for (const char* element : {"p", "div", "span"})
    EXPECT_EQ(said(titled("A bridge", paid + article(element))), "") << element;
  EXPECT_EQ(said(titled("404 days at sea", article("p"))), "");
  EXPECT_EQ(said(titled("A bridge")), "");
  EXPECT_EQ(said(titled("A bridge", "<script>px-captcha</script>" + article("div"))), "");
  EXPECT_EQ(said("<title"), "");
}

}  // namespace
}  // namespace tawatur
