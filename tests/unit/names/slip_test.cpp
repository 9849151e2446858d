#include "names/slip.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Slip, OneLetterMoreLessOrOther) {
  EXPECT_TRUE(is_one_slip("روغن", "روغين"));
  EXPECT_TRUE(is_one_slip("شتاينبرغ", "شتاينبرج"));
  EXPECT_TRUE(is_one_slip("كاراكاس", "كاركاس"));
  EXPECT_TRUE(is_one_slip("بنسودا", "بنسدوا")) << "neighbours changed places";
  EXPECT_FALSE(is_one_slip("روغن", "روغن"));
  EXPECT_FALSE(is_one_slip("لندن", "لبنان"));
  EXPECT_FALSE(is_one_slip("", "مصر"));
}

TEST(Slip, LettersLeftOut) {
  EXPECT_TRUE(is_slip_of("فنزيا", "فنزويلا"));
  EXPECT_FALSE(is_slip_of("فنزويلا", "فنزيا")) << "what is left out is left out of the slip";
  EXPECT_FALSE(is_slip_of("فنلا", "فنزويلا")) << "too short";
  EXPECT_FALSE(is_slip_of("فنزيب", "فنزويلا")) << "another end";
  EXPECT_FALSE(is_slip_of("", ""));
}

}  // namespace
}  // namespace tawatur
