#include "dossier/wrap.h"

#include <gtest/gtest.h>

#include "dossier/html_parts.h"

namespace tawatur {
namespace {

TEST(Wrap, MarksTakeNoColumns) {
  EXPECT_EQ(display_width("كَتَبَ"), 3u);
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("新聞"), 4u);
}

TEST(Wrap, NoLineIsWiderThanAsked) {
  std::string out;
  append_wrapped(out, "قال الوزير إن الاتفاق سار منذ منتصف الليل ويلزم الطرفين كليهما", 24, "- ", "  ");
  for (size_t begin = 0; begin < out.size();) {
    const size_t end = out.find('\n', begin);
    EXPECT_LE(display_width(std::string_view(out).substr(begin, end - begin)), 24u);
    begin = end + 1;
  }
  EXPECT_TRUE(out.starts_with("- قال"));
}

TEST(Wrap, BreaksAWordThatFitsNoLine) {
  std::string out;
  append_wrapped(out, std::string(100, 'x'), 20, "", "");
  EXPECT_EQ(std::ranges::count(out, '\n'), 5);
}

TEST(Wrap, ShortensAtAWord) {
  EXPECT_EQ(shortened("واحد اثنان ثلاثة", 12), "واحد اثنان…");
  EXPECT_EQ(shortened("واحد\nاثنان", 40), "واحد اثنان");
}

TEST(Html, EscapesWhatMarkupMeans) {
  EXPECT_EQ(html_escaped("<b a=\"'&'\">"), "&lt;b a=&quot;&#39;&amp;&#39;&quot;&gt;");
}

}  // namespace
}  // namespace tawatur
