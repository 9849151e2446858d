#pragma once
// Titles and roles beside a person's name.
#include <span>
#include <string_view>

#include "names/mention.h"

namespace tawatur {

/// Fills `role` and `gender` of person mentions: the noun phrase before the name that a role word heads (وزير الخارجية
/// الروسي سيرغي لافروف), or else the one set off by commas behind it. `mentions` in text order.
void find_roles(std::string_view text, const Analysis& analysis, std::span<Mention> mentions);

}  // namespace tawatur
