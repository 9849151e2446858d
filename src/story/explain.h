#pragma once
#include <optional>
#include <string>

#include "story/grouping.h"
#include "story/page_graph.h"

namespace tawatur {

enum class ReasonLanguage : uint8_t { arabic, english };

/// A phrase of data/reasons.tsv.
std::string_view reason_phrase(std::string_view key, ReasonLanguage language);

/// What speaks for and against two pages being of one story, in a line: the likelihood; how their group was judged as a
/// whole, or how alike their groups are; the rare words in common of their openings, what the title of each has that
/// the other page lacks, the days between them.
std::string explain(const Corpus& corpus, const PageGraph& graph, const Grouping& stories, const PageBlocks& blocks,
                    uint32_t a, uint32_t b, ReasonLanguage language);

}  // namespace tawatur
