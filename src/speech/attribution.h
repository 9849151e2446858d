#pragma once
// Statements that somebody is named for: verbs with what they introduce, prepositional attributions, quotations without
// a cue.
#include <vector>

#include "speech/draft.h"
#include "speech/speakers.h"

namespace tawatur {

/// All attributed statements of a page, in the order of their cues. One pass over the sentences; every look ahead is
/// bounded.
std::vector<Draft> find_attributed(const TaggedText& text, Speakers& speakers);

}  // namespace tawatur
