#pragma once
// Pieces of the HTML dossier that stand by themselves.
#include <span>
#include <string>
#include <string_view>

#include "dossier/view.h"

namespace tawatur {

/// Text made safe for element content and for attributes in double quotes.
std::string html_escaped(std::string_view text);

/// Both wordings of a label, of which the style shows one.
std::string html_label(std::string_view key);

/// id of a page's and of a sentence's element.
std::string html_anchor(PageIndex page);
std::string html_anchor(PageIndex page, uint32_t sentence);

/// The family drawn as a graph: the origin at the start (right), time along the axis, one row a page. SVG.
std::string family_graph(const View& view, const Family& family);

/// Two pages side by side; what only one of them has is marked.
std::string side_by_side(const View& view, const LineageLink& link);

}  // namespace tawatur
