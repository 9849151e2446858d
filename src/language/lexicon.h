#pragma once
// What is known of words from unlabelled news and hunspell-ar: their clitics, the way to their lemma, how frequent they
// are and which words keep the same company. models/language.bin, made by training/language.cpp.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "language/clitic_rules.h"

namespace tawatur {

inline constexpr std::string_view language_magic = "TWTLANGU";
inline constexpr uint32_t language_version = 1;

/// One folded form.
struct LexiconEntry {
  uint32_t fingerprint;  // high half of the form's hash; 0: free
  uint8_t split;         // index into the table of splits
  uint8_t log_count;     // 8 · log2(1 + occurrences), at most 255
  uint16_t recipe;       // index into the table of recipes: from stem to lemma
  uint16_t cluster;      // 0: none; words of one cluster stand in like contexts
  uint8_t flags;         // Flag
  uint8_t reserved;
  enum Flag : uint8_t { in_dictionary = 1, ends_in_ta = 2, begins_with_hamza = 4 };
};
static_assert(sizeof(LexiconEntry) == 12);

/// How a stem becomes its lemma: bytes dropped and put at either end.
struct LemmaRecipe {
  uint8_t drop_front, drop_back;
  char front[8], back[14];  // UTF-8, zero-filled
};
static_assert(sizeof(LemmaRecipe) == 24);

inline constexpr size_t cluster_levels = 3;  // fine, middle, coarse
inline constexpr size_t most_clusters = 1024;

struct LexiconHeader {
  uint32_t slot_bits, prefix_bits, recipe_count, reserved;
  Split splits[256];
  uint16_t cluster_of[cluster_levels][most_clusters];  // from the fine cluster
};

struct PrefixEntry {  // of a form's first four letters
  uint32_t fingerprint;
  float clitic_share;
};

class Lexicon final : public WordCounts {
 public:
  Lexicon() = default;  // knows no word
  /// `file` must outlive the lexicon. Errors as open_model.
  static Result<Lexicon> load(std::string_view file);
  /// The model of this build; one that knows no word where it is missing or damaged.
  static const Lexicon& shipped();

  /// The entry of a folded form with `hash` = hash_bytes(form), or null. One cache miss.
  const LexiconEntry* find(uint64_t hash) const;
  const LexiconEntry* find(std::string_view form) const;
  Split split_of(const LexiconEntry& entry) const { return header_->splits[entry.split]; }
  /// The lemma of a form's stem, appended to `out`.
  void lemma_to(std::string& out, const LexiconEntry& entry, std::string_view stem) const;
  /// The cluster that holds a token's cluster at a level (0 fine … 2 coarse), 0 for none.
  uint16_t cluster(uint16_t fine, size_t level) const {
    return fine == 0 || fine >= most_clusters ? uint16_t{0} : header_->cluster_of[level][fine];
  }

  WordStatistics statistics(std::string_view form) const override;
  float clitic_share(std::string_view form) const override;

 private:
  const LexiconHeader* header_ = nullptr;
  std::span<const LexiconEntry> entries_;
  std::span<const PrefixEntry> prefixes_;
  std::span<const LemmaRecipe> recipes_;
};

/// Hash of a form's first four letters in the prefix table; 0 where it has fewer than five.
uint64_t prefix_hash(std::string_view form);

}  // namespace tawatur
