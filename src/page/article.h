#pragma once
// Which blocks of a page are the article.
#include <vector>

#include "page/blocks.h"

namespace tawatur {

/// One verdict for each block: true where it is part of the article's body. `title` helps to find where it begins.
/// Finds the element whose text is most worth reading and keeps the paragraphs, subheads and lists it holds.
std::vector<bool> choose_article(const Document& document, const std::vector<Block>& blocks, std::string_view title);

}  // namespace tawatur
