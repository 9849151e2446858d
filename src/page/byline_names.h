#pragma once
// Several names in one byline.
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

/// The names of a list ("A B, C D and E F"); fewer than two where a piece does not look like a name of a person.
std::vector<std::string> names_of_list(std::string_view text);

/// "A B, C D".
std::string joined(const std::vector<std::string>& names);

/// Words of a byline for comparing: folded, sorted, without "by" and "and".
std::vector<std::string> byline_words(std::string_view byline);

}  // namespace tawatur
