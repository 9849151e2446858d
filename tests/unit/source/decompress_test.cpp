#include "source/decompress.h"

#include <gtest/gtest.h>

#include "packed.h"

namespace tawatur {
namespace {

struct Unpacked {
  std::string bytes;
  std::optional<ErrorCode> error;
};

Unpacked unpack_all(std::string packed, size_t block = 1000, SourceLimits limits = {}) {
  Compression found;
  auto stream = unpack(memory_stream(std::move(packed), block), limits, found);
  if (!stream) return {{}, stream.error().code};
  Unpacked all;
  for (;;) {
    const auto piece = (*stream)->next();
    if (!piece) {
      all.error = piece.error().code;
      return all;
    }
    if (piece->empty()) return all;
    all.bytes += *piece;
  }
}

// A small member goes through libdeflate, one that is longer than the window through zlib: both must agree.
TEST(Decompress, MembersAndFramesOfAnySize) {
  const std::string small = noise(1000), large = noise(3u << 20), wide(8u << 20, 'x');
  EXPECT_EQ(unpack_all(gzipped(small) + gzipped("") + gzipped(large) + gzipped(small)).bytes, small + large + small);
  EXPECT_EQ(unpack_all(zstd_packed(small) + zstd_packed("") + zstd_packed(large)).bytes, small + large);
  SourceLimits trusting;
  trusting.ratio = 1u << 30;
  EXPECT_EQ(unpack_all(gzipped(wide), 7, trusting).bytes, wide);
  EXPECT_EQ(unpack_all(zstd_packed(wide), 7, trusting).bytes, wide);
  EXPECT_EQ(unpack_all(small).bytes, small);
  EXPECT_EQ(unpack_all("").bytes, "");
}

TEST(Decompress, TwoLayersButNoMore) {
  const std::string text = noise(5000);
  EXPECT_EQ(unpack_all(gzipped(zstd_packed(text))).bytes, text);
  EXPECT_EQ(unpack_all(gzipped(gzipped(gzipped(text)))).error, ErrorCode::unsupported);
}

TEST(Decompress, CutAnywhereGivesWhatCameBeforeAndAnError) {
  const std::string text = noise(20000);
  for (const std::string& whole : {gzipped(text), zstd_packed(text)}) {
    for (size_t size = 4; size < whole.size(); size += 97) {
      const Unpacked got = unpack_all(whole.substr(0, size));
      EXPECT_EQ(got.error, ErrorCode::unreadable) << size;
      EXPECT_TRUE(text.starts_with(got.bytes)) << size;
    }
  }
}

TEST(Decompress, GzipTailOfZerosIsNothingOtherBytesAreTold) {
  const std::string text = noise(100);
  EXPECT_EQ(unpack_all(gzipped(text) + std::string(512, '\0')).error, std::nullopt);
  const Unpacked got = unpack_all(gzipped(text) + "garbage");
  EXPECT_EQ(got.bytes, text);
  EXPECT_EQ(got.error, ErrorCode::unreadable);
}

TEST(Decompress, BombsAreStoppedEarly) {
  const std::string blanks(64u << 20, ' ');
  for (const std::string& bomb : {gzipped(blanks), zstd_packed(blanks)}) {
    const Unpacked got = unpack_all(bomb);
    EXPECT_EQ(got.error, ErrorCode::too_large);
    EXPECT_LT(got.bytes.size(), 24u << 20);
  }
}

TEST(Decompress, ZstdDictionaryInFront) {
  const std::string dictionary = noise(4000), text = dictionary.substr(100, 3000) + "end";
  ZSTD_CCtx* context = ZSTD_createCCtx();
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  frame.resize(ZSTD_compress_usingDict(context, frame.data(), frame.size(), text.data(), text.size(), dictionary.data(),
                                       dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  for (const std::string& stored : {dictionary, zstd_packed(dictionary)}) {
    std::string head = "\x5D\x2A\x4D\x18";
    for (int i = 0; i < 4; ++i) head += static_cast<char>(stored.size() >> (8 * i));
    EXPECT_EQ(unpack_all(head + stored + frame + frame).bytes, text + text);
  }
}

}  // namespace
}  // namespace tawatur
