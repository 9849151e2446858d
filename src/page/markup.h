#pragma once
// A first pass over the bytes of an HTML page, before the parser: takes out what no later step reads (scripts, style
// sheets, drawings, comments: about half of the bytes of today's pages) and bounds what a hostile page could cost the
// parser.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tawatur {

struct MarkupLimits {
  size_t tag_bytes = 8192;    // of one tag; attributes past it are dropped
  uint32_t depth = 600;       // of open elements; start tags past it are dropped
  size_t elements = 400'000;  // start tags; what comes after is read as text
};

/// What is left of `html` (UTF-8) for the parser: no scripts but those of JSON-LD. Linear in its size on any input:
/// each byte is looked at a bounded number of times.
std::string reduce_markup(std::string_view html, const MarkupLimits& limits = {});

}  // namespace tawatur
