#include "base/utf8.h"

#include <gtest/gtest.h>

#include "base/fold.h"

namespace tawatur {
namespace {

TEST(Utf8, ReplacesIllFormedBytes) {
  EXPECT_EQ(make_valid_utf8("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(make_valid_utf8("\xD9"), "\xEF\xBF\xBD");
  EXPECT_EQ(make_valid_utf8("سلام"), "سلام");
}

TEST(Utf8, IndexCountsCodePoints) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "سa";
  const CodePointIndex index(text);
  EXPECT_EQ(index.at(0), 0u);
  EXPECT_EQ(index.at(3), 2u);
  EXPECT_EQ(index.at(static_cast<uint32_t>(text.size())), 200u);
}

TEST(Fold, BringsSpellingsTogether) {
  EXPECT_EQ(folded("الأُولى"), folded("الاولي"));
  EXPECT_EQ(folded("٢٠١٨"), "2018");
  EXPECT_EQ(folded(folded("مسؤولة")), folded("مسؤولة"));
}

}  // namespace
}  // namespace tawatur
