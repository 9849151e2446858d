#include "dossier/visual_order.h"

#include <gtest/gtest.h>

#include "dossier/wrap.h"

namespace tawatur {
namespace {

TEST(VisualOrder, LeavesLeftToRightLinesAlone) { EXPECT_EQ(visual_line("plain text, 12", 40), "plain text, 12"); }

TEST(VisualOrder, ReversesAndJoinsArabic) {
  // seen, meem in logical order: initial seen, final meem; on the screen the meem comes first from the left
  EXPECT_EQ(visual_line("سم", 4), "  \uFEE2\uFEB3");
}

TEST(VisualOrder, KeepsNumbersReadableAndMirrorsBrackets) {
  const std::string line = visual_line("(قتل 12)", 20);
  EXPECT_NE(line.find("12"), std::string::npos);
  EXPECT_EQ(display_width(line), 20u);
  EXPECT_LT(line.find('('), line.find("12"));
}

}  // namespace
}  // namespace tawatur
