#pragma once
// Two pages beside each other: the signs that they report one event.
#include <array>

#include "story/profile.h"

namespace tawatur {

enum class StorySign : uint8_t {
  cosine,       // of all words, weighed by rarity and place
  lead_cosine,  // of title and lead
  title_cosine,
  title_in_lead_least,
  title_in_lead_most,  // share of a title's weight that the other's title and lead have; of both ways
  title_in_page_least,
  title_in_page_most,  // share that the other page has anywhere
  lead_in_page_least,
  lead_in_page_most,
  title_meaning_least,
  title_meaning_most,   // like title_in_lead, but words of like use count in part
  meaning,              // cosine of the pages' latent vectors
  opening_meaning,      // of those of title and lead
  name_cosine,          // of the words in names
  title_names_missing,  // share of the names in the titles that the other page lacks, of the worse way
  numbers_shared,       // share of the numbers' weight
  rarest_shared,        // rarity of the third rarest word that both have
  rare_lead_shared,     // sum of rarities in common of title and lead
  wording,              // share of the shorter page's neighbouring words that the other has
  length_ratio,         // of the longer to the shorter, logarithm
  shorter,
  longer,              // logarithms of the words
  same_outlet,         // 1 where both outlets are known and one, else 0
  hours_apart,         // logarithm; negative where unknown: a time is missing, or both are one second
  title_names_shared,  // share of the weight of both titles' names that is in both
  weekdays_agree,      // these three of what the texts tell: told_days.h
  dates_agree,
  months_apart,
  count
};
inline constexpr size_t story_sign_count = static_cast<size_t>(StorySign::count);
using StorySigns = std::array<float, story_sign_count>;
const char* name_of(StorySign sign);

/// Whether the times of publication say how far apart the pages are. They do not where one is missing, nor where both
/// are one second: feeds that lost their pages' times give all of them the one of their reading.
bool times_tell(const PageProfile& a, const PageProfile& b);

/// Symmetric in its arguments. Linear in the pages' terms.
StorySigns story_signs(const PageProfile& a, const PageProfile& b);

}  // namespace tawatur
