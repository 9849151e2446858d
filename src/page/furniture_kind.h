#pragma once
// Kinds of furniture as the list files name them.
#include <string_view>

#include "page/hint.h"
#include "page/page.h"
#include "page/text_block.h"

namespace tawatur {

/// The kind of a name as name_of(FurnitureKind) gives it; `other` for any other name.
FurnitureKind furniture_kind_named(std::string_view name);

/// What a block outside the article is, by the tags and names around it; `other` where they say nothing.
FurnitureKind furniture_kind_of(const Document& document, const std::vector<HintSet>& hints, const Block& block);

}  // namespace tawatur
