#include "claim/person_age.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "claim/age.h"
#include "claim/context.h"

namespace tawatur {
namespace {

constexpr uint32_t bracket_reach = 2;  // tokens between a name and the age in brackets behind it
constexpr double most_apart = 8;       // years; further apart, one of the two is another one's age
constexpr double most_days = 60;       // between pages: everyone has a birthday
constexpr uint64_t age_topic = 0x616765;

struct AgeTold {
  uint32_t person;     // of Profile::entities
  uint32_t statement;  // of the ProfileSet
  double years;
  ByteSpan text;
};

constexpr uint32_t several = no_index - 1;

/// The one person that a statement names; no_index where it names none, `several` also for one told by another ("X's
/// mother").
uint32_t only_person(const Profile& p) {
  uint32_t out = no_index;
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
    const Mention& mention = p.reading->mentions[m];
    if (mention.kind != EntityKind::person) continue;
    const uint32_t entity = p.mention_entities[m - p.mentions_begin];
    if (tells_another(p.reading->analysis, mention) || (out != no_index && out != entity)) return several;
    out = entity;
  }
  return out;
}

/// Whose age a number tells: of the name right before it, else of the only person of the statement or of the last one
/// of the sentence that names any.
uint32_t person_of(const ProfileSet& profiles, uint32_t statement, const Number& n) {
  const Profile& p = profiles[statement];
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
    const Mention& mention = p.reading->mentions[m];
    if (mention.kind == EntityKind::person && mention.tokens.end <= n.tokens.begin &&
        n.tokens.begin < mention.tokens.end + bracket_reach)
      return tells_another(p.reading->analysis, mention) ? several : p.mention_entities[m - p.mentions_begin];
  }
  uint32_t person = only_person(p);
  for (uint32_t i = statement; i > 0 && person == no_index; person = only_person(profiles[i])) {
    --i;
    if (profiles[i].ref.page != p.ref.page || profiles[i].statement->sentence != p.statement->sentence) break;
  }
  return person;
}

std::vector<AgeTold> ages_in(const ProfileSet& profiles) {
  std::vector<AgeTold> out;
  for (uint32_t i = 0; i < profiles.size(); ++i) {
    const Profile& p = profiles[i];
    for (const Number& n : p.numbers) {
      if (!age_told(*p.reading, n)) continue;
      const uint32_t person = person_of(profiles, i, n);
      if (person != no_index && person != several)
        out.push_back({person, i, *n.low, {std::min(n.span.begin, n.unit.begin), std::max(n.span.end, n.unit.end)}});
    }
  }
  return out;
}

}  // namespace

std::vector<GroupDifference> differing_ages(const ProfileSet& profiles) {
  boost::unordered_flat_map<uint32_t, std::vector<AgeTold>> first;  // told of a person by each page, by its first age
  std::vector<GroupDifference> out;
  for (const AgeTold& told : ages_in(profiles)) {
    std::vector<AgeTold>& others = first[told.person];
    const auto page = [&](const AgeTold& t) { return profiles[t.statement].ref.page; };
    if (!others.empty() && page(others.back()) == page(told)) continue;
    if (!others.empty()) {
      const AgeTold& other = others.front();
      const double apart = std::abs(other.years - told.years);
      if (apart > 0 && apart <= most_apart &&
          days_between(profiles[other.statement], profiles[told.statement]).value_or(0) <= most_days)
        out.push_back({other.statement,
                       told.statement,
                       {ConflictKind::quantity, hash_combine(age_topic, told.person),
                        text_of(profiles[other.statement], other.text), text_of(profiles[told.statement], told.text),
                        other.years, told.years, false, 0, 0, 0.5f}});
    }
    others.push_back(told);
  }
  return out;
}

}  // namespace tawatur
