#pragma once
// Two parts of a group beside each other: the signs that both report one event.
#include <array>

#include "story/group_view.h"

namespace tawatur {

enum class JoinSign : uint8_t {
  level,   // mean likelihood where crowds count
  event,   // mean likelihood of one event
  best,    // of the likeliest pair
  thread,  // mean likelihood of one topic
  best_of_small,
  best_of_big,  // mean over a part's pages of each one's likeliest partner
  big,
  small,
  both,  // logarithms of the pages
  cohesion_big,
  cohesion_small,  // mean likelihood within a part; 1 for a page alone
  cohesion,        // event beside the weaker cohesion
  level_least,
  level_most,   // at which the two parts were joined themselves; 1 for a page alone
  level_ratio,  // level beside level_least
  title_of_small,
  title_of_big,   // share of one part's titles, weighed by rarity, that titles and leads of the other have
  titles_shared,  // what both parts' titles have, of the shorter
  names_of_small,
  names_of_big,  // the same of the names in titles
  novel,         // share of the small part's titles that the big part nearly lacks
  anchor,        // rarity of the word that most of the small part's titles have and the big part lacks
  lead_cosine,   // of the mean title and lead
  hours_later,   // the small part's mean time after the big part's; 0 where unknown
  hours_between,
  hours_big,
  hours_small,  // hours from a part's first page to its last
  count
};
inline constexpr size_t join_sign_count = static_cast<size_t>(JoinSign::count);
using JoinSigns = std::array<float, join_sign_count>;

/// A part of a group with what its titles and leads say.
struct StoryPart {
  struct Word {
    uint32_t key;
    float rarity;
    float title, open;  // pages that have it in the title; in title or lead
    bool name;
  };
  std::vector<uint32_t> pages;  // ascending
  std::vector<Word> words;      // by key
  double inner = 0;             // likelihoods of one event of all pairs, summed
  double level = 1;             // at which it was joined
  double day_sum = 0, first_day = 0, last_day = 0;
  uint32_t dated = 0;
};

StoryPart part_of(const GroupView& view, uint32_t page);
StoryPart joined(const GroupView& view, const StoryPart& a, const StoryPart& b, double level);
/// Symmetric. Costs the pairs between the parts and their words.
JoinSigns join_signs(const GroupView& view, const StoryPart& a, const StoryPart& b, double level);

}  // namespace tawatur
