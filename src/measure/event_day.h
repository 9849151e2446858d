#pragma once
// The day of an event that a time refers to (منذ الإطاحة بالحكومة) and another sentence of the page dates.
#include <span>

#include "measure/time_scanner.h"

namespace tawatur {

/// The hit that dates the event named behind منذ of hits[index]: one that stands in the same clause (منذ لقائه الرئيس
/// في مايو), else the full day in the sentence that shares most words with the event, two at least and the first of
/// them. Null where there is none. O(hits × tokens of their sentences, both bounded).
const TimeHit* day_of_event(const Analysis& analysis, std::span<const Word> words, std::span<const TimeHit> hits,
                            size_t index);

}  // namespace tawatur
