#pragma once
// Titles tell again, in fewer words, what their articles tell: they are no tellings of their own.
#include <span>

#include "claim/profile.h"

namespace tawatur {

/// Sets Profile::body of the titles of one page. `page`: its statements; `first`: the index of the first among all.
/// Titles that tell what their article does not are compared like any other statement. Cost: title times body
/// statements.
void set_bodies(std::span<Profile> page, uint32_t first);

}  // namespace tawatur
