#pragma once
// What one word alone can be around a statement: by the lists, behind what may be attached to it.
#include <string_view>

#include "speech/tagged_text.h"

namespace tawatur {

/// Sets the classes and the verb of a tag from a word's folded form and from how it is written, which tells some words
/// apart that fold alike. Constant time.
void tag_word(std::string_view form, std::string_view written, TokenTag& tag);

}  // namespace tawatur
