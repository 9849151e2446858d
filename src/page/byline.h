#pragma once
// Texts of bylines: what stands before, behind and beside a name.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "page/page_lines.h"

namespace tawatur {

enum class BylineLabel : uint8_t { none, author, other };  // other: editors, reviewers, photographers

/// A byline's label at the front of a text ("by", "Written by:", "بقلم"), and where the name begins.
struct LabelledName {
  BylineLabel label = BylineLabel::none;
  size_t begin = 0;  // bytes; size of the text where the label is all of it
};
LabelledName find_label(std::string_view text);

/// A byline without "by", "كتب:", "View all posts by" and the like, without what follows a name (dates, "5 min read",
/// bars); empty where nothing of a name is left, as of "admin" or an address.
std::string clean_byline(std::string_view byline);

/// Whom a page credits where nobody signs it: the agency in a line "المصدر: …". Empty where no line does.
std::string credited_source(std::span<const PageLine> lines);

}  // namespace tawatur
