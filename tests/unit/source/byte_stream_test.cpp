#include "source/byte_stream.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(BufferedReader, LinesAcrossBlocksOfAnySize) {
  for (size_t block = 1; block < 9; ++block) {
    BufferedReader in(memory_stream("one\n\nthree\nlast", block));
    for (const std::string_view expected : {"one", "", "three", "last"}) {
      const auto line = in.read_line(100);
      ASSERT_TRUE(line && *line);
      EXPECT_EQ((*line)->bytes, expected);
      EXPECT_EQ((*line)->complete, expected != "last");
    }
    EXPECT_FALSE(*in.read_line(100));
  }
}

TEST(BufferedReader, PassesOverLinesThatAreTooLong) {
  for (size_t block : {1, 3, 64}) {
    BufferedReader in(memory_stream("ab\n" + std::string(1000, 'x') + "\ncd\n", block));
    EXPECT_EQ((*in.read_line(10))->bytes, "ab");
    EXPECT_TRUE((*in.read_line(10))->too_long);
    EXPECT_EQ((*in.read_line(10))->bytes, "cd");
    EXPECT_FALSE(*in.read_line(10));
  }
}

TEST(BufferedReader, PeekTakesNothing) {
  BufferedReader in(memory_stream("abcdef", 2));
  EXPECT_EQ(in.peek(3)->substr(0, 3), "abc");
  in.take(1);
  EXPECT_EQ(in.peek(100).value(), "bcdef");
  EXPECT_EQ(in.read_all(100).value(), "bcdef");
}

TEST(BufferedReader, ReadAllHasALimit) {
  BufferedReader in(memory_stream(std::string(1000, 'x'), 10));
  const auto all = in.read_all(100);
  ASSERT_FALSE(all);
  EXPECT_EQ(all.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace tawatur
