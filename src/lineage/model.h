#pragma once
// What lineage has learnt: how rare words are in news, and what tells a retelling from an independent report.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

/// What two pages are compared by. "Shorter" and "longer" are the two pages by their number of words; shares lie in [0,
/// 1].
enum LineageSign : uint8_t {
  passages_shorter,  // of the shorter page's words outside formulas, the share in passages that stand in both
  passages_longer,
  longest_passage,  // likewise
  passages_common,  // how many words of its own, as a logarithm
  passages_total,   // how many passages, as a logarithm: what was edited stands in several
  printed_shorter,  // of all the shorter page's words, formulas too, the share in passages
  printed_longer,
  unchanged,       // of all the shorter page's words, the share that passages have unchanged
  moved,           // likewise that stand in passages whose order is another there
  lead_kept,       // of the first words of the shorter page's body, the share that the longer has near its beginning
  passage_words,   // rarity of the words in passages, names set aside, of all words of the shorter page
  passage_rarity,  // its sum, as a logarithm
  words_shorter,   // rarity of the words in common, of all words of the shorter page
  words_longer,
  disorder,       // mean distance of the places of common words, each weighed by rarity
  names_shorter,  // share of the shorter page's name words that the longer has, spelling set aside
  names_longer,
  figures_shorter,  // likewise of quantities
  figures_longer,
  figures_common,  // how many, as a logarithm
  times_shorter,   // likewise of dates
  times_longer,
  meaning_shorter,  // mean over sentences of the nearest sentence's cosine
  meaning_longer,
  sentence_disorder,  // mean distance of the places of nearest sentences
  digits_shorter,     // share of the numbers in digits that the other page has too
  digits_longer,
  phrases,  // pairs of neighbouring words in common per common word: who tells anew avoids the phrases of what he read
  shortness,    // words of the shorter over words of the longer
  title_words,  // rarity of the title's words in common, of the shorter title
  always,       // 1
  pair_sign_total,
};
using LineageSigns = std::array<float, pair_sign_total>;

enum class LineageQuestion : uint8_t {
  shares_text,  // pages with passages in common: derived, or do they only share formulas?
  is_whole,     // of those that do: is one the other's text as a whole, or are passages of it in another report?
  is_copy,      // of the whole ones: copied, or edited?
  retells,      // pages without: one made from the other, or two reports of one event?
  translates,   // of those that retell: rendered sentence by sentence, or told anew?
};
inline constexpr size_t lineage_question_total = 5;
using LineageWeights = std::array<LineageSigns, lineage_question_total>;

/// Read-only view of models/lineage.bin (made by training/lineage.cpp). Without the file no page retells another, all
/// words are equally rare, and pages that share text are copies.
class LineageModel {
 public:
  static const LineageModel& built_in();
  explicit LineageModel(std::string_view file);

  bool ready() const { return !key_.empty(); }
  /// Natural logarithm of pages in news per page with the word (Token::key); of a word never met, the largest. O(log
  /// n).
  float rarity(uint64_t key) const;
  /// Probability of yes.
  float answer(LineageQuestion question, const LineageSigns& signs) const;

 private:
  std::span<const uint32_t> key_;    // upper halves of the keys, ascending
  std::span<const uint8_t> rarity_;  // in sixteenths
  LineageWeights weights_{};
};

/// The payload of models/lineage.bin; `keys` ascending, one rarity each.
std::string lineage_payload(std::span<const uint32_t> keys, std::span<const uint8_t> rarities,
                            const LineageWeights& weights);

}  // namespace tawatur
