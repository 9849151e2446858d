#pragma once
// Whom a page as a whole credits: datelines, sign-offs, bylines, and another medium whose report it retells.
#include <span>
#include <vector>

#include "speech/draft.h"
#include "speech/speakers.h"

namespace tawatur {

std::vector<Credit> find_credits(const TaggedText& text, std::span<const Draft> attributed, const Speakers& speakers);

}  // namespace tawatur
