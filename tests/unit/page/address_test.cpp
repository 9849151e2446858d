#include "page/address.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Address, TheSitesOwnCanonicalAddressCounts) {
  EXPECT_EQ(article_address("https://m.harbour.example/7?x=1", "https://www.harbour.example/news/7"),
            "https://www.harbour.example/news/7");
  EXPECT_EQ(article_address("https://harbour.example/amp/7", "/news/7"), "https://harbour.example/news/7");
  EXPECT_EQ(article_address("https://harbour.example/amp/7", "//www.harbour.example/7"),
            "https://www.harbour.example/7");
  EXPECT_EQ(article_address("", "https://harbour.example/7"), "https://harbour.example/7");
}

TEST(Address, AnotherSitesOrTheFrontPageDoesNot) {
  EXPECT_EQ(article_address("https://harbour.example/7", "https://agency.example/7"), "https://harbour.example/7");
  EXPECT_EQ(article_address("https://harbour.example/7", "https://harbour.example/"), "https://harbour.example/7");
  EXPECT_EQ(article_address("https://harbour.example/?p=7", "https://harbour.example"), "https://harbour.example/?p=7");
  EXPECT_EQ(article_address("https://harbour.example/7", "seven"), "https://harbour.example/7");
  EXPECT_EQ(article_address("", ""), "");
  EXPECT_EQ(article_address("file.html", "/7"), "");
}

TEST(Address, AmpPrintAndTrackingLeaveNoMark) {
  const std::string page = "https://harbour.example/news/7";
  for (const char* other : {"https://harbour.example/news/7/amp", "https://harbour.example/news/7/amp/",
                            "https://harbour.example/news/7?amp=1", "https://harbour.example/news/7/print/",
                            "https://harbour.example/news/7?print=true#top",
                            "https://harbour.example/news/7?utm_source=a&fbclid=b&utm_medium=c",
                            "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/7",
                            "https://harbour-example.cdn.ampproject.org/v/s/harbour.example/news/7/amp?amp=1",
                            "https://www.google.com/amp/s/harbour.example/news/7"})
    EXPECT_EQ(article_address(other, ""), page) << other;
  EXPECT_EQ(article_address("https://harbour.example/read?id=7&utm_source=a&page=2", ""),
            "https://harbour.example/read?id=7&page=2");
  EXPECT_EQ(article_address("https://harbour.example/amp", ""), "https://harbour.example/amp") << "a page of that name";
}

}  // namespace
}  // namespace tawatur
