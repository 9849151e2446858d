#pragma once
// Which statement of another page retells a statement.
#include <cstdint>
#include <utility>
#include <vector>

#include "claim/group.h"

namespace tawatur {

/// From and to, indices into the profiles, in order, none twice: each statement and the one that retells it best on
/// each other page, among those it shares a claim with; and sayings of named people that a page which retells the whole
/// other page tells in part of a nameless source's saying. Cost: the pairs.
std::vector<std::pair<uint32_t, uint32_t>> retellings(const ComparedGroup& group);

/// Logarithm of how many more pages are compared than a few; more of them ask for more likeness.
float many(size_t pages);

/// Whether a source is someone the reader could look for.
bool is_named(const ChainLink& link);

}  // namespace tawatur
