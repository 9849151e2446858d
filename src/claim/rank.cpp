#include "claim/rank.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "claim/signs.h"

namespace tawatur {
namespace {

/// Best and second best likeness of a statement among the statements of one other page.
struct Best {
  uint32_t partner = UINT32_MAX;
  float first = 0, second = 0;
};

class PageRanks {
 public:
  PageRanks(const ProfileSet& set, std::span<const Pair> pairs) : set_(set) {
    for (const Pair& p : pairs) {
      const float how = likeness(p.signs);
      meet(p.a, p.b, how), meet(p.b, p.a, how);
    }
  }
  const Best& of(uint32_t statement, uint32_t other) const { return best_.find(key(statement, other))->second; }
  bool mutual(uint32_t a, uint32_t b) const { return of(a, b).partner == b && of(b, a).partner == a; }

 private:
  uint64_t key(uint32_t statement, uint32_t other) const {
    return static_cast<uint64_t>(statement) << 32 | set_[other].ref.page;
  }
  void meet(uint32_t statement, uint32_t other, float how) {
    Best& best = best_[key(statement, other)];
    if (how > best.first)
      best = {other, how, best.first};
    else
      best.second = std::max(best.second, how);
  }
  const ProfileSet& set_;
  boost::unordered_flat_map<uint64_t, Best> best_;  // by statement and the other's page
};

}  // namespace

void set_ranks(const ProfileSet& set, std::vector<Pair>& pairs) {
  const PageRanks ranks(set, pairs);
  boost::unordered_flat_map<uint64_t, char> mutual;
  const auto key = [](uint32_t a, uint32_t b) { return static_cast<uint64_t>(a) << 32 | b; };
  for (const Pair& p : pairs)
    if (ranks.mutual(p.a, p.b)) mutual.emplace(key(p.a, p.b), 1);
  for (Pair& p : pairs) {
    const float how = likeness(p.signs);
    const auto over = [&](uint32_t s, uint32_t other) {
      const Best& best = ranks.of(s, other);
      return best.partner == other ? how - best.second : how - best.first;
    };
    p.signs[static_cast<size_t>(ClaimSign::best_of_page)] = mutual.contains(key(p.a, p.b));
    p.signs[static_cast<size_t>(ClaimSign::margin)] = std::min(over(p.a, p.b), over(p.b, p.a));
    float neighbours = 0;
    for (const int step : {-1, 1}) {
      const int64_t a = int64_t{p.a} + step, b = int64_t{p.b} + step;
      if (a < 0 || b < 0 || a >= set.size() || b >= set.size()) continue;
      neighbours += mutual.contains(key(static_cast<uint32_t>(a), static_cast<uint32_t>(b))) ? 0.5f : 0.0f;
    }
    p.signs[static_cast<size_t>(ClaimSign::neighbours)] = neighbours;
  }
}

}  // namespace tawatur
