#include "claim/group.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "claim/cluster.h"

namespace tawatur {
namespace {

constexpr uint32_t most_copies = 16;  // of one statement that are compared one by one
constexpr float sure_link =
    0.33f;  // probability from which a link is told even where the groups as a whole are not one fact

/// The clearest member: of body text rather than a title, in the page's own or an indirect voice, most alike to the
/// others.
StatementRef clearest(const ComparedGroup& group, std::span<const uint32_t> members) {
  std::vector<float> likeness(members.size(), 0.0f);  // to all others
  group.for_each_pair(members, [&](size_t i, size_t j, const Pair& pair) {
    likeness[i] += pair.probability, likeness[j] += pair.probability;
  });
  uint32_t best = members.front();
  float best_score = -1e9f;
  for (size_t i = 0; i < members.size(); ++i) {
    const Profile& p = group.profiles[members[i]];
    float score = p.opens && p.position == 0 ? -0.5f : 0.0f;
    if (p.entities.empty()) score -= 0.3f;
    if (members.size() > 1) score += likeness[i] / static_cast<float>(members.size() - 1);
    if (score > best_score) best_score = score, best = members[i];
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

/// Word-for-word copies beyond the first few: what they would show the first ones show.
struct Copies {
  std::vector<bool> skip;       // by statement
  std::vector<uint32_t> first;  // the statement it copies

  explicit Copies(const ProfileSet& profiles) : skip(profiles.size(), false), first(profiles.size()) {
    boost::unordered_flat_map<uint64_t, std::pair<uint32_t, uint32_t>>
        met;  // first statement with these words, how many there were
    for (uint32_t i = 0; i < profiles.size(); ++i) {
      uint64_t words = 0;
      for (const uint32_t term : profiles[i].order) words = hash_combine(words, term);
      auto& [original, count] = met.try_emplace(words, i, 0).first->second;
      first[i] = original, skip[i] = ++count > most_copies && !profiles[i].order.empty();
    }
  }
};

/// Copies that were not compared stand where their original stands, and no longer alone.
void take_in_copies(const Copies& copies, std::vector<std::vector<uint32_t>>& claims) {
  if (std::find(copies.skip.begin(), copies.skip.end(), true) == copies.skip.end()) return;
  std::erase_if(claims, [&](const std::vector<uint32_t>& members) { return copies.skip[members.front()]; });
  boost::unordered_flat_map<uint32_t, std::vector<uint32_t>> of;
  for (uint32_t i = 0; i < copies.skip.size(); ++i)
    if (copies.skip[i]) of[copies.first[i]].push_back(i);
  for (std::vector<uint32_t>& members : claims) {
    const size_t own = members.size();
    for (size_t m = 0; m < own; ++m)
      if (const auto at = of.find(members[m]); at != of.end())
        members.insert(members.end(), at->second.begin(), at->second.end());
    std::sort(members.begin(), members.end());
  }
}

/// Pairs of statements that are tellings of their own.
std::vector<Pair> links_of(const ComparedGroup& group) {
  std::vector<Pair> out;
  out.reserve(group.pairs.size());
  for (const Pair& p : group.pairs)
    if (!group.profiles[p.a].told_by_body() && !group.profiles[p.b].told_by_body()) out.push_back(p);
  return out;
}

void take_out_titles(ComparedGroup& group) {
  for (std::vector<uint32_t>& members : group.claims)
    std::erase_if(members, [&](uint32_t m) { return group.profiles[m].told_by_body(); });
  std::erase_if(group.claims, [](const std::vector<uint32_t>& members) { return members.empty(); });
}

/// Titles are named by the claims of the statement that tells the same.
void set_titles(const ComparedGroup& group, ClaimReport& report) {
  boost::unordered_flat_map<uint32_t, std::vector<uint32_t>> titles;  // by the statement that tells the same
  for (uint32_t i = 0; i < group.profiles.size(); ++i)
    if (group.profiles[i].told_by_body()) titles[group.profiles[i].body].push_back(i);
  for (size_t c = 0; c < group.claims.size(); ++c)
    for (const uint32_t member : group.claims[c])
      if (const auto at = titles.find(member); at != titles.end())
        for (const uint32_t title : at->second) report.claims[c].titles.push_back(group.profiles[title].ref);
}

}  // namespace

const Pair* ComparedGroup::pair_of(uint32_t a, uint32_t b) const {
  const auto at = std::lower_bound(
      pairs.begin(), pairs.end(), std::pair(a, b),
      [](const Pair& p, std::pair<uint32_t, uint32_t> wanted) { return std::pair(p.a, p.b) < wanted; });
  return at != pairs.end() && at->a == a && at->b == b ? &*at : nullptr;
}

ClaimReport report_of(const Corpus& corpus, std::span<const ComparedPage> pages, std::span<const PageOrigin> origins,
                      const ClaimModel& model, PairMemory* memory) {
  const ProfileSet profiles(corpus, pages, model);
  const Copies copies(profiles);
  ComparedGroup group{corpus, profiles,    origins, model.threshold(), find_pairs(profiles, model, copies.skip, memory),
                      {},     pages.size()};
  const std::vector<Pair> links = links_of(group);
  const std::vector<uint32_t> partition = cluster(profiles.size(), links, model.threshold());
  group.claims = overlapping(partition, links, model.threshold(), sure_link);
  take_in_copies(copies, group.claims);
  take_out_titles(group);
  ClaimReport report;
  report.claims.reserve(group.claims.size());
  for (const std::vector<uint32_t>& members : group.claims) add_claim(group, members, report);
  set_titles(group, report);
  report.conflicts = find_conflicts(group);
  for (const Conflict& conflict : report.conflicts)
    if (!conflict.update) report.claims[conflict.claim].status = ClaimStatus::disputed;
  report.losses = find_losses(group);
  return report;
}

}  // namespace tawatur
