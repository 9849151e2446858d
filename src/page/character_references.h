#pragma once
// "&amp;", "&#1575;" and the like in text and attribute values of HTML.
#include <string_view>
#include <vector>

namespace tawatur {

/// Appends `markup` to `out` with its character references replaced; unknown ones stay as they are. Numbers of control
/// characters mean windows-1252's, as browsers take them, or nothing. Never longer than `markup`. Linear.
void append_unescaped(std::vector<char>& out, std::string_view markup);

}  // namespace tawatur
