#include "claim/pair.h"

#include <algorithm>
#include <cmath>

#include "claim/partner.h"
#include "claim/rank.h"
#include "claim/signs.h"

namespace tawatur {
namespace {

constexpr double pages_learnt_on = 3;  // of the groups the weights come from
constexpr double growth = 0.25;        // by reading: at 0 most links it takes off were false, at 0.5 many were true

/// Candidates grow faster than a group's pages, facts told twice about as they do: in a large group the same likeness
/// is the weaker evidence. What the odds of a pair are divided by.
float odds_divisor(const ProfileSet& set) {
  uint32_t pages = 0;
  for (uint32_t i = 0; i < set.size(); ++i) pages += i == 0 || set[i].ref.page != set[i - 1].ref.page;
  return static_cast<float>(std::pow(std::max(1.0, pages / pages_learnt_on), growth));
}

}  // namespace

std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip) {
  std::vector<Pair> pairs;
  PartnerFinder finder(set, skip);
  for (uint32_t a = 0; a < set.size(); ++a) {
    if (!skip.empty() && skip[a]) continue;
    for (const uint32_t b : finder.partners_of(a)) pairs.push_back({a, b, signs_of(set[a], set[b]), 0});
  }
  set_ranks(set, pairs);
  const float divisor = odds_divisor(set);
  for (Pair& p : pairs) {
    const float probability = model.probability(p.signs);
    p.probability = probability / (probability + divisor * (1 - probability));
  }
  return pairs;
}

}  // namespace tawatur
