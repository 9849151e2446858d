#pragma once
// Bytes of a page → UTF-8, whatever charset it says or does not say.
#include <string>
#include <string_view>

namespace tawatur {

struct Decoded {
  std::string text;     // valid UTF-8, not normalised
  std::string charset;  // the charset it was read as, in ICU's spelling
};

/// Order of trust: byte order mark; valid UTF-8 with any non-ASCII letter; the HTTP header; the page's own <meta>;
/// detection by which of the likely charsets gives the most plausible letters. Linear; ill-formed sequences become
/// U+FFFD.
Decoded decode_page(std::string_view bytes, std::string_view content_type);

/// The value of charset= in a header or a <meta>; empty where there is none.
std::string_view declared_charset(std::string_view text);

}  // namespace tawatur
