#pragma once
// The signs by which two pages are judged (lineage/model.h): what their texts and their tellings have in common.
#include "lineage/alignment.h"
#include "lineage/model.h"
#include "lineage/telling.h"

namespace tawatur {

/// What the texts of two pages have in common: their passages.
struct TextOverlap {
  const Alignment& alignment;
  const WordSequence& a;
  const WordSequence& b;
};

/// Symmetric in the two pages. Costs sentences × sentences and words + words.
LineageSigns compare_tellings(const Telling& a, const Telling& b, const TextOverlap& overlap);

}  // namespace tawatur
