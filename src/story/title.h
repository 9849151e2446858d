#pragma once
#include "story/page_graph.h"

namespace tawatur {

/// The page whose title says best what all of `pages` report: its words are those of the others' titles and leads, and
/// it is neither a word or two nor a long line. Linear in the pages' terms.
uint32_t clearest_title(const Corpus& corpus, const PageGraph& graph, std::span<const uint32_t> pages);

}  // namespace tawatur
