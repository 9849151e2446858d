#pragma once
// Who stands on the sides of a conflict.
#include <cstdint>
#include <span>

#include "claim/group.h"

namespace tawatur {

/// Adds to each side of a conflict of quantities or states the statements that tell its value and no other side's:
/// members of the claims that it was met in, and of a telling count whatever the pages of the sides tell of it.
/// `about`: unit or topic; `sizes`: values or states of the sides, in order.
void take_in_tellers(const ComparedGroup& group, std::span<const uint32_t> claims, uint64_t about,
                     std::span<const double> sizes, Conflict& conflict);

/// Keeps the statements of a side in order, none twice.
void add_teller(ConflictSide& side, StatementRef ref);

}  // namespace tawatur
