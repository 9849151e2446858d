#pragma once
// What was learned from data for joining statements: how rare words are, and how the signs of a shared fact weigh.
// The file's layout stands in training/claim.cpp, which makes it; models/claim.md says from what.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tawatur {

/// Signs that two statements tell the same fact, all about 0 to 1 but for the logarithms.
enum class ClaimSign : uint8_t {
  bias,
  cosine,           // of the words, each weighed by rarity
  containment,      // share of the shorter statement's weight that the other has
  coverage,         // share of the longer statement's weight that the other has
  shared_weight,    // logarithm of the weight in common: three rare words say more than one
  rarest_shared,    // weight of the rarest word in common
  word_order,       // share of shared words that stand beside the same shared neighbour
  soft_match,       // weight matched by words of one rough root alone
  entities_shared,  // Jaccard of the entities
  entities_apart,   // each names an entity that the other does not
  numbers_shared,   // values that agree, of those told
  numbers_apart,    // values of one unit that do not agree
  times_shared,
  times_apart,
  polarity_apart,
  one_speaker,        // both attributed, to the same
  speakers_apart,     // both attributed, to different ones
  attribution_apart,  // one attributed, the other in the page's own voice
  both_quoted,
  position_apart,  // distance of the places in their articles, 0 to 1
  both_open,       // both in title or first sentence
  one_page,
  length_apart,      // logarithm of the ratio of the weights
  best_of_page,      // each is the best match of the other in its page
  margin,            // by how much, against the second best
  neighbours,        // the statements before or after match as well
  sentence_cosine,   // of the words of the whole sentences they stand in
  told_in_sentence,  // share of the statement's weight that the other's whole sentence has: the better direction
  told_in_both,      // the worse direction
  plain_words,       // containment of the words that are no names
  names_in_common,   // containment of the words of names
  same_opening,      // the first word with a root of its own (mostly the verb) is in common
  window,            // greatest weight in common within a few words of both: a part of each that tells the same
  window_count,      // how many words that part has in common, of four
  meaning_best,      // share of the weight that the other has in the same or related words: the better direction
  meaning_both,      // the worse direction
  meaning_whole,     // cosine of the mean word vectors
  other_story,
  acts_shared,   // families of acts (acts.tsv) in common, of those told by the statement that tells fewer
  acts_apart,    // both tell acts, none in common
  ages_shared,   // both tell one age
  units_shared,  // something is counted in both, whatever the values
  count
};
inline constexpr size_t pair_sign_count = static_cast<size_t>(ClaimSign::count);
const char* name_of(ClaimSign sign);

using PairSigns = std::array<float, pair_sign_count>;

/// Read-only view of models/claim.bin; a missing or damaged file leaves plain built-in weights and `ready()` false.
class ClaimModel {
 public:
  /// The model that is part of the program. Thread-safe.
  static const ClaimModel& built_in();
  explicit ClaimModel(std::string_view bytes);

  bool ready() const { return ready_; }
  /// Rarity of a word (Token::key) in news sentences: natural logarithm of sentences per sentence that has it, 0 to 14.
  float rarity(uint64_t key) const;
  /// Probability that two statements tell one fact.
  float probability(const PairSigns& signs) const;
  /// Average probability from which two groups of statements are one claim.
  float threshold() const { return threshold_; }

 private:
  bool ready_ = false;
  PairSigns weights_{};
  float threshold_ = 0.5f;
  std::span<const uint32_t> bucket_, key_;  // bucket_[top 16 bits] is where keys with these begin
  std::span<const uint8_t> rarity_;         // in sixteenths
};

}  // namespace tawatur
