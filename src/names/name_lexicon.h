#pragma once
// What is known of single words as parts of names: lists (countries and cities of ICU, names of Wikidata) and how an
// earlier tagger read the word over unlabelled news. A part of models/names.bin.
#include <cstdint>
#include <span>
#include <vector>

namespace tawatur {

struct NameLexiconEntry {
  uint32_t fingerprint;  // high half of the word's hash; 0: free
  uint16_t lists;        // NameList bits
  uint16_t reading;      // quantised shares of the earlier tagger's readings (see reading_code)
};
static_assert(sizeof(NameLexiconEntry) == 8);

enum NameList : uint16_t { country_list = 1, city_list = 2, personal_name_list = 4, part_of_place_list = 8 };

/// How often a word was read as what, in news without annotation.
struct ReadingCounts {
  uint32_t person_begin = 0, person_inside = 0, place = 0, organisation_begin = 0, organisation_inside = 0, other = 0,
           outside = 0;
  uint32_t total() const {
    return person_begin + person_inside + place + organisation_begin + organisation_inside + other + outside;
  }
};

/// Shares in steps of none, some, many, most: two bits each for person begun, person continued, place, organisation
/// begun, organisation continued, other, and three for how often the word was met.
uint16_t reading_code(const ReadingCounts& counts);

/// A view of the table. Words are told by hash_bytes of their folded form without clitics.
class NameLexicon {
 public:
  NameLexicon() = default;
  explicit NameLexicon(std::span<const NameLexiconEntry> slots) : slots_(slots) {}  // size is a power of two
  /// The entry, or one with all zero.
  NameLexiconEntry find(uint64_t hash) const;

 private:
  std::span<const NameLexiconEntry> slots_;
};

/// Table of `entries` (hash, lists, reading) with 2^bits slots.
std::vector<NameLexiconEntry> name_table(std::span<const std::pair<uint64_t, NameLexiconEntry>> entries, uint32_t bits);

}  // namespace tawatur
