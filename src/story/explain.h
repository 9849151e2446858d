#pragma once
#include <string>

#include "story/page_graph.h"

namespace tawatur {

/// What speaks for and against two pages being of one story, in a line: the likelihood, the rare words in common of
/// their openings, what the one's title has that the other lacks, the days between them.
std::string explain(const Corpus& corpus, const PageGraph& graph, uint32_t a, uint32_t b);

}  // namespace tawatur
