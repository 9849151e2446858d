#pragma once
// Titles beside each other in other words.
#include "story/profile.h"

namespace tawatur {

/// Shares of each page's title, and of its words that are no names, that some word of the other's says as well or
/// nearly.
struct TitleMeanings {
  float of_a = 0, of_b = 0, act_of_a = -1, act_of_b = -1;
};
/// Costs the product of the titles' words, of which at most 64 each are looked at.
TitleMeanings title_meanings(const PageProfile& a, const PageProfile& b);

}  // namespace tawatur
