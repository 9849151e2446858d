// What holds of any page: spans lie inside the text, in order, on code point borders, and lead back to what was meant.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "reading/reading.h"

namespace tawatur {
namespace {

/// Text drawn from pieces that trip tokenisers: marks, quotes that never close, digits of three scripts, Latin, emoji,
/// odd spaces.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{"قال",        "وأضاف",
                                               "الرئيس",     "إن",
                                               "«",          "»",
                                               "\"",         "”",
                                               ".",          "،",
                                               "؟",          "…",
                                               "\n",         " ",
                                               "\u00A0",     "١٢",
                                               "12",         "۳",
                                               "1,250.5",    "أ.ف.ب",
                                               "د.",         "AK-47",
                                               "إس-300",     "كَتَبَ",
                                               "ـــ",        "https://a.example/x?y=1",
                                               "#وسم_طويل",  "😀",
                                               "\u200F",     "(",
                                               ")",          "-",
                                               "أمس",        "الثلاثاء",
                                               "مئتين",      "عشرات الآلاف",
                                               "2018-03-21", "رويترز",
                                               "لوكالة",     "نقلا عن",
                                               "x",          "é",
                                               "漢字",       "%",
                                               "$"};
  std::string out;
  for (int i = 0; i < 200; ++i) {
    out += pieces[random() % pieces.size()];
    if (random() % 3 != 0) out += ' ';
  }
  return out;
}

void expect_span(const std::string& text, ByteSpan span) {
  ASSERT_LT(span.begin, span.end);
  ASSERT_LE(span.end, text.size());
  const auto inside_a_code_point = [&](uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  ASSERT_FALSE(inside_a_code_point(span.begin));
  ASSERT_FALSE(inside_a_code_point(span.end));
}

TEST(Offsets, HoldForAnyText) {
  std::mt19937 random(20260312);
  for (int round = 0; round < 300; ++round) {
    Page page;
    page.id = "p", page.outlet = "منفذ", page.language = "ar";
    page.text = to_nfc(random_text(random));
    page.published = parse_instant("2026-03-12T10:00:00+03:00");
    const std::string text = page.text;
    const Reading r = read_page(std::move(page));
    uint32_t end = 0;
    for (const Token& t : r.analysis.tokens) {
      expect_span(text, t.span());
      ASSERT_GE(t.begin, end);
      end = t.end;
      ASSERT_LE(t.proclitic_size + t.enclitic_size, t.folded_size);
    }
    uint32_t token = 0;
    for (const Sentence& s : r.analysis.sentences) {
      ASSERT_EQ(s.tokens.begin, token) << "sentences cover all tokens in order";
      ASSERT_LT(s.tokens.begin, s.tokens.end);
      token = s.tokens.end;
      expect_span(text, s.span);
    }
    ASSERT_EQ(token, r.analysis.tokens.size());
    for (const Mention& m : r.mentions) expect_span(text, m.span);
    for (const Number& n : r.numbers) expect_span(text, n.span);
    for (const TimeMention& t : r.times) expect_span(text, t.span);
    for (const Statement& s : r.speech.statements) {
      expect_span(text, s.span);
      ASSERT_FALSE(s.chain.empty());
      ASSERT_EQ(s.chain.back().role, LinkRole::outlet);
      for (const ChainLink& link : s.chain) ASSERT_TRUE(link.mention == no_index || link.mention < r.mentions.size());
      ASSERT_LT(s.sentence, r.analysis.sentences.size());
    }
  }
}

}  // namespace
}  // namespace tawatur
