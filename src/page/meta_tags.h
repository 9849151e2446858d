#pragma once
// What a page's <meta> elements tell: Open Graph, Twitter cards, Dublin Core, publishers' own names.
#include <array>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "page/document.h"

namespace tawatur {

/// What a dated <meta> element says of its date.
enum class MetaDateOf : uint8_t { published, vague, modified };  // vague: "date", "dc.date": either

struct MetaDate {
  Instant instant;
  MetaDateOf of;
};

/// Views point into the document. Lists are in order of trust; what is not told is empty.
struct MetaTags {
  std::array<std::string_view, 4> titles, bylines;
  std::vector<MetaDate> dates;            // in page order
  std::vector<std::string_view> authors;  // each from a tag of its own: citation_author, dc.creator
  std::string_view site, url, locale, type;
  std::string_view twitter_label, twitter_data;

  /// Adds one <meta> element. An element that tells a property of an item (itemprop) counts as well.
  void read(const Document& document, NodeIndex meta);
};

}  // namespace tawatur
