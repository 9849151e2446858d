#pragma once
// What the signs of two pages say: is one made from the other, or both from a third, and how?
#include <optional>

#include "lineage/lineage.h"
#include "lineage/model.h"

namespace tawatur {

inline constexpr size_t least_retold_words = 75;  // in fewer two people tell one event alike

struct Verdict {
  Relation relation;
  float score;  // LineageLink::score
};

/// None where the pages are independent. `words_shorter`: words of the shorter page. Pure.
std::optional<Verdict> judge(const LineageSigns& signs, size_t words_shorter,
                             const LineageModel& model = LineageModel::built_in());

}  // namespace tawatur
