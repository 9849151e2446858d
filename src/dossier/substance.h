#pragma once
// How much there is to check in what one origin alone tells.
#include "dossier/dossier.h"

namespace tawatur {

/// Names, numbers and times in the statement, and whether somebody answers for it by name; questions, and clauses that
/// say that something was said, have none. Only for the order in which a reader is shown statements.
uint32_t substance_of(const Reading& reading, const Statement& statement);

}  // namespace tawatur
