#pragma once
// Lines of a .txt page, and what a line alone tells of being furniture.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace tawatur {

struct PlainLine {
  std::string text;    // white space runs as one space, none at the ends
  std::string folded;  // base/fold.h
  uint32_t words = 0, letters = 0;
  bool ends_sentence = false;
};

/// The lines that hold anything. Linear.
std::vector<PlainLine> plain_lines(std::string_view text);

/// A bar of a site's controls or sections and nothing else ("0 تعليق ارسل طباعة", "الرئيسيةسياسةرياضة"), whether its
/// words stand apart or glued together.
std::optional<FurnitureKind> bar_kind(const PlainLine& line);

/// A short line in which the site speaks to its readers of itself ("تابعوا قناتنا على تيليغرام").
bool speaks_to_readers(const PlainLine& line);

/// What stands behind "أخبار ذات صلة", "موضوع متعلق" and the like at the front of a line; none where no such words are.
std::optional<std::string_view> behind_related_header(const PlainLine& line);

/// The trail to a page or a row of controls, with marks between its short parts: "الأخبار » الشرق الأوسط".
bool is_trail(const PlainLine& line);

/// Digits and marks alone, not in brackets.
bool is_number(const PlainLine& line);

/// A short line with an address of electronic mail: how to reach the site.
bool has_mail_address(const PlainLine& line);

/// Hashtags and nothing else, two or more.
bool is_hashtags(const PlainLine& line);

/// Items of a menu or links glued together without spaces: ة and ى stand at the end of a word only, and no Latin word
/// has a capital behind a small letter.
bool looks_glued(const PlainLine& line);

/// "0 تعليق", "12 comments": a count and nothing else.
bool is_comment_count(const PlainLine& line);

/// "قائمة 2 من 4…": an item of a numbered list of other stories, read out for screen readers.
bool is_numbered_item(std::string_view folded_line);

/// Nothing but marks: "-----", "* * *". A single mark is a list's bullet.
bool is_divider(const PlainLine& line);

/// A clock alone, with the words that go with it.
bool is_clock(const PlainLine& line);

/// A line of dates and the words that go with them (a clock, a weekday, "published"): nothing of the article.
bool is_dateline(const PlainLine& line);

}  // namespace tawatur
