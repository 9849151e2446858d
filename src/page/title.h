#pragma once
// The headline of a page, without the site's name.
#include <span>
#include <string>
#include <string_view>

#include "page/page_lines.h"

namespace tawatur {

/// A title without the site's name at its end or beginning ("… | Site", "Site :: …"). `outlet` helps where it is known.
std::string without_site_name(std::string_view title, std::string_view outlet);

/// What a page offers as its title.
struct TitleSources {
  std::string_view linked;                 // linked data's headline
  std::span<const std::string_view> meta;  // <meta> titles, in order of trust; empty ones are skipped
  std::string_view document;               // <title>
  std::string_view heading;                // the first <h1>
  std::span<const PageLine> lines;         // what readers see
};

/// The best of them; empty where there is none. The heading is what readers see; what stands in the page's head is
/// often worded for search engines. A heading that has nothing of the other is a section's or the site's.
std::string choose_title(const TitleSources& sources, std::string_view outlet);

}  // namespace tawatur
