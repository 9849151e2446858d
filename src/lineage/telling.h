#pragma once
// What a page tells and in which order, apart from its wording: what two renderings of one text have in common.
#include <array>
#include <cstdint>
#include <vector>

#include "language/vectors.h"
#include "lineage/model.h"
#include "reading/reading.h"

namespace tawatur {

inline constexpr float ordered_rarity = 3.0f;  // of a word: more common ones stand anywhere and tell no order

struct TellingWord {
  uint64_t key;
  float rarity, place;  // place: 0 at the page's first word, 1 at its last
};

struct Telling {
  std::vector<TellingWord> words;  // content words by (key, place)
  float rarity = 0;                // sum over distinct words
  std::vector<uint64_t> title;     // keys of the title's words, ascending
  std::vector<uint64_t> names;     // hashes of the consonants of name words, ascending, distinct, as the next two
  std::vector<uint64_t> figures;
  std::vector<uint64_t> times;
  std::vector<uint64_t> digits;   // numbers as written
  std::vector<uint64_t> phrases;  // pairs of neighbouring words
  std::vector<uint8_t>
      rarities;              // of the page's words as WordSequence has them, in sixteenths; 0: a name, or no content
  uint32_t title_words = 0;  // of the sequence, before the body
  struct Sentence {
    std::array<float, WordVectors::dimensions> meaning;  // of length one
    float weight, place;
  };
  std::vector<Sentence> sentences;
  /// The rarest words, by which pages that tell the same find each other: ascending keys, weights of length one.
  std::vector<std::pair<uint64_t, float>> marks;
};

/// Pure; linear in the page.
Telling telling_of(const Reading& reading, const LineageModel& model = LineageModel::built_in());

}  // namespace tawatur
