#include "claim/group.h"

#include <algorithm>

#include "claim/cluster.h"

namespace tawatur {
namespace {

constexpr float sure_link = 0.33f;  // probability from which a link is told even where the groups as a whole are not one fact

/// The clearest member: of body text rather than a title, in the page's own or an indirect voice, most alike to the others.
StatementRef clearest(const ComparedGroup& group, std::span<const uint32_t> members) {
  uint32_t best = members.front();
  float best_score = -1e9f;
  for (const uint32_t m : members) {
    const Profile& p = group.profiles[m];
    float score = p.opens && p.position == 0 ? -0.5f : 0.0f;
    if (p.entities.empty()) score -= 0.3f;
    if (members.size() > 1) {
      float sum = 0;
      for (const uint32_t other : members)
        if (const Pair* pair = other == m ? nullptr : group.pair_of(std::min(m, other), std::max(m, other))) sum += pair->probability;
      score += sum / static_cast<float>(members.size() - 1);
    }
    if (score > best_score) best_score = score, best = m;
  }
  return group.profiles[best].ref;
}

void add_claim(const ComparedGroup& group, std::span<const uint32_t> members, ClaimReport& report) {
  Claim claim;
  for (const uint32_t m : members) claim.statements.push_back(group.profiles[m].ref);
  claim.text = clearest(group, members);
  claim.story = group.profiles[members.front()].story;
  count_support(group, members, claim);
  claim.status = claim.origins >= 2 ? ClaimStatus::corroborated : ClaimStatus::single_origin;
  const auto number = static_cast<uint32_t>(report.claims.size());
  if (Event event = date_of(group, members); !event.time.empty()) {
    event.claim = number;
    report.timeline.push_back(std::move(event));
  }
  report.claims.push_back(std::move(claim));
}

}  // namespace

const Pair* ComparedGroup::pair_of(uint32_t a, uint32_t b) const {
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), std::pair(a, b),
                                   [](const Pair& p, std::pair<uint32_t, uint32_t> wanted) { return std::pair(p.a, p.b) < wanted; });
  return at != pairs.end() && at->a == a && at->b == b ? &*at : nullptr;
}

ClaimReport report_of(const Corpus& corpus, std::span<const ComparedPage> pages, std::span<const PageOrigin> origins, const ClaimModel& model) {
  const ProfileSet profiles(corpus, pages, model);
  ComparedGroup group{corpus, profiles, origins, model.threshold(), find_pairs(profiles, model), {}};
  const std::vector<uint32_t> partition = cluster(profiles.size(), group.pairs, model.threshold());
  group.claims = overlapping(partition, group.pairs, model.threshold(), sure_link);
  ClaimReport report;
  report.claims.reserve(group.claims.size());
  for (const std::vector<uint32_t>& members : group.claims) add_claim(group, members, report);
  report.conflicts = find_conflicts(group);
  for (const Conflict& conflict : report.conflicts)
    if (!conflict.update) report.claims[conflict.claim].status = ClaimStatus::disputed;
  report.losses = find_losses(group);
  return report;
}

}  // namespace tawatur
