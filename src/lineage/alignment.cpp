#include "lineage/alignment.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>

namespace tawatur {
namespace {

constexpr uint32_t seed_words = 4;     // shorter than a shingle, so that passages reach to their edges
constexpr uint32_t most_places = 4;    // of one seed in a page; a seed in more places says little
constexpr uint32_t most_gap = 12;      // words between two seeds of one passage
constexpr uint32_t least_passage = 5;  // words

uint64_t seed_at(const WordSequence& w, uint32_t i) {
  uint64_t hash = 0;
  for (uint32_t j = i; j < i + seed_words; ++j) hash = hash * 0x9E3779B97F4A7C15u + w.hashes[j];
  return hash;
}

struct Places {
  uint32_t count = 0;  // also those beyond the first
  std::array<uint32_t, most_places> at;
};

}  // namespace

Alignment align(const WordSequence& a, const WordSequence& b) {
  Alignment out;
  if (a.size() < seed_words || b.size() < seed_words) return out;
  boost::unordered_flat_map<uint64_t, Places> places;
  places.reserve(b.size());
  for (uint32_t i = 0; i + seed_words <= b.size(); ++i) {
    Places& p = places[seed_at(b, i)];
    if (p.count < most_places) p.at[p.count] = i;
    ++p.count;
  }
  std::vector<WordPassage> runs;
  std::vector<size_t> open;  // runs that may still grow, by their place in `runs`
  for (uint32_t i = 0; i + seed_words <= a.size(); ++i) {
    const auto found = places.find(seed_at(a, i));
    if (found == places.end() || found->second.count > most_places) continue;
    std::erase_if(open, [&](size_t r) { return runs[r].a_end + most_gap < i; });
    for (const uint32_t j : std::span(found->second.at).first(found->second.count)) {
      const auto grows = std::ranges::find_if(open, [&](size_t r) {
        return j + seed_words > runs[r].b_end && j <= runs[r].b_end + most_gap && j >= runs[r].b_begin &&
               i + seed_words > runs[r].a_end;
      });
      if (grows != open.end()) {
        runs[*grows].same += std::min(seed_words, i + seed_words - runs[*grows].a_end);
        runs[*grows].a_end = i + seed_words, runs[*grows].b_end = j + seed_words;
      } else {
        open.push_back(runs.size());
        runs.push_back({i, i + seed_words, j, j + seed_words, seed_words});
      }
    }
  }
  // longest first; a word belongs to one passage
  std::ranges::stable_sort(runs, std::ranges::greater{}, [](const WordPassage& p) { return p.a_end - p.a_begin; });
  std::vector<bool> taken_a(a.size()), taken_b(b.size());
  for (WordPassage p : runs) {
    while (p.a_begin < p.a_end && p.b_begin < p.b_end && (taken_a[p.a_begin] || taken_b[p.b_begin]))
      ++p.a_begin, ++p.b_begin, p.same -= p.same > 0;
    while (p.a_begin < p.a_end && p.b_begin < p.b_end && (taken_a[p.a_end - 1] || taken_b[p.b_end - 1]))
      --p.a_end, --p.b_end, p.same -= p.same > 0;
    if (p.a_end < p.a_begin + least_passage || p.b_end < p.b_begin + least_passage) continue;
    if (std::any_of(taken_a.begin() + p.a_begin, taken_a.begin() + p.a_end, [](bool t) { return t; })) continue;
    if (std::any_of(taken_b.begin() + p.b_begin, taken_b.begin() + p.b_end, [](bool t) { return t; })) continue;
    std::fill(taken_a.begin() + p.a_begin, taken_a.begin() + p.a_end, true);
    std::fill(taken_b.begin() + p.b_begin, taken_b.begin() + p.b_end, true);
    p.same = std::min(p.same,
                      std::min(p.a_end - p.a_begin, p.b_end - p.b_begin));  // trimmed words may have been edited ones
    out.passages.push_back(p);
    out.a_words += p.a_end - p.a_begin, out.b_words += p.b_end - p.b_begin;
  }
  std::ranges::sort(out.passages, {}, &WordPassage::a_begin);
  return out;
}

}  // namespace tawatur
