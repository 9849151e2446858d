#pragma once
// Small texts of a page (titles, names, labels) made comparable.
#include <string>
#include <string_view>

namespace tawatur {

/// White space runs as one space, none at the ends.
std::string collapsed(std::string_view text);

/// Text in which a page escaped its markup once too often ("R&#038;D"), read once more; collapsed.
std::string unescaped(std::string_view text);

/// A name as sites squeeze it into their address: folded, letters and digits alone.
std::string squeezed(std::string_view text);

/// The host of an address without "www."; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace tawatur
