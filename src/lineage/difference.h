#pragma once
// What changed between two pages of one text: for showing them side by side.
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "reading/reading.h"

namespace tawatur {

enum class Change : uint8_t {
  kept,
  only_here,  // only on this page: dropped by the other where this is `from`, added where this is `to`
  reworded,   // inside a common passage, other words
  number,     // the same, where it matters: a quantity or date,
  name,       // a name,
  negation,   // a word that denies,
  hedge,      // a word that hedges
};
const char* name_of(Change change);
/// Whether a small edit of this kind may change what the text says: number, name, negation, hedge.
bool changes_meaning(Change change);

struct ChangedSpan {
  ByteSpan span;
  Change change = Change::kept;
};

struct TextDifference {
  std::vector<ChangedSpan> from, to;  // in text order, not overlapping; all words of the page are covered
};

/// Computed on demand, nothing is stored. Costs about the alignment of the two pages.
TextDifference difference_between(const Reading& from, const Reading& to);

}  // namespace tawatur
