#pragma once
// What a name's place and letters say of it as a byline: parts of BylineSigns.
#include <string_view>

#include "page/byline_choice.h"
#include "page/name_surroundings.h"

namespace tawatur {

/// How a name stands in its line.
struct InLine {
  bool label = false, label_inside = false, label_before = false, label_other = false;
  bool whole = false, first = false, later = false, comma = false, joined = false;
};

inline constexpr uint32_t beside_title_bytes = 300, near_title_bytes = 1500;  // of text from the <h1>

/// The signs of where it is seen, instead of those of another place.
void set_place_signs(BylineSigns& signs, const PageLine& line, const Around& around, const InLine& in);

/// The signs of the text itself.
void set_text_signs(BylineSigns& signs, std::string_view name, std::string_view outlet);

}  // namespace tawatur
