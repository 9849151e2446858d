#pragma once
// Whether one page comes from another, how, and which way.
#include <optional>

#include "lineage/candidates.h"
#include "lineage/lineage.h"

namespace tawatur {

/// Compares two pages word by word and telling by telling; none where they are independent. Pure.
std::optional<LineageLink> find_link(const Corpus& corpus, PageIndex a, PageIndex b, const PageTraces& traces_a,
                                     const PageTraces& traces_b);

}  // namespace tawatur
