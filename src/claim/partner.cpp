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
    : set_(set), occurrences_(set.root_count()), shared_(set.size(), 0.0f) {
  for (uint32_t i = 0; i < set.size(); ++i)
    if (skip.empty() || !skip[i])
      for (const RootTerm& t : set[i].roots) occurrences_[t.number].push_back(i);
}

const std::vector<uint32_t>& PartnerFinder::partners_of(uint32_t a) {
  met_.clear();
  for (const RootTerm& t : set_[a].roots) {
    const std::vector<uint32_t>& where = occurrences_[t.number];
    if (where.size() > most_occurrences) continue;
    for (auto b = std::upper_bound(where.begin(), where.end(), a); b != where.end(); ++b) {
      if (shared_[*b] == 0) met_.push_back(*b);
      shared_[*b] += t.weight;
    }
  }
  found_.clear();
  for (const uint32_t b : met_) {
    const float share = shared_[b] / std::max(1.0f, std::min(set_[a].weight, set_[b].weight));
    if (shared_[b] >= least_shared && share >= least_containment && comparable(a, b)) found_.push_back({share, b});
    shared_[b] = 0;
  }
  if (found_.size() > most_partners) {
    std::nth_element(found_.begin(), found_.begin() + most_partners, found_.end(),
                     [](const Found& x, const Found& y) { return x.share != y.share ? x.share > y.share : x.b < y.b; });
    found_.resize(most_partners);
  }
  partners_.clear();
  for (const Found& f : found_) partners_.push_back(f.b);
  std::sort(partners_.begin(), partners_.end());
  return partners_;
}

bool PartnerFinder::comparable(uint32_t a, uint32_t b) const {
  const Profile& x = set_[a];
  const Profile& y = set_[b];
  if (x.ref.page == y.ref.page) return overlap(x.statement->span, y.statement->span) == 0;
  return !x.told_by_body() && !y.told_by_body();
}

}  // namespace tawatur
