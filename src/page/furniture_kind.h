#pragma once
// Kinds of furniture as the list files name them.
#include <string_view>

#include "page/page.h"

namespace tawatur {

/// The kind of a name as name_of(FurnitureKind) gives it; `other` for any other name.
FurnitureKind furniture_kind_named(std::string_view name);

}  // namespace tawatur
