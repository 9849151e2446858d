#pragma once
// How much there is to check in what one origin alone tells, and the order that follows from it.
#include <span>
#include <vector>

#include "dossier/dossier.h"

namespace tawatur {

/// Names, numbers and times in the statement, and whether somebody answers for it by name; questions, and clauses that
/// say that something was said, have none. Only for the order in which a reader is shown statements.
uint32_t substance_of(const Reading& reading, const Statement& statement);

/// Claims of a story, what tells of its subjects first, and of these what there is most to check in. What a long page
/// tells of other matters (a press review) stands behind. Linear in the story's mentions and its claims' pages.
void sort_by_substance(const Dossier& dossier, std::span<const PageIndex> story_pages, std::vector<uint32_t>& claims);

}  // namespace tawatur
