#pragma once
// A .txt page: an article with page furniture around and inside it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "page/page.h"

namespace tawatur {

struct PlainText {
  std::string title;  // the first line of the article where it reads as a title; empty otherwise
  std::string body;   // paragraphs divided by '\n', without the title
  std::vector<Furniture> furniture;
  std::optional<Instant> published;  // of a line that holds only a date, right below the title
};

/// Takes page furniture out. Linear. What may be the article stays: an article without furniture loses nothing.
PlainText clean_plain_text(std::string_view text);

}  // namespace tawatur
