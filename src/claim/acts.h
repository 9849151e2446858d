#pragma once
// Kinds of acts that news tells (a death, an arrest, a resignation), whatever words tell them.
#include <cstdint>
#include <vector>

#include "language/analysis.h"

namespace tawatur {

/// Appends the families of acts.tsv that a passage tells: ascending, none twice, numbered in the file's order. Linear.
void append_acts(const Analysis& analysis, TokenSpan passage, std::vector<uint32_t>& out);

}  // namespace tawatur
