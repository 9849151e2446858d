#include "story/title.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

namespace tawatur {

uint32_t clearest_title(const Corpus& corpus, const PageGraph& graph, std::span<const uint32_t> pages) {
  if (pages.size() == 1) return pages.front();
  boost::unordered_flat_map<uint32_t, float> said;  // how many pages open with a word
  for (const uint32_t p : pages)
    for (const WeighedTerm& t : graph.profile(p).terms)
      if (t.signs & (term_in_title | term_in_lead)) ++said[t.key];
  uint32_t best = pages.front();
  std::pair<float, uint64_t> best_score{-1, 0};
  for (const uint32_t p : pages) {
    if (!corpus[p].page.title) continue;
    const PageProfile& profile = graph.profile(p);
    float agreed = 0;
    for (const WeighedTerm& t : profile.terms)
      if (t.signs & term_in_title) agreed += t.rarity * (said[t.key] - 1);
    const std::pair score{agreed / std::sqrt(profile.title_weight + 10), profile.identity};
    if (score > best_score) best = p, best_score = score;
  }
  return best;
}

}  // namespace tawatur
