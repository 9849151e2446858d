#pragma once
// Through what a statement passed: "لقناة الجزيرة", "في بيان", "عبر تويتر", "نقلا عن".
#include <vector>

#include "speech/source.h"

namespace tawatur {

/// Media and channels named in the stretch between a cue and its content, in order. Linear in the stretch.
void find_vias(const TaggedText& text, TokenSpan stretch, std::vector<Source>& vias);

}  // namespace tawatur
