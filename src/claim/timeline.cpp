// When the facts of claims happened.
#include <algorithm>

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
  const TimeMention* best = nullptr;
  size_t best_votes = 0;
  for (const uint32_t m : members) {
    const Profile& p = group.profiles[m];
    if (p.statement->time == no_index) continue;
    const TimeMention& time = p.reading->times[p.statement->time];
    if (!is_dated(time)) continue;
    size_t votes = 0;
    for (const uint32_t other : members) {
      const Profile& q = group.profiles[other];
      votes += q.statement->time != no_index && compare(time, q.reading->times[q.statement->time]) == Agreement::agree;
    }
    if (!best || votes > best_votes || (votes == best_votes && precision(time) > precision(*best)))
      best = &time, best_votes = votes;
  }
  return best ? Event{best->value, best->end_value, 0} : Event{};
}

}  // namespace tawatur
