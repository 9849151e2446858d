#pragma once
// What a page says about itself, apart from the article.
#include <optional>
#include <string>

#include "base/instant.h"
#include "page/document.h"

namespace tawatur {

struct Metadata {
  std::optional<std::string> title, outlet, byline, url, language;
  std::optional<Instant> published, modified;
  std::string article_body;  // JSON-LD articleBody; empty where there is none
};

/// From JSON-LD, <meta>, <link>, <time>, <h1> and <title>, in this order of trust. What the page does not tell stays
/// empty.
Metadata read_metadata(const Document& document);

/// A title without the site's name at its end or beginning ("… | Site", "Site :: …"). `outlet` helps where it is known.
std::string without_site_name(std::string_view title, std::string_view outlet);

/// A byline without "by", "كتب:" and the like; empty where nothing of a name is left.
std::string clean_byline(std::string_view byline);

}  // namespace tawatur
