#pragma once
// The words that names are made of, and which of them are spellings of one word.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

using WordIndex = uint32_t;

struct WordVariant {
  WordIndex word;
  float distance;  // nats a letter of the shorter one (SpellingModel)
};

/// Interned words; each new one is compared with those that share its consonants, or all but one of them, and no
/// others: adding a word costs its own neighbourhood. Results do not depend on the order of adding.
class NameWords {
 public:
  WordIndex add(std::string_view folded);
  /// UINT32_MAX where the word was never added.
  WordIndex find(std::string_view folded) const;
  size_t size() const { return words_.size(); }
  const std::string& text(WordIndex word) const { return words_[word].text; }
  /// Other words that may be spellings of this one, in ascending index. Grows as words are added.
  std::span<const WordVariant> variants(WordIndex word) const { return words_[word].variants; }

 private:
  struct Word {
    std::string text;
    std::vector<uint8_t> letters;
    std::vector<WordVariant> variants;
    bool native = false;
  };
  void compare(WordIndex word);

  std::vector<Word> words_;
  boost::unordered_flat_map<std::string, WordIndex> index_;
  boost::unordered_flat_map<uint64_t, std::vector<WordIndex>> blocks_;
};

/// Names of Arabic itself are spelled, not transliterated: حسن and حسين are two names however near they look. `word`:
/// folded.
bool is_native_name(std::string_view word);

}  // namespace tawatur
