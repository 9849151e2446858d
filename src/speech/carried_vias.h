#pragma once
// Through whom the later statements of one interview or report came: said once, true until its speaker is heard
// elsewhere.
#include <vector>

#include "speech/draft.h"
#include "speech/tagged_text.h"

namespace tawatur {

/// Gives statements without a way of their own the media that the same speaker's statement before came through.
/// A wire that passed on what a speaker went on to say has what he said right before as well.
/// Linear in the drafts.
void carry_vias(const TaggedText& text, std::vector<Draft>& drafts);

}  // namespace tawatur
