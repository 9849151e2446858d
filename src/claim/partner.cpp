#include "claim/partner.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr size_t most_occurrences = 600;  // of a word within the group; one that is in more statements finds no pairs
constexpr size_t most_partners = 40;      // of one statement
constexpr float least_shared = 3.0f;      // weight in common: a rare word, said once by the page
constexpr float least_containment = 0.08f;

}  // namespace

PartnerFinder::PartnerFinder(const ProfileSet& set, const std::vector<bool>& skip)
    : set_(set),
      occurrences_(set.root_count()),
      weight_(set.size(), 0.0f),
      shared_(set.size(), 0.0f),
      shared_here_(set.size(), 0.0f) {
  for (uint32_t i = 0; i < set.size(); ++i) {
    if (!skip.empty() && skip[i]) continue;
    for (const RootTerm& t : set[i].roots) {
      occurrences_[t.number].push_back(i);
      weight_[i] += t.weight * set.telling(t.number);
    }
  }
}

const std::vector<Partner>& PartnerFinder::partners_of(uint32_t a) {
  met_.clear();
  for (const RootTerm& t : set_[a].roots) {
    const std::vector<uint32_t>& where = occurrences_[t.number];
    if (where.size() > most_occurrences) continue;
    const float here = t.weight * set_.telling(t.number);
    for (auto b = std::upper_bound(where.begin(), where.end(), a); b != where.end(); ++b) {
      if (shared_[*b] == 0) met_.push_back(*b);
      shared_[*b] += t.weight, shared_here_[*b] += here;
    }
  }
  found_.clear();
  for (const uint32_t b : met_) {
    const float here = shared_here_[b], share = here / std::max(1.0f, std::min(weight_[a], weight_[b]));
    if (here >= least_shared && share >= least_containment && comparable(a, b))
      found_.push_back({share, {b, here / shared_[b]}});
    shared_[b] = shared_here_[b] = 0;
  }
  if (found_.size() > most_partners) {
    std::nth_element(found_.begin(), found_.begin() + most_partners, found_.end(), [](const Found& x, const Found& y) {
      return x.share != y.share ? x.share > y.share : x.partner.statement < y.partner.statement;
    });
    found_.resize(most_partners);
  }
  partners_.clear();
  for (const Found& f : found_) partners_.push_back(f.partner);
  std::sort(partners_.begin(), partners_.end(),
            [](const Partner& x, const Partner& y) { return x.statement < y.statement; });
  return partners_;
}

bool PartnerFinder::comparable(uint32_t a, uint32_t b) const {
  const Profile& x = set_[a];
  const Profile& y = set_[b];
  if (x.ref.page == y.ref.page) return overlap(x.statement->span, y.statement->span) == 0;
  return !x.told_by_body() && !y.told_by_body();
}

}  // namespace tawatur
