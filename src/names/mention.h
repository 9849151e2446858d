#pragma once
// Names as one page mentions them.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "page/page.h"

namespace tawatur {

enum class EntityKind : uint8_t { person, place, organisation, other };
const char* name_of(EntityKind kind);

inline constexpr uint32_t no_index = UINT32_MAX;

enum class Gender : uint8_t { unknown, masculine, feminine };

struct Mention {
  ByteSpan span;     // the name alone: no clitics و ف ب ل ك, no title or role
  TokenSpan tokens;  // the tokens it lies on
  EntityKind kind = EntityKind::other;
  ByteSpan role;  // title or description beside the name ("وزير الخارجية الروسي"); empty where none
  Gender gender = Gender::unknown;  // of persons, where name, title or verb shows it
  uint32_t local = 0;  // mentions of one page with one `local` mean the same; 0, 1, 2 … in order of first mention
};

class Tagger;

/// Spans and kinds of the names of a text as `tagger` and the page's own evidence show them; without roles and `local`.
/// Training reads the news with it.
std::vector<Mention> read_mentions(std::string_view text, const Analysis& analysis, const Tagger& tagger);

/// All names of a page in text order, not overlapping, joined within the page (`local`). Pure function; thread-safe.
std::vector<Mention> find_mentions(const Page& page, const Analysis& analysis);

}  // namespace tawatur
