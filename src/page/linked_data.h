#pragma once
// JSON-LD (schema.org) as pages carry it in <script type="application/ld+json">.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace tawatur {

/// What a date in linked data is told of.
enum class LinkedDateOf : uint8_t { article, page, other };  // other: products, videos, events

struct LinkedDate {
  Instant instant;
  LinkedDateOf of = LinkedDateOf::other;
  bool modified = false;
};

/// Gathered over all scripts of a page; of what several objects tell, the first counts.
struct LinkedData {
  std::optional<std::string> title, outlet, language;
  std::vector<std::string> authors;
  std::string article_body;
  std::vector<LinkedDate> dates;  // in page order
  bool has_article = false, is_news = false;

  /// Adds one script's objects. A script that is no JSON gives its dates at least. simdjson bounds the depth; linear.
  void read(std::string_view script);
};

}  // namespace tawatur
