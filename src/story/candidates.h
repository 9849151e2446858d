#pragma once
// Which pages are worth comparing with a page: those near in time that share weighty words.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <vector>

#include "story/profile.h"

namespace tawatur {

/// Inverted index of the pages' weightiest words. Who is a candidate of whom is symmetric and depends on the two pages
/// alone, so the order of arrival does not matter. Not thread-safe.
class CandidateIndex {
 public:
  /// Pages further apart in days than this are not compared; pages without a time are near to all.
  static constexpr double window_days = 14;
  /// How many of their index keys two pages must share.
  static constexpr uint32_t least_shared = 2;

  void add(uint32_t page, const PageProfile& profile);
  /// Pages that were added before, in ascending order. Cost: the pages in the window that share a key.
  std::vector<uint32_t> candidates(const PageProfile& profile);

 private:
  struct Posting {
    double day;
    uint32_t page;
  };
  struct Postings {
    std::vector<Posting> dated;  // by day
    std::vector<uint32_t> undated;
  };
  void count(uint32_t page);

  boost::unordered_flat_map<uint32_t, Postings> postings_;
  std::vector<uint8_t> shared_;  // by page, 0 between calls
  std::vector<uint32_t> touched_;
};

}  // namespace tawatur
