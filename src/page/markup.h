#pragma once
// A first pass over the bytes of an HTML page, before the parser: takes out what no later step reads (scripts, style
// sheets, drawings, comments, most attributes) and leaves the parser a skeleton of tags. It is fast, and text and
// attributes of a hostile page never reach the parser.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

struct MarkupLimits {
  size_t tag_bytes = 8192;    // of one tag's attributes; those past it are dropped
  uint32_t depth = 600;       // of open elements; start tags past it are dropped
  size_t elements = 400'000;  // start tags; what comes after is read as text
};

/// A run of text or the value of an attribute, as it stands on the page: bytes.
struct MarkupPiece {
  uint32_t begin = 0, size = 0;
};

/// Tags, with references in place of text and values: "<p class=AAAA>AAAB</p>". White space between tags stays.
struct Skeleton {
  std::string markup;
  std::vector<MarkupPiece> pieces;  // by number
};

/// Letters of a reference to a piece.
inline constexpr size_t reference_size = 4;
/// The number of the piece that a reference names, if it is one.
std::optional<uint32_t> referred_piece(std::string_view reference);

/// Linear in the size of `html` (UTF-8) on any input: each byte is looked at a bounded number of times. Of scripts only
/// JSON-LD is kept, as one piece.
Skeleton make_skeleton(std::string_view html, const MarkupLimits& limits = {});

}  // namespace tawatur
