#pragma once
// Where a word's clitics end: decided by how often the word and what is left of it are met (training/language.cpp
// counts them in unlabelled news), never by letters alone. وروسيا is و+روسيا because روسيا is frequent and وروسيا is
// not; وزارة stays whole because زارة is hardly met.
#include <cstdint>
#include <string_view>

namespace tawatur {

/// How the front and the end of a folded form are cut, in bytes of the folded form, as in Token.
struct Split {
  uint8_t proclitics = 0, proclitic_size = 0, article_size = 0, enclitic_size = 0;
  bool operator==(const Split&) const = default;
};

/// What is known of a folded form.
struct WordStatistics {
  float count = 0;                 // occurrences in the counted news; 0 where it was not kept
  bool in_dictionary = false;      // a word of its own in hunspell-ar
  bool ends_in_ta = false;         // its last ه is mostly written ة
  bool begins_with_hamza = false;  // its first ا is mostly written أ إ آ
};

class WordCounts {
 public:
  virtual ~WordCounts() = default;
  virtual WordStatistics statistics(std::string_view form) const = 0;
  /// Share of known words beginning as `form` does whose first letter is a clitic, or -1 where too few are known. Asked
  /// for words never met.
  virtual float clitic_share(std::string_view form) const = 0;
};

Split split_word(std::string_view form, const WordCounts& counts);

}  // namespace tawatur
