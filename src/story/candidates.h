#pragma once
// Which pages are worth comparing with a page: those near in time that share weighty words.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <vector>

#include "story/profile.h"

namespace tawatur {

/// Inverted index of the pages' weightiest words. Who is a candidate of whom is symmetric and depends on the two pages
/// alone, so the order of arrival does not matter; but where a page has more than `most_candidates`, or `most_untimed`,
/// of those before it the ones with most weight in common are taken. Not thread-safe.
class CandidateIndex {
 public:
  /// Pages further apart in days than this are not compared; pages without a time are near to all.
  static constexpr double window_days = 14;
  /// How many of their index keys two pages must share.
  static constexpr uint32_t least_shared = 2;
  /// A bound on what a page costs on crowded days.
  static constexpr size_t most_candidates = 300;
  /// Of those, how many may be near for want of a time, of either page. Nothing parts such pages by days, so that a
  /// topic of months would be one crowd of links; a page's own event is among those that have most words in common. An
  /// event of up to twice as many pages keeps most of its links, for later pages name earlier ones.
  static constexpr size_t most_untimed = 100;
  /// The same of a page with a time: its own event is among the pages of its days too.
  static constexpr size_t most_untimed_of_timed = 50;
  /// Of the pages with a key, those nearest in time that are looked at.
  static constexpr ptrdiff_t most_postings = 2000;

  void add(uint32_t page, const PageProfile& profile);
  /// Pages that were added before, in ascending order. Cost: the pages in the window that share a key.
  std::vector<uint32_t> candidates(const PageProfile& profile);

 private:
  struct Posting {
    double day;
    uint32_t page;
    float weight;
  };
  struct Shared {
    uint32_t keys = 0;
    float weight = 0;  // product of the two pages' weights, summed
  };
  struct Postings {
    std::vector<Posting> dated;  // by day
    std::vector<Posting> undated;
  };
  void count(const Posting& posting, float weight);
  void keep_strongest(std::vector<uint32_t>& pages, size_t from, size_t most) const;

  boost::unordered_flat_map<uint32_t, Postings> postings_;
  std::vector<Shared> shared_;      // by page, empty between calls
  std::vector<uint64_t> identity_;  // by page
  std::vector<bool> dated_;         // by page
  std::vector<uint32_t> touched_;
};

}  // namespace tawatur
