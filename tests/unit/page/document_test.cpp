#include "page/document.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Document, KeepsOrderAndNesting) {
  const auto d = parse_html("<html><body><p class='a'>one <b>two</b></p><p>three</p></body></html>");
  ASSERT_TRUE(d);
  std::string tags;
  for (const Node& n : d->nodes()) tags += n.tag.empty() ? "'" + std::string(n.text) + "' " : std::string(n.tag) + " ";
  EXPECT_EQ(tags, "html body p 'one ' b 'two' p 'three' ");
  EXPECT_EQ(d->attribute(2, "class"), "a");
  EXPECT_EQ((*d)[2].end, 6u);
  EXPECT_EQ(d->text_of(0), "one two three");
}

TEST(Document, DepthCostsNoStack) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<div>";
  html += "deep";
  const auto d = parse_html(html);
  if (d) {
    EXPECT_LE(d->size(), 200010u);
  }
}

TEST(Document, BrokenMarkupStillGivesText) {
  for (const char* html : {"<p>a<p>b", "<div <p>x", "<table><tr><td>y", "<a href='", "text alone", "<!-- never closed",
                           "<script>var a = '<p>';</script><p>z</p>"}) {
    const auto d = parse_html(html);
    if (d) {
      EXPECT_GE(d->size(), 1u) << html;
    }
  }
}

}  // namespace
}  // namespace tawatur
