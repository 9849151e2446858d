#pragma once
// What two statements have in common: words, rough roots, meanings, values. All linear in the two statements unless
// said otherwise; pure.
#include <algorithm>
#include <array>
#include <vector>

#include "claim/model.h"
#include "claim/profile.h"
#include "language/vectors.h"

namespace tawatur {

/// Calls `meet(x, y)` for the items of both ranges that have one key; both are ascending by key, none twice.
template <class Range, class Key, class Meet>
void for_each_shared(const Range& a, const Range& b, const Key& key, const Meet& meet) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (key(*x) < key(*y))
      ++x;
    else if (key(*y) < key(*x))
      ++y;
    else
      meet(*x, *y), ++x, ++y;
  }
}

/// Words in common.
struct SharedTerms {
  float weight = 0, squares = 0, rarest = 0, names = 0;
  uint32_t count = 0;

  void add(const Term& x, const Term& y) {
    const float least = std::min(x.weight, y.weight);
    weight += least, names += x.name && y.name ? least : 0, squares += x.weight * y.weight,
        rarest = std::max(rarest, least), ++count;
  }
};
SharedTerms shared_terms(const Profile& a, const Profile& b);

/// What two statements have in common by rough roots.
struct SharedRoots {
  float weight = 0;
  float window = 0;    // the most within a few words of both
  uint32_t count = 0;  // of words in that window
};
/// Share of the weight of the one at hand that the other has in the same root or in words near it, and the reverse.
struct MeaningTold {
  float here_in_other = 0, other_in_here = 0;
};
/// Against the whole sentences the two stand in.
struct SentenceOverlap {
  float here_in_other = 0, other_in_here = 0;  // shares of a statement's weight that the other's sentence has
  float cosine = 0;                            // of the sentences
};

/// One statement that is compared with many of its set. What it has is spread out by number once, so that a comparison
/// walks through the other statement alone: no merging, no hashing.
class StatementAtHand {
 public:
  /// Keeps a reference to `set`.
  explicit StatementAtHand(const ProfileSet& set);
  /// Forgets the one before.
  void take(const Profile& statement);

  const Profile& operator*() const { return *here_; }
  SharedTerms shared_terms(const Profile& other) const;
  SharedRoots shared_roots(const Profile& other) const;
  SentenceOverlap sentences(const Profile& other) const;
  /// Share of the `shared` words that follow the same shared word in both.
  float word_order(const Profile& other, uint32_t shared) const;
  /// The nearness of a word of another statement to those at hand is kept for the next statement that has it.
  MeaningTold meaning_told(const Profile& other);

 private:
  static constexpr size_t lanes = 16;  // rows are filled up to a multiple, so that maxima are taken side by side
  using WideVector = std::array<int16_t, WordVectors::dimensions>;  // one instruction multiplies and adds eight

  void forget();
  const float* nearness_row(uint32_t term);

  const ProfileSet& set_;
  const Profile* here_ = nullptr;
  std::vector<uint32_t> term_at_, root_at_, sentence_at_;  // by number: place in the statement's own list + 1
  std::vector<uint32_t> next_;                             // by term number: the term that follows it first, + 1
  std::vector<WideVector> vectors_;                        // of the roots at hand
  std::vector<float> lengths_;                             // of the vectors; 1 where a root has none
  std::vector<uint32_t> row_at_, rows_of_;  // by term number: begin of its row + 1; the terms that have one
  std::vector<float> rows_;                 // nearness to each root at hand, the greatest behind them
  std::vector<float> told_;
};

/// Cosine of the mean word vectors; 0 where either has none.
float meaning_whole(const Profile& a, const Profile& b);

/// Shares of the values told (of the statement that tells fewer) that the other agrees with, or contradicts.
struct SharedValues {
  float shared = 0, apart = 0;
};
SharedValues shared_numbers(const Profile& a, const Profile& b);
SharedValues shared_times(const Profile& a, const Profile& b);
/// Whether both count things of one kind, whatever the values.
bool shares_unit(const Profile& a, const Profile& b);

}  // namespace tawatur
