// When the facts of claims happened.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "claim/group.h"
#include "claim/values.h"

namespace tawatur {
namespace {

bool is_dated(const TimeMention& t) {
  return t.value.size() >= 4 && t.value.compare(0, 4, "XXXX") != 0 && t.value[0] >= '0' && t.value[0] <= '9';
}

/// How much of a value is told: XX for parts that are open count for nothing.
size_t precision(const TimeMention& t) {
  return t.value.size() - static_cast<size_t>(std::count(t.value.begin(), t.value.end(), 'X'));
}

}  // namespace

Event date_of(const ComparedGroup& group, std::span<const uint32_t> members) {
  // The value that most members agree with; of these the most precise, then the first told.
  struct Told {
    const TimeMention* time;
    size_t count;
  };
  std::vector<Told> told;  // each value once: many pages tell few
  boost::unordered_flat_map<uint64_t, size_t> place;
  for (const uint32_t m : members) {
    const Profile& p = group.profiles[m];
    if (p.statement->time == no_index) continue;
    const TimeMention& time = p.reading->times[p.statement->time];
    const uint64_t key = hash_combine(hash_combine(hash_bytes(time.value), hash_bytes(time.end_value)),
                                      static_cast<uint64_t>(time.calendar));
    const auto [at, fresh] = place.try_emplace(key, told.size());
    if (fresh) told.push_back({&time, 0});
    ++told[at->second].count;
  }
  const TimeMention* best = nullptr;
  size_t best_votes = 0;
  for (const Told& t : told) {
    if (!is_dated(*t.time)) continue;
    size_t votes = 0;
    for (const Told& other : told) votes += compare(*t.time, *other.time) == Agreement::agree ? other.count : 0;
    if (!best || votes > best_votes || (votes == best_votes && precision(*t.time) > precision(*best)))
      best = t.time, best_votes = votes;
  }
  if (!best) return {};
  const size_t bar = best->value.find('/');  // a stretch begins before it
  const bool stretch = bar != std::string::npos && !best->end_value.empty();
  return {stretch ? best->value.substr(0, bar) : best->value, best->end_value, 0};
}

}  // namespace tawatur
