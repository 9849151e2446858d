#pragma once
// Two pages beside each other: the signs that they report one event.
#include <array>

#include "story/key_table.h"
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
  hours_apart,         // logarithm; not_told() where the times tell nothing
  title_names_shared,  // share of the weight of both titles' names that is in both
  weekdays_agree,      // these three of what the texts tell: told_days.h
  dates_agree,
  months_apart,
  open_persons_shared,  // of the persons of title and lead, share of the lighter page's that both have there;
  open_places_shared,   // of the places; both -1 where a page has none
  title_act_least,
  title_act_most,  // like title_meaning, of the words that are no names; -1 where a title has none
  subjects_found,  // how many of the titles' first names the other title has; -1 where one has no name
  title_in_sentence_least,
  title_in_sentence_most,  // share of a title's weight that one sentence of the other's text has
  title_sentence_place,    // where that sentence stands, of the title that is found better: logarithm
  count
};
inline constexpr size_t story_sign_count = static_cast<size_t>(StorySign::count);
using StorySigns = std::array<float, story_sign_count>;
const char* name_of(StorySign sign);

/// Finer than signs, and weighed one by one: how many terms two pages share, by the places of both, class and rarity;
/// how many terms of title and lead one has and the other lacks (both as logarithms); then the products of the
/// openings' vectors, dimension by dimension.
inline constexpr size_t place_pairs = term_places * (term_places + 1) / 2;
inline constexpr size_t shared_kinds = place_pairs * term_classes * term_rarities;
inline constexpr size_t lacked_kinds = (term_places - 1) * term_classes * term_rarities;
inline constexpr size_t story_detail_count = shared_kinds + lacked_kinds + Background::dimensions;
using StoryDetails = std::array<float, story_detail_count>;

struct PairEvidence {
  StorySigns signs;
  StoryDetails details;
};

/// What the times of publication say of how far apart two pages are. Feeds that lost their pages' times give all of
/// them the second of their reading, and pages of which the day alone is known have its first: they came at about one
/// time.
enum class PairTimes : uint8_t { told, one_moment, unknown };
PairTimes times_of(const PageProfile& a, const PageProfile& b);
/// The sign hours_apart where no hours are told: below zero, and other for each.
constexpr float not_told(PairTimes times) { return -static_cast<float>(times); }
constexpr PairTimes times_of(const StorySigns& signs) {
  const float hours = signs[static_cast<size_t>(StorySign::hours_apart)];
  return hours >= 0                              ? PairTimes::told
         : hours == not_told(PairTimes::unknown) ? PairTimes::unknown
                                                 : PairTimes::one_moment;
}

/// Symmetric in its arguments. Linear in the pages' terms.
PairEvidence evidence_of(const PageProfile& a, const PageProfile& b);

/// One page that is compared with many: its keys are spread out in tables once, so that a comparison walks through the
/// other page alone.
class PageAtHand {
 public:
  /// `page` must outlive it.
  explicit PageAtHand(const PageProfile& page);
  PairEvidence evidence_with(const PageProfile& other) const;

 private:
  const PageProfile& page_;
  KeyTable terms_, wordings_;
};

}  // namespace tawatur
