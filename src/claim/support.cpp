// How many pages, outlets and independent origins stand behind a claim.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/disjoint_sets.h"
#include "base/fold.h"
#include "base/hash.h"
#include "claim/group.h"
#include "claim/independence.h"

namespace tawatur {
namespace {

/// Sets of pages that cannot be independent, because something ties them: a family, a named origin, a wire, an outlet.
class Ties {
 public:
  uint32_t add_page() { return pages_.add(); }
  void tie_pages(uint32_t a, uint32_t b) { pages_.join(a, b); }
  void tie(uint32_t page, uint64_t to) {
    const auto [at, fresh] = owner_.try_emplace(to, page);
    if (!fresh) pages_.join(page, at->second);
  }
  uint32_t count() const {
    uint32_t n = 0;
    for (uint32_t i = 0; i < pages_.size(); ++i) n += pages_.root(i) == i;
    return n;
  }

 private:
  DisjointSets pages_;
  boost::unordered_flat_map<uint64_t, uint32_t> owner_;
};

uint64_t family_key(uint32_t family) { return hash_combine(12, family); }
uint64_t speaker_key(uint64_t origin) { return hash_combine(13, origin); }

/// An unnamed official of one page need not be that of another.
bool names_someone(const ChainLink& link) {
  return link.kind != SourceKind::anonymous && link.kind != SourceKind::unknown;
}

constexpr float sure_support = 0.5f;  // probability from which a page confirms another

/// 50 dead and 29 dead, done and not done: alike in words, no confirmation.
bool tells_otherwise(const PairSigns& signs) {
  const auto sign = [&](ClaimSign s) { return signs[static_cast<size_t>(s)]; };
  return (sign(ClaimSign::numbers_apart) > 0 && sign(ClaimSign::numbers_shared) == 0) ||
         sign(ClaimSign::polarity_apart) > 0;
}

bool confirms(const ComparedGroup& group, const Pair& pair) {
  return pair.probability >= sure_support && !tells_otherwise(pair.signs) &&
         tells_enough(group.profiles[pair.a], group.profiles[pair.b]);
}

/// Members that surely tell what another page's member tells. Where none does, the claim hangs together by loose links
/// alone: enough to show the statements together, not to call them confirmed.
std::vector<bool> sure_members(const ComparedGroup& group, std::span<const uint32_t> members) {
  std::vector<bool> sure(members.size(), false);
  group.for_each_pair(members, [&](size_t i, size_t j, const Pair& pair) {
    if (group.profiles[pair.a].ref.page != group.profiles[pair.b].ref.page && confirms(group, pair))
      sure[i] = sure[j] = true;
  });
  return sure;
}

}  // namespace

void count_support(const ComparedGroup& group, std::span<const uint32_t> members, Claim& claim) {
  Ties ties;
  std::vector<std::string> outlets;
  PageIndex last = no_index;
  PageIndex last_sure = no_index;
  uint32_t page = 0;
  const std::vector<bool> sure = sure_members(group, members);
  std::vector<uint32_t> page_of(members.size(), no_index);
  for (size_t i = 0; i < members.size(); ++i) {
    const Profile& p = group.profiles[members[i]];
    const Page& article = p.reading->page;
    if (p.ref.page != last) {
      last = p.ref.page, ++claim.pages;
      if (article.outlet) outlets.push_back(folded(*article.outlet));
    }
    if (!sure[i]) continue;
    if (p.ref.page != last_sure) {
      last_sure = p.ref.page, page = ties.add_page();
      if (article.outlet) ties.tie(page, medium_key(*article.outlet));
      if (last < group.origins.size()) {
        const PageOrigin& origin = group.origins[last];
        if (origin.family != no_index) ties.tie(page, family_key(origin.family));
        if (!origin.origin_name.empty()) ties.tie(page, medium_key(origin.origin_name));
      }
      for (const Credit& credit : p.reading->speech.credits) ties.tie(page, medium_key(credit.name));
    }
    page_of[i] = page;
    const ChainLink* origin = origin_of(*p.statement);
    if (origin && names_someone(*origin)) {
      ties.tie(page, speaker_key(p.origin));
      ties.tie(page, speaker_key(hash_bytes(folded(origin->text))));  // where a name was met on one of the pages alone
    }
    for (const ChainLink& link : p.statement->chain)
      if (link.role != LinkRole::outlet && (link.role == LinkRole::via || link.kind == SourceKind::medium))
        ties.tie(page, medium_key(link.text));
  }
  group.for_each_pair(members, [&](size_t i, size_t j, const Pair& pair) {
    if (page_of[i] == page_of[j] || page_of[i] == no_index || page_of[j] == no_index) return;
    if (may_depend(group.profiles[pair.a], group.profiles[pair.b], pair)) ties.tie_pages(page_of[i], page_of[j]);
  });
  std::sort(outlets.begin(), outlets.end());
  claim.outlets = static_cast<uint32_t>(std::unique(outlets.begin(), outlets.end()) - outlets.begin());
  claim.origins = std::max(1u, ties.count());
}

}  // namespace tawatur
