#pragma once
// Half-open ranges [begin, end). The unit is part of the type, so that bytes, tokens and code points do not mix.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace tawatur {

template <class Unit>
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(uint32_t at) const { return begin <= at && at < end; }
  constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  constexpr auto operator<=>(const Range&) const = default;
};

/// How many units two ranges share.
template <class Unit>
constexpr uint32_t overlap(Range<Unit> a, Range<Unit> b) {
  const uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

using ByteSpan = Range<struct BytesOfText>;      // into Page::text
using TokenSpan = Range<struct TokensOfPage>;    // into Analysis::tokens
using CodePointSpan = Range<struct CodePoints>;  // what the dossier shows

/// The part of `text` that `span` covers; `span` must lie inside it.
inline std::string_view slice(std::string_view text, ByteSpan span) { return text.substr(span.begin, span.size()); }

}  // namespace tawatur
