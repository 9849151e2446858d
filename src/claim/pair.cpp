#include "claim/pair.h"

#include "claim/partner.h"
#include "claim/rank.h"
#include "claim/signs.h"

namespace tawatur {

std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip) {
  std::vector<Pair> pairs;
  PartnerFinder finder(set, skip);
  for (uint32_t a = 0; a < set.size(); ++a) {
    if (!skip.empty() && skip[a]) continue;
    for (const uint32_t b : finder.partners_of(a)) pairs.push_back({a, b, signs_of(set[a], set[b]), 0});
  }
  set_ranks(set, pairs);
  for (Pair& p : pairs) p.probability = model.probability(p.signs);
  return pairs;
}

}  // namespace tawatur
