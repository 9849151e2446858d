#pragma once
// Laying text out in columns of a terminal.
#include <cstdint>
#include <string>
#include <string_view>

namespace tawatur {

/// Columns that a text takes: marks and invisible characters none, wide characters two.
uint32_t display_width(std::string_view text);

/// Appends `text` to `out`, broken at spaces so that no line is wider than `width` columns, each line after `indent`.
/// A word wider than a line is broken where it must be. Ends with a newline.
void append_wrapped(std::string& out, std::string_view text, uint32_t width, std::string_view first_indent,
                    std::string_view indent);

/// `text` cut to `width` columns at a word, with … where something was left out; line breaks become spaces.
std::string shortened(std::string_view text, uint32_t width);

}  // namespace tawatur
