#pragma once
// Which language a text is in (CLD2).
#include <string>
#include <string_view>

namespace tawatur {

/// ISO 639-1 code; "und" where the text is too short or mixed. `declared` (a page's own lang, may be empty) only helps
/// where the text leaves it open.
std::string detect_language(std::string_view text, std::string_view declared);

}  // namespace tawatur
