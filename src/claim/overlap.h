#pragma once
// What two statements have in common: words, rough roots, meanings, values. All linear in the two statements unless
// said otherwise; pure.
#include "claim/model.h"
#include "claim/profile.h"

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
};
SharedTerms shared_terms(const Profile& a, const Profile& b);

/// What two statements have in common by rough roots.
struct SharedRoots {
  float weight = 0;
  float window = 0;    // the most within a few words of both
  uint32_t count = 0;  // of words in that window
};
SharedRoots shared_roots(const Profile& a, const Profile& b);

/// Share of the weight of each that the other has in the same root or in words near it. O(words of a · words of b).
struct MeaningTold {
  float a_in_b = 0, b_in_a = 0;
};
MeaningTold meaning_told(const Profile& a, const Profile& b);
/// Cosine of the mean word vectors; 0 where either has none.
float meaning_whole(const Profile& a, const Profile& b);
/// Share of a statement's weight that another's whole sentence has.
float told_in(const Profile& a, const Profile& other);
/// Cosine of the whole sentences the two stand in.
float sentence_cosine(const Profile& a, const Profile& b);
/// Share of the `shared` words that follow the same shared word in both.
float word_order(const Profile& a, const Profile& b, uint32_t shared);

/// Shares of the values told (of the statement that tells fewer) that the other agrees with, or contradicts.
struct SharedValues {
  float shared = 0, apart = 0;
};
SharedValues shared_numbers(const Profile& a, const Profile& b);
SharedValues shared_times(const Profile& a, const Profile& b);
/// Whether both count things of one kind, whatever the values.
bool shares_unit(const Profile& a, const Profile& b);

}  // namespace tawatur
