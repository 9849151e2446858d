#pragma once
// What is measured of each text block so that a learnt model can tell article from furniture. Nothing here depends on a
// language: layout, markup, the makers' class names, punctuation, repetition, and what the page tells about itself.
#include "page/block_view.h"
#include "page/feature_table.h"

namespace tawatur {

/// Columns of describe_blocks.
inline constexpr uint32_t block_feature_count = 151;
/// The column of capitals' share: no_value where the page's script has none.
inline constexpr uint32_t capitals_feature = 4;

/// Linear in nodes and blocks.
FeatureTable describe_blocks(const BlockView& view);

/// Its parts. Each adds columns, the same number for every page.
void describe_shape(FeatureTable& table, const BlockView& view);       // a block's own text and element
void describe_place(FeatureTable& table, const BlockView& view);       // the elements around it, where it stands
void describe_candidates(FeatureTable& table, const BlockView& view);  // where simple rules would put the article
void describe_likeness(FeatureTable& table, const BlockView& view);    // to title, summary, JSON-LD, other blocks
void describe_neighbours(FeatureTable& table, const BlockView& view);  // the blocks before and behind

}  // namespace tawatur
