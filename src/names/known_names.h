#pragma once
// Names that mean the same wherever they stand (data/known.tsv, and the names of several words in data/aliases.tsv).
#include "language/analysis.h"
#include "names/mention.h"

namespace tawatur {

struct KnownName {
  EntityKind kind = EntityKind::other;
  TokenIndex end = 0;  // behind the name
};

/// The longest known name that begins at token `i` and ends before `end`; its `end` is `i` where there is none.
/// Proclitics before its first word do not matter. O(words of the name).
KnownName known_name_at(const Analysis& analysis, TokenIndex i, TokenIndex end);

}  // namespace tawatur
