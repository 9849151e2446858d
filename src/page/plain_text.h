#pragma once
// A .txt page: an article with page furniture around and inside it.
#include <cstdint>
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

/// whole_page: as it was pasted; article: somebody has taken most furniture out already.
enum class PlainSource : uint8_t { whole_page, article };

/// Takes page furniture out. Linear. What may be the article stays: an article without furniture loses nothing.
PlainText clean_plain_text(std::string_view text, PlainSource source = PlainSource::whole_page);

}  // namespace tawatur
