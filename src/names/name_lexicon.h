#pragma once
// What is known of single words as parts of names: lists (countries and cities of ICU, names of Wikidata) and how an
// earlier tagger read the word over unlabelled news. A part of models/names.bin.
#include <cstdint>
#include <span>
#include <vector>

#include "names/letter_guess.h"

namespace tawatur {

struct NameLexiconEntry {
  uint32_t fingerprint;  // high half of the word's hash; 0: free
  uint16_t lists;        // NameList bits
  uint16_t reading;      // quantised shares of the earlier tagger's readings (see reading_code)
  uint16_t fine;         // cluster of words that stand between like neighbours; 0: none
  uint16_t wide;         // the two wider clusters around it: middle · 64 + coarse
};
static_assert(sizeof(NameLexiconEntry) == 12);

enum NameList : uint16_t {
  country_list = 1,
  city_list = 2,
  personal_name_list = 4,
  part_of_place_list = 8,
  town_list = 16
};

/// A view of the table. Words are told by hash_bytes of their folded form without clitics.
class NameLexicon {
 public:
  NameLexicon() = default;
  /// `slots`: size is a power of two.
  explicit NameLexicon(std::span<const NameLexiconEntry> slots, LetterGuess guess = {})
      : slots_(slots), guess_(guess) {}
  /// The entry, or one with all zero.
  NameLexiconEntry find(uint64_t hash) const;
  /// What stands for the reading of a word that has none.
  uint16_t guessed_reading(std::string_view word) const { return guess_(word); }

 private:
  std::span<const NameLexiconEntry> slots_;
  LetterGuess guess_;
};

/// Table of `entries` (hash, lists, reading) with 2^bits slots.
std::vector<NameLexiconEntry> name_table(std::span<const std::pair<uint64_t, NameLexiconEntry>> entries, uint32_t bits);

}  // namespace tawatur
