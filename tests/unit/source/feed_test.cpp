#include "source/feed.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Feed, Rss2) {
  const auto feed = parse_xml_feed(R"(
<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyy">]>
<rss version="2.0" xmlns:content="c" xmlns:media="m" xmlns:dc="d"><channel><title>وكالة سيرانة</title><language>ar-SA</language><link>https://e.org</link>
<item><title><![CDATA[خبر & آخر]]></title><link> https://e.org/1 </link><pubDate>Wed, 21 Mar 2018 22:46:27 +0000</pubDate><dc:creator>ليان</dc:creator>
<media:title>صورة</media:title><description>موجز</description><content:encoded><![CDATA[<p>النص &nbsp; كله</p>]]></content:encoded></item>
<item><title>a</title><guid>https://e.org/2</guid><pubDate>not a date</pubDate><description>&x;&y;</description></item>
<item><guid isPermaLink="false">77</guid></item>
<item><link>https://e.org/1</link></item><item><link>/3</link></item>
</channel></rss>)",
                                   "https://e.org/feed");
  ASSERT_TRUE(feed) << feed.error().message;
  EXPECT_EQ(feed->title, "وكالة سيرانة");
  EXPECT_EQ(feed->language, "ar");
  ASSERT_EQ(feed->items.size(), 3u);
  EXPECT_EQ(feed->items[0].url, "https://e.org/1");
  EXPECT_EQ(feed->items[0].title, "خبر & آخر");
  EXPECT_EQ(feed->items[0].byline, "ليان");
  EXPECT_EQ(feed->items[0].published, "Wed, 21 Mar 2018 22:46:27 +0000");
  EXPECT_EQ(feed->items[0].content, "<p>النص &nbsp; كله</p>");
  EXPECT_EQ(feed->items[1].url, "https://e.org/2");
  EXPECT_EQ(feed->items[1].published, std::nullopt);
  EXPECT_EQ(feed->items[1].content, "&x;&y;");  // entities of its own are never expanded
  EXPECT_EQ(feed->items[2].url, "https://e.org/3");
  EXPECT_EQ(feed->unusable, 1u);
}

TEST(Feed, Rss1AtomAndSitemaps) {
  const auto rdf = parse_xml_feed(
      "<rdf:RDF xmlns:rdf='r' xmlns='x' xmlns:dc='d'><channel><title>t</title></channel><item "
      "rdf:about='https://e.org/1'><title>a</title><dc:date>2024-05-01T10:00:00Z</dc:date></item></rdf:RDF>",
      "");
  ASSERT_TRUE(rdf);
  EXPECT_EQ(rdf->items.at(0).url, "https://e.org/1");
  EXPECT_EQ(rdf->items.at(0).published, "2024-05-01T10:00:00Z");

  const auto atom = parse_xml_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://e.org/news/' "
      "xml:lang='ar'><title>t</title><entry><link rel='self' href='x'/><link "
      "href='1'/><published>2024-05-01</published>"
      "<updated>2024-06-01</updated><author><name>n</name></author><content "
      "type='xhtml'><div><p>a<b>c</b></p></div></content></entry></feed>",
      "");
  ASSERT_TRUE(atom);
  EXPECT_EQ(atom->items.at(0).url, "https://e.org/news/1");
  EXPECT_EQ(atom->items.at(0).published, "2024-05-01");
  EXPECT_EQ(atom->items.at(0).byline, "n");
  EXPECT_EQ(atom->items.at(0).content, "<div><p>a<b>c</b></p></div>");

  const auto news = parse_xml_feed(
      "<urlset "
      "xmlns:news='n'><url><loc>https://e.org/1</loc><news:news><news:publication><news:name>o</"
      "news:name><news:language>ar</news:language></news:publication>"
      "<news:publication_date>2024-05-01</news:publication_date><news:title>t</news:title></news:news></url></urlset>",
      "");
  ASSERT_TRUE(news);
  EXPECT_EQ(news->items.at(0).title, "t");
  EXPECT_EQ(news->items.at(0).language, "ar");

  const auto index = parse_xml_feed(
      "<sitemapindex><sitemap><loc>https://e.org/s1.xml</loc></sitemap><sitemap><loc>https://e.org/s1.xml</loc></"
      "sitemap></sitemapindex>",
      "");
  ASSERT_TRUE(index);
  EXPECT_EQ(index->feeds, std::vector<std::string>{"https://e.org/s1.xml"});
}

TEST(Feed, JsonFeed) {
  const auto feed =
      parse_json_feed(R"({"version": "https://jsonfeed.org/version/1.1", "title": "t", "language": "ar", "items": [
    {"id": "1", "url": "https://e.org/1", "title": "a", "date_published": "2024-05-01T10:00:00+03:00", "authors": [{"name": "n"}], "content_html": "<p>x</p>"},
    {"id": 2, "external_url": "/2", "author": {"name": "m"}, "content_text": "a<b\nc"}, {"id": "3"}, 7]})",
                      "https://e.org/feed.json");
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 2u);
  EXPECT_EQ(feed->items[0].byline, "n");
  EXPECT_EQ(feed->items[1].url, "https://e.org/2");
  EXPECT_EQ(feed->items[1].byline, "m");
  EXPECT_EQ(feed->items[1].content, "<p>a&lt;b</p><p>c</p>");
  EXPECT_EQ(feed->unusable, 1u);
  EXPECT_FALSE(parse_json_feed("{\"items\": 7}", ""));
  EXPECT_FALSE(parse_json_feed("{\"items\": [", ""));
}

TEST(Feed, OtherCharsets) {
  const auto arabic = parse_xml_feed(
      "<?xml version='1.0' "
      "encoding='windows-1256'?><rss><channel><title>\xCE\xC8\xD1</title><item><link>https://e.org/1</link></item></"
      "channel></rss>",
      "");
  ASSERT_TRUE(arabic);
  EXPECT_EQ(arabic->title, "خبر");
  const auto unknown = parse_xml_feed(
      "<?xml version='1.0' "
      "encoding='x-unknown'?><rss><channel><title>\xCE</title><item><link>https://e.org/1</link></item></channel></"
      "rss>",
      "");
  EXPECT_TRUE(unknown);
}

TEST(Feed, BrokenDeepAndOther) {
  const std::string whole =
      "<rss><channel><item><link>https://e.org/1</link></item><item><link>https://e.org/2</link></item></channel></"
      "rss>";
  for (size_t size = 0; size < whole.size(); ++size) {
    const auto feed = parse_xml_feed(whole.substr(0, size), "");
    if (feed) {
      EXPECT_FALSE(feed->damage.empty()) << size;
    }
  }
  std::string deep = "<rss><channel><item><link>https://e.org/1</link></item>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  const auto feed = parse_xml_feed(deep, "");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.size(), 1u);
  EXPECT_FALSE(parse_xml_feed("<html><body/></html>", ""));
  EXPECT_FALSE(parse_xml_feed("", ""));
  EXPECT_FALSE(parse_xml_feed("no xml", ""));
}

}  // namespace
}  // namespace tawatur
