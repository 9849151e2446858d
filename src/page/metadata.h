#pragma once
// What a page says about itself, apart from the article.
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "page/byline_choice.h"
#include "page/date_choice.h"
#include "page/document.h"

namespace tawatur {

struct Metadata {
  std::optional<std::string> title, outlet, byline, url, language;
  std::optional<Instant> published, modified;
  std::string article_body;  // JSON-LD articleBody; empty where there is none
};

/// From JSON-LD, <meta>, <link>, <time>, what readers see, and the address (`url`: where it is known from elsewhere).
/// What the page does not tell stays empty. Linear in the document.
Metadata read_metadata(const Document& document, std::string_view url = {});

/// The days from which `published` is chosen, for training and for looking into a choice.
std::vector<DateCandidate> published_candidates(const Document& document, std::string_view url = {});

/// The names from which `byline` is chosen, likewise.
std::vector<BylineCandidate> signed_candidates(const Document& document);

}  // namespace tawatur
