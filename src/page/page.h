#pragma once
// The article of a page: what every later stage reads.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/instant.h"
#include "base/span.h"
#include "source/record.h"

namespace tawatur {

enum class FurnitureKind : uint8_t { navigation, related, comments, sharing, advertising, template_text, other };
const char* name_of(FurnitureKind kind);

struct Furniture {
  std::string text;
  FurnitureKind why;
};

struct Page {
  std::string id, source;
  std::optional<std::string> url, outlet, title, byline;
  std::optional<Instant> published, modified;
  std::string language = "und";  // ISO 639-1, "und" where undetermined
  std::string text;  // valid UTF-8, NFC; the title (where the page carries one), then paragraphs divided by single '\n'
  uint32_t title_end = 0;  // bytes: text[0, title_end) is the title's line; 0 where `text` begins with no title
  std::vector<Furniture> furniture;  // in page order
};

struct PageOptions {
  std::optional<Instant> published;  // for pages that carry none
};

/// Makes the article of a record. Errors: empty (no article in it), too_large, unreadable.
Result<Page> read_article(Record record, const PageOptions& options);

}  // namespace tawatur
