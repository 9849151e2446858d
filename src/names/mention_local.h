#pragma once
// Which mentions of one page mean the same.
#include <span>
#include <string_view>

#include "names/mention.h"

namespace tawatur {

/// Fills `local`: same folded spelling, a person's parts of the name told in full elsewhere on the page, an acronym in
/// brackets behind what it shortens. Near-linear.
void join_locally(std::string_view text, const Analysis& analysis, std::span<Mention> mentions);

}  // namespace tawatur
