#include "claim/pair.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "claim/partner.h"
#include "claim/rank.h"
#include "claim/signs.h"

namespace tawatur {
namespace {

constexpr float pages_learnt_on = 3;  // of the groups the weights come from
constexpr float growth = 0.25f;       // by reading: at 0 most links it takes off were false, at 0.5 many were true
constexpr float statements_learnt_on = 14;  // of a page of these groups
constexpr float length_growth = 0.35f;      // held out, groups of long pages lose nothing with it; short ones gain

}  // namespace

ChanceOdds::ChanceOdds(const ProfileSet& set) : statements_(set.size(), 0) {
  uint32_t pages = 0;
  for (uint32_t begin = 0, end = 0; begin < set.size(); begin = end, ++pages) {
    while (end < set.size() && set[end].ref.page == set[begin].ref.page) ++end;
    std::fill(statements_.begin() + begin, statements_.begin() + end, static_cast<float>(end - begin));
  }
  of_group_ = growth * std::log(std::max(1.0f, static_cast<float>(pages) / pages_learnt_on));
}

float ChanceOdds::logarithm(const Pair& pair) const {
  const float product = statements_[pair.a] * statements_[pair.b];
  return of_group_ + length_growth * std::log(product / (statements_learnt_on * statements_learnt_on));
}

std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip,
                             PairMemory* memory) {
  std::vector<Pair> pairs;
  PartnerFinder finder(set, skip);
  StatementAtHand at_hand(set);
  for (uint32_t a = 0; a < set.size(); ++a) {
    if (!skip.empty() && skip[a]) continue;
    bool taken = false;
    for (const auto [b, telling] : finder.partners_of(a)) {
      const PairMemory::Place place = memory ? memory->of(set[a].ref, set[b].ref) : PairMemory::Place{};
      Pair& pair = pairs.emplace_back(Pair{a, b, {}, telling, 0});
      if (place.fresh) {
        if (!std::exchange(taken, true)) at_hand.take(set[a]);
        pair.signs = signs_of(at_hand, set[b]);
        if (place.signs) *place.signs = pair.signs;
      } else
        pair.signs = *place.signs;
      set_group_signs(set[a], set[b], pair.signs);
    }
  }
  set_ranks(set, pairs);
  const ChanceOdds chance(set);
  for (Pair& p : pairs) {
    const float probability = model.probability(p.signs), divisor = std::exp(chance.logarithm(p)) / p.telling;
    p.probability = probability / (probability + divisor * (1 - probability));
  }
  return pairs;
}

}  // namespace tawatur
