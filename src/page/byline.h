#pragma once
// Who signed a page.
#include <string>
#include <string_view>

#include "page/document.h"

namespace tawatur {

/// A byline without "by", "كتب:" and the like; empty where nothing of a name is left.
std::string clean_byline(std::string_view byline);

/// Whether an element's class, itemprop, rel or id says that it holds a byline.
bool is_byline_element(const Document& document, NodeIndex element);

/// The name in an element that holds a byline: its first link of a few words, else its text up to a date or a bar.
/// Empty where there is no name.
std::string byline_in(const Document& document, NodeIndex element);

}  // namespace tawatur
