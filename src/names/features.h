#pragma once
// What the tagger sees of each token. Used by training and by the program, so that both see the same.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/analysis.h"
#include "names/name_lexicon.h"

namespace tawatur {

inline constexpr size_t most_features = 112;  // per token

/// Feature hashes of one token; a hash holds its template's number.
struct FeatureList {
  std::array<uint64_t, most_features> hash;
  size_t size = 0;
  void add(uint64_t value) { hash[size++] = value; }
};

/// Reads a page's tokens sentence by sentence. Tokens that only join (# and _ of hashtags) are not seen.
class FeatureReader {
 public:
  FeatureReader(const Analysis& analysis, const NameLexicon& names) : analysis_(analysis), names_(names) {}

  /// Prepares one sentence. Views of the last sentence become invalid.
  void read(const Sentence& sentence);
  /// The tokens that are seen, in order.
  std::span<const TokenIndex> tokens() const { return tokens_; }
  /// Features of tokens()[at].
  void features(size_t at, FeatureList& out) const;

 private:
  /// Hashes of one token, made once and used by the windows of its neighbours.
  struct Seen {
    uint64_t form, core, stem;  // as written (folded), without clitics but the article, without the article too
    std::array<uint64_t, 4> front, back;  // first and last 1 to 4 letters of the core; 0 where it is shorter
    uint64_t shape;
    uint64_t clitics;
    uint64_t heads;
    uint64_t fine, middle, coarse;  // clusters, with whether the article is there
    uint64_t frequency;
    uint64_t lists, reading;  // of NameLexiconEntry, like the next
    uint64_t role_fine, role_middle, role_coarse;
  };
  const Seen& seen(size_t at, int offset) const;

  const Analysis& analysis_;
  NameLexicon names_;
  std::vector<TokenIndex> tokens_;
  std::vector<Seen> seen_;  // two of padding at each end
  uint64_t role_ = 0;
};

}  // namespace tawatur
