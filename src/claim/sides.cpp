#include "claim/sides.h"

#include <algorithm>

#include "claim/states.h"
#include "claim/values.h"

namespace tawatur {
namespace {

constexpr double least_telling = 5;  // a count from here on is one thing's wherever a page repeats it

class TellerFinder {
 public:
  TellerFinder(const ComparedGroup& group, uint64_t about, std::span<const double> sizes, Conflict& conflict)
      : group_(group), about_(about), sizes_(sizes), conflict_(conflict), told_(sizes.size(), nullptr) {
    if (conflict.kind == ConflictKind::status) return;
    for (size_t s = 0; s < sizes.size(); ++s)
      for (const Number& n : group.profiles[index_of(conflict.sides[s].statements.front())].numbers)
        if (n.unit_key == about && n.low.value_or(0) == sizes[s]) told_[s] = &n;
  }

  void take_in(uint32_t statement) {
    const Profile& p = group_.profiles[statement];
    size_t side = sizes_.size(), met = 0;
    for (size_t s = 0; s < sizes_.size(); ++s)
      if (conflict_.kind == ConflictKind::status ? tells_state(p, s) : tells_count(p, s)) side = s, ++met;
    if (met == 1) add_teller(conflict_.sides[side], p.ref);
  }

  void take_in_pages() {
    if (conflict_.kind == ConflictKind::status || *std::min_element(sizes_.begin(), sizes_.end()) < least_telling)
      return;
    std::vector<PageIndex> pages;
    for (const ConflictSide& side : conflict_.sides)
      for (const StatementRef ref : side.statements) pages.push_back(ref.page);
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    for (const PageIndex page : pages)
      for (uint32_t i = index_of({page, 0}); i < group_.profiles.size() && group_.profiles[i].ref.page == page; ++i)
        take_in(i);
  }

 private:
  uint32_t index_of(StatementRef ref) const {
    const std::span<const Profile> all = group_.profiles.all();
    const auto at = std::lower_bound(all.begin(), all.end(), ref,
                                     [](const Profile& p, StatementRef wanted) { return p.ref < wanted; });
    return static_cast<uint32_t>(at - all.begin());
  }
  bool tells_count(const Profile& p, size_t side) const {
    const Number* told = told_[side];
    return told != nullptr && std::any_of(p.numbers.begin(), p.numbers.end(), [&](const Number& n) {
             return n.low == told->low && compare(n, *told) == Agreement::agree;
           });
  }
  bool tells_state(const Profile& p, size_t side) const {
    const std::vector<ToldState> states = told_states(*p.reading, p.statement->tokens);
    return std::any_of(states.begin(), states.end(), [&](const ToldState& s) {
      return s.topic == about_ && static_cast<double>(s.state) == sizes_[side];
    });
  }

  const ComparedGroup& group_;
  const uint64_t about_;
  const std::span<const double> sizes_;
  Conflict& conflict_;
  std::vector<const Number*> told_;  // by side
};

}  // namespace

void add_teller(ConflictSide& side, StatementRef ref) {
  const auto place = std::lower_bound(side.statements.begin(), side.statements.end(), ref);
  if (place == side.statements.end() || *place != ref) side.statements.insert(place, ref);
}

void take_in_tellers(const ComparedGroup& group, std::span<const uint32_t> claims, uint64_t about,
                     std::span<const double> sizes, Conflict& conflict) {
  TellerFinder finder(group, about, sizes, conflict);
  for (const uint32_t claim : claims)
    for (const uint32_t m : group.claims[claim]) finder.take_in(m);
  finder.take_in_pages();
}

}  // namespace tawatur
