#include "claim/retelling.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "claim/context.h"
#include "claim/speaker.h"

namespace tawatur {
namespace {

constexpr float few_pages = 3;
constexpr float sure_retelling = 0.55f;  // probability of pairs that are retellings though of other stories
constexpr float sure_source = 0.5f;      // of pairs of which each may be the other's source
constexpr float least_retelling = 0.3f;  // of any retelling
constexpr float longer_group = 0.1f;     // what a link needs more, by the logarithm of the pages that are compared

// A page retells another one where so many of its statements surely tell what the other's do; then a nameless source's
// saying that has so much of a named one's is made from it.
constexpr uint32_t retold_statements = 5;
constexpr float least_contained = 0.4f, least_meant = 0.6f;

uint64_t pages_key(const Profile& a, const Profile& b) {
  const auto [low, high] = std::minmax(a.ref.page, b.ref.page);
  return uint64_t{low} << 32 | high;
}

class Retellings {
 public:
  explicit Retellings(const ComparedGroup& group) : group_(group) {
    for (const std::vector<uint32_t>& members : group.claims)
      group.for_each_pair(members, [&](size_t, size_t, const Pair& pair) {
        if (pair.probability < group.least_link || group.profiles[pair.a].ref.page == group.profiles[pair.b].ref.page)
          return;
        meet(pair.a, pair.b, pair.probability), meet(pair.b, pair.a, pair.probability);
      });
  }

  std::vector<std::pair<uint32_t, uint32_t>> all() const {
    std::vector<std::pair<uint32_t, uint32_t>> out;
    for (const auto& [key, best] : best_) {
      const auto from = static_cast<uint32_t>(key >> 32);
      out.push_back({from, best.to});
      if (best.probability >= sure_source) out.push_back({best.to, from});
    }
    take_in_nameless(out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  struct Best {
    uint32_t to = 0;
    float probability = 0;
  };

  /// Reports of other events, and what one outlet reports later, mostly tell further things: only what is surely the
  /// same is a retelling.
  float needed(const Profile& from, const Profile& to) const {
    if (from.story != to.story || of_one_outlet(from, to)) return sure_retelling;
    return std::max(group_.least_link, least_retelling) + longer_group * many(group_.pages);
  }

  void meet(uint32_t from, uint32_t to, float probability) {
    if (probability < needed(group_.profiles[from], group_.profiles[to])) return;
    Best& best = best_[uint64_t{from} << 32 | group_.profiles[to].ref.page];
    if (probability > best.probability || (probability == best.probability && to < best.to)) best = {to, probability};
    if (from < to && probability >= sure_source) ++sure_[pages_key(group_.profiles[from], group_.profiles[to])];
  }

  static bool is_said_by(const Profile& p, bool named) {
    const ChainLink* origin = is_reported(p) ? origin_of(*p.statement) : nullptr;
    if (origin == nullptr) return false;
    return named ? origin->kind == SourceKind::person : origin->kind == SourceKind::anonymous;
  }

  void take_in_nameless(std::vector<std::pair<uint32_t, uint32_t>>& out) const {
    for (const Pair& pair : group_.pairs) {
      const Profile& a = group_.profiles[pair.a];
      const Profile& b = group_.profiles[pair.b];
      const auto at = a.ref.page == b.ref.page ? sure_.end() : sure_.find(pages_key(a, b));
      if (at == sure_.end() || at->second < retold_statements) continue;
      const auto sign = [&](ClaimSign s) { return pair.signs[static_cast<size_t>(s)]; };
      if (sign(ClaimSign::containment) < least_contained || sign(ClaimSign::meaning_best) < least_meant) continue;
      if (is_said_by(a, true) && is_said_by(b, false)) out.push_back({pair.a, pair.b});
      if (is_said_by(b, true) && is_said_by(a, false)) out.push_back({pair.b, pair.a});
    }
  }

  const ComparedGroup& group_;
  boost::unordered_flat_map<uint64_t, Best> best_;
  boost::unordered_flat_map<uint64_t, uint32_t> sure_;  // pairs of two pages that surely tell one fact
};

}  // namespace

float many(size_t pages) { return std::log(std::max(1.0f, static_cast<float>(pages) / few_pages)); }

bool is_named(const ChainLink& link) { return link.kind != SourceKind::anonymous && link.kind != SourceKind::unknown; }

std::vector<std::pair<uint32_t, uint32_t>> retellings(const ComparedGroup& group) { return Retellings(group).all(); }

}  // namespace tawatur
