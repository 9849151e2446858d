#include "page/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <filesystem>

#include "source/source.h"

namespace tawatur {
namespace {

std::string encoded(std::string_view text, const char* charset) {
  const icu::UnicodeString u =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string out(text.size() * 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  const int32_t size =
      ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), u.getBuffer(), u.length(), &status);
  ucnv_close(converter);
  out.resize(static_cast<size_t>(size));
  return out;
}

constexpr std::string_view sentence = "قالت وزارة الصحة إن المستشفى استقبل أربعين مصابا، بينهم سبعة في حال حرجة.";

TEST(Charset, FindsArabicCharsetsThatNobodyDeclares) {
  for (const char* charset : {"windows-1256", "ISO-8859-6", "UTF-8"})
    EXPECT_EQ(decode_page(encoded(sentence, charset), "").text, sentence) << charset;
}

/// Whether every letter has a place in the charset: what has none comes back as the substitute.
bool holds(std::string_view text, const std::string& bytes, const char* charset) {
  return decode_page(bytes, std::string("text/plain; charset=") + charset).text == text;
}

TEST(Charset, FindsThemInRealNews) {
  const std::filesystem::path folder = TAWATUR_SOURCE_DIR "/../shared/data/news";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no ../shared";
  constexpr size_t most_pages = 400, least_bytes = 300;
  size_t tried = 0, pages = 0;
  const std::string inputs[] = {folder.string()};
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record || record->bytes.size() < least_bytes) return true;
    for (const char* charset : {"windows-1256", "ISO-8859-6"}) {
      const std::string bytes = encoded(record->bytes, charset);
      if (!holds(record->bytes, bytes, charset)) continue;
      ++tried;
      EXPECT_EQ(decode_page(bytes, "").text, record->bytes) << charset << ": " << record->id;
    }
    return ++pages < most_pages;
  });
  EXPECT_GT(tried, most_pages / 4);
}

TEST(Charset, TrustsTheHeaderAndTheMetaTag) {
  EXPECT_EQ(decode_page(encoded(sentence, "windows-1256"), "text/html; charset=windows-1256").text, sentence);
  const std::string head = "<html><head><meta charset=\"windows-1256\"></head>";
  EXPECT_EQ(decode_page(head + encoded(sentence, "windows-1256"), "").text, head + std::string(sentence));
}

TEST(Charset, TextThatIsUtf8IsUtf8WhateverItDeclares) {
  EXPECT_EQ(decode_page(sentence, "text/html; charset=iso-8859-1").text, sentence);
}

TEST(Charset, ReadsByteOrderMarks) {
  EXPECT_EQ(decode_page("\xEF\xBB\xBF"
                        "abc",
                        "")
                .text,
            "abc");
  EXPECT_EQ(decode_page("\xFF\xFE" + encoded(sentence, "UTF-16LE"), "").text, sentence);
}

TEST(Charset, WesternTextIsNotTakenForArabic) {
  const std::string french = "Le Premier ministre a déclaré que la réunion était « très utile » à tous égards.";
  EXPECT_EQ(decode_page(encoded(french, "windows-1252"), "").text, french);
}

}  // namespace
}  // namespace tawatur
