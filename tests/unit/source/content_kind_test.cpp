#include "source/content_kind.h"

#include <gtest/gtest.h>

#include "source/input_name.h"

namespace tawatur {
namespace {

TEST(ContentKind, IsFoundByTheBytes) {
  using enum ContentKind;
  const std::pair<std::string_view, ContentKind> cases[] = {
      {"", empty},
      {"خبر عاجل من الميناء", text},
      {"<!doctype html><p>", html},
      {" \n<html>", html},
      {"\xEF\xBB\xBF<div>", html},
      {"{\"text\": \"a\"}", jsonl},
      {"[{\"text\": 1}]", json_array},
      {"[تحديث] خبر", text},
      {"{}", jsonl},
      {"{قوس}", text},
      {"{\"version\": \"https://jsonfeed.org/version/1.1\"}", json_feed},
      {"<?xml version=\"1.0\"?><rss version=\"2.0\">", xml_feed},
      {"<?xml version='1.0'?>\n<!-- c --><feed xmlns='x'>", xml_feed},
      {"<rdf:RDF xmlns=''>", xml_feed},
      {"<urlset>", xml_feed},
      {"<html><head><!-- <rss> --></head>", html},
      {"WARC/1.0\r\n", warc},
      {"%PDF-1.4", binary},
      {std::string_view("a\0b\0c\0", 6), binary},
      {std::string_view("\xFF\xFE<\0p\0>\0", 8), html},
      {"5 < 6 في كل حال", text},
      {"< 6", text}};
  for (const auto& [bytes, kind] : cases) EXPECT_EQ(detect_content(bytes).kind, kind) << bytes;
}

TEST(InputName, EndingsAndStems) {
  EXPECT_EQ(stem_of("a/b.html.gz"), "b");
  EXPECT_EQ(stem_of("b.HTML.ZST"), "b");
  EXPECT_EQ(stem_of("a.b/c.d.txt"), "c.d");
  EXPECT_EQ(stem_of(".html"), ".html");
  EXPECT_EQ(kind_of_name("X.JsonL.gz"), NameKind::jsonl);
  EXPECT_EQ(kind_of_name("x.gz"), NameKind::unknown);
  EXPECT_EQ(kind_of_name("x.warc.zst"), NameKind::warc);
  EXPECT_TRUE(is_web_address("HTTPS://example.org"));
  EXPECT_FALSE(is_web_address("http.txt"));
}

}  // namespace
}  // namespace tawatur
