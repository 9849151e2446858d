#pragma once
// What the names that a site's makers gave to an element hint at. They are the makers' words, English on nearly every
// site whatever language it publishes in, so they tell as much about an Arabic page as about any other.
#include <cstdint>
#include <string_view>
#include <vector>

#include "page/document.h"

namespace tawatur {

/// In the order of data/class_words.tsv.
enum class Hint : uint8_t {
  article,
  body,
  title,
  summary,
  byline,
  biography,
  date,
  caption,
  share,
  comment,
  related,
  navigation,
  contents,
  tags,
  side,
  footer,
  header,
  advertising,
  subscribe,
  consent,
  overlay,
  hidden,
  listing,
  quote,
  product,
  note,
  box,
  form,
  media,
  community,
  person,
  meta,
};
inline constexpr size_t hint_count = 32;

using HintSet = uint32_t;  // one bit a Hint
constexpr HintSet bit_of(Hint hint) { return 1u << static_cast<uint8_t>(hint); }

/// Hints of one attribute value: its words are split at other characters and before capitals ("relatedPosts").
HintSet hints_of(std::string_view names);

/// Hints of every node of a document. O(nodes + bytes of distinct attribute values).
std::vector<HintSet> find_hints(const Document& document);

}  // namespace tawatur
