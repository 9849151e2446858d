#pragma once
// Families from links: what is one text is one family; what only quotes or retells it hangs on one member and welds
// nothing, and a round-up of two texts is neither.
#include <vector>

#include "lineage/lineage.h"

namespace tawatur {

/// Families in order of their first page. A link whose other page belongs elsewhere (a round-up that shares passages
/// with several) stands in the family of the page nearer the origin. Does not depend on the order of `links`.
std::vector<Family> group_families(const Corpus& corpus, std::vector<LineageLink> links);

}  // namespace tawatur
