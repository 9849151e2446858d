#include "page/markup.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "page/character_references.h"
#include "page/document.h"

namespace tawatur {
namespace {

/// The skeleton with its pieces in place of the references.
std::string filled(std::string_view html, const MarkupLimits& limits = {}) {
  const Skeleton skeleton = make_skeleton(html, limits);
  std::string out = skeleton.markup;
  for (size_t i = skeleton.pieces.size(); i-- > 0;) {
    for (size_t at = out.size(); at-- > 0;) {
      if (referred_piece(std::string_view(out).substr(at, reference_size)) != i) continue;
      out.replace(at, reference_size,
                  "[" + std::string(html.substr(skeleton.pieces[i].begin, skeleton.pieces[i].size)) + "]");
      break;
    }
  }
  return out;
}

std::string unescaped(std::string_view markup) {
  std::vector<char> out;
  append_unescaped(out, markup);
  return {out.begin(), out.end()};
}

TEST(Markup, TextAndValuesStandAsReferences) {
  EXPECT_EQ(filled("<p class=\"a b\" onclick='x()'>one <b>two</b></p>"), "<p class=[a b]>[one ]<b>[two]</b></p>");
  EXPECT_EQ(filled("<a href=/x?y=1 hidden>z</a>"), "<a href=[/x?y=1] hidden>[z]</a>");
  EXPECT_EQ(filled("a < b <3 c"), "[a < b <3 c]");
}

TEST(Markup, WhatNobodyReadsIsLeftOut) {
  EXPECT_EQ(filled("x<script>var a = '<p>no</p>';</script>y<!-- <p>no</p> -->z<img src=a>"), "[x][y][z]");
  EXPECT_EQ(filled("<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>"),
            "<script type=[application/ld+json]>[{\"a\":\"<b>\"}]</script>");
}

TEST(Markup, LimitsHold) {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  const std::string kept = make_skeleton(deep + "x").markup;
  EXPECT_EQ(static_cast<size_t>(std::ranges::count(kept, '<')), MarkupLimits{}.depth);
  EXPECT_EQ(filled("<p class=\"" + std::string(10000, 'a') + "\" id=b>x</p>"), "<p id=[b]>[x]</p>");
}

TEST(Markup, AReferenceIsFourOfItsLetters) {
  EXPECT_EQ(referred_piece("AAAA"), 0u);
  EXPECT_EQ(referred_piece("AABA"), 64u);
  EXPECT_EQ(referred_piece("AAA"), std::nullopt);
  EXPECT_EQ(referred_piece("AA A"), std::nullopt);
}

TEST(CharacterReferences, AreReadAsBrowsersDo) {
  EXPECT_EQ(unescaped("R&amp;D &lt;b&gt; &#1575;&#x644; &nbsp;."), "R&D <b> ال \u00A0.");
  EXPECT_EQ(unescaped("&copy 2026 &#169"), "© 2026 ©") << "the semicolon may be missing";
  EXPECT_EQ(unescaped("?a=1&copy=2&unknown;&"), "?a=1&copy=2&unknown;&");
  EXPECT_EQ(unescaped("&#147;x&#148;"), "“x”") << "numbers of windows-1252";
  EXPECT_EQ(unescaped("&#0;&#7;&#xD800;&#99999999999;"), "\uFFFD\uFFFD") << "no control characters, no half pairs";
}

TEST(Document, TextComesBackWhole) {
  const Result<Document> document = parse_html("<body><p title=x>a &amp; <b>b</b><!-- - --> c</p><p>d</p></body>");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text_of(0), "a & b c d");
}

}  // namespace
}  // namespace tawatur
