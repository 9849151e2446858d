#pragma once
// Pages that must be together and pairs that must not, built up from the most important word to the least.
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <vector>

#include "story/ruling.h"

namespace tawatur {

class RuledSets {
 public:
  /// Joins the sets of the two pages unless that would contradict what was said before; tells whether they are joined.
  bool join(uint32_t a, uint32_t b);
  /// A later call contradicts no earlier one. Pages of `together` that cannot be with its first ones are together among
  /// themselves.
  void apply(const Ruling& ruling);
  /// The smallest page of its set.
  uint32_t find(uint32_t page);
  /// All pages that were ever named, ascending.
  std::vector<uint32_t> pages() const;
  /// Sorted, each once, a < b.
  std::vector<ApartPair> apart() const;

 private:
  bool are_apart(uint32_t root_a, uint32_t root_b);

  boost::unordered_flat_map<uint32_t, uint32_t> parent_;
  boost::unordered_flat_map<uint32_t, std::vector<ApartPair>> apart_;  // by root; a is in its set
};

}  // namespace tawatur
