// Where the tellings of one fact differ: differences between pairs of statements, gathered into conflicts with sides.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstring>
#include <numeric>

#include "base/fold.h"
#include "base/hash.h"
#include "claim/agreement.h"
#include "claim/difference.h"
#include "claim/group.h"
#include "claim/office.h"
#include "claim/person_age.h"
#include "claim/sides.h"

namespace tawatur {
namespace {

constexpr float loosest = 0.3f;  // of the link that joins: pairs below are not held against each other
constexpr int64_t seconds_until_new =
    12 * 3600;                          // after which any count may have risen: votes, areas, countries that join
constexpr float same_page_link = 0.6f;  // a page contradicts itself only where it surely tells one thing twice

/// None where one of the two does not tell its time.
std::optional<bool> published_later(const Profile& late, const Profile& early, int64_t seconds) {
  const auto& x = late.reading->page.published;
  const auto& y = early.reading->page.published;
  if (!x || !y) return std::nullopt;
  return x->seconds > y->seconds + seconds;
}

struct Found {
  uint32_t a, b, claim;
  Difference what;
};

constexpr size_t most_sides = 3;  // many values are a series (prices of many hours), a dispute has two or three

class ConflictFinder {
 public:
  explicit ConflictFinder(const ComparedGroup& group) : group_(group), claims_of_(group.profiles.size()) {
    for (uint32_t c = 0; c < group.claims.size(); ++c)
      for (const uint32_t m : group.claims[c]) claims_of_[m].push_back(c);
    for (uint32_t i = 0; i < group.profiles.size(); ++i)
      if (group.profiles[i].told_by_body()) claims_of_[i] = claims_of_[group.profiles[i].body];
  }

  std::vector<Conflict> run() {
    std::vector<Difference> differences;
    for (const Pair& pair : group_.pairs) {
      const Profile& a = group_.profiles[pair.a];
      const Profile& b = group_.profiles[pair.b];
      const bool one_page = a.ref.page == b.ref.page;
      if (pair.probability < (one_page ? same_page_link : loosest * group_.least_link)) continue;
      const uint32_t shared = shared_claim(pair.a, pair.b);
      differences.clear();
      find_differences(a, b, pair, shared != UINT32_MAX && pair.probability >= group_.least_link, differences);
      for (Difference& d : differences)
        found_.push_back({pair.a, pair.b, shared == UINT32_MAX ? claims_of_[pair.a].front() : shared, std::move(d)});
    }
    take_over(differing_offices(group_.profiles));
    take_over(differing_agreements(group_.profiles));
    take_over(differing_ages(group_.profiles));
    keep_surest();
    for (Found& f : found_) add(f);
    merge_repeated();
    std::vector<Conflict> out;
    for (Item& i : items_) {
      if (i.conflict.kind == ConflictKind::quantity || i.conflict.kind == ConflictKind::status)
        take_in_tellers(group_, i.claims, i.about, i.sizes, i.conflict);
      i.conflict.update = i.conflict.kind == ConflictKind::quantity && grew(i, i.rises ? 0 : seconds_until_new);
      if (i.conflict.kind == ConflictKind::quantity) sort_sides(i);
      out.push_back(std::move(i.conflict));
    }
    return out;
  }

 private:
  struct Item {
    Conflict conflict;
    uint64_t about = 0;
    bool rises = false;
    std::vector<uint64_t> values;  // of the sides
    std::vector<double> sizes;     // likewise
    std::vector<uint32_t> claims;  // whose members may stand on its sides
  };

  void take_over(std::vector<GroupDifference> differences) {
    for (GroupDifference& d : differences) found_.push_back({d.a, d.b, claims_of_[d.a].front(), std::move(d.what)});
  }

  uint32_t shared_claim(uint32_t a, uint32_t b) const {
    for (const uint32_t c : claims_of_[a])
      if (std::find(claims_of_[b].begin(), claims_of_[b].end(), c) != claims_of_[b].end()) return c;
    return UINT32_MAX;
  }

  /// A value of one page is held against one value of another: that of the surest pair.
  void keep_surest() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& x, const Found& y) { return x.what.sureness > y.what.sureness; });
    boost::unordered_flat_set<uint64_t> used;
    std::vector<Found> kept;
    for (Found& f : found_) {
      if (f.what.item_a != 0) {
        const uint64_t left = hash_combine(f.what.item_a, group_.profiles[f.b].ref.page),
                       right = hash_combine(f.what.item_b, group_.profiles[f.a].ref.page);
        if (used.contains(left) || used.contains(right)) continue;
        used.insert(left), used.insert(right);
      }
      kept.push_back(std::move(f));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Found& x, const Found& y) {
      return std::tie(x.claim, x.a, x.b) < std::tie(y.claim, y.a, y.b);
    });
    found_ = std::move(kept);
  }

  void add(Found& f) {
    const Profile& a = group_.profiles[f.a];
    const Profile& b = group_.profiles[f.b];
    Difference& d = f.what;
    const auto of_claim = std::ranges::lower_bound(items_, f.claim, {}, [](const Item& i) { return i.conflict.claim; });
    auto at = std::find_if(of_claim, items_.end(),
                           [&](const Item& i) { return i.conflict.kind == d.kind && i.about == d.about; });
    if (at == items_.end()) {
      items_.push_back({});
      at = items_.end() - 1;
      at->conflict.claim = f.claim, at->conflict.kind = d.kind, at->about = d.about;
      at->claims.push_back(f.claim);
    }
    at->rises |= d.rises;
    if (a.ref.page == b.ref.page) at->conflict.note = "one page tells both";
    put(*at, a, std::move(d.a), d.size_a), put(*at, b, std::move(d.b), d.size_b);
  }

  static void put(Item& item, const Profile& p, std::string value, double size) {
    // quantities are one side by their value, states by the state, yes and no by which it is, all else by the words
    uint64_t key = hash_bytes(folded(value));
    if (item.conflict.kind == ConflictKind::quantity || item.conflict.kind == ConflictKind::status ||
        item.conflict.kind == ConflictKind::polarity)
      std::memcpy(&key, &size, sizeof key);
    const auto at = static_cast<size_t>(std::find(item.values.begin(), item.values.end(), key) - item.values.begin());
    if (at == item.values.size()) {
      item.values.push_back(key), item.sizes.push_back(size);
      item.conflict.sides.push_back({std::move(value), {}});
    }
    add_teller(item.conflict.sides[at], p.ref);
  }

  /// One dispute is met in every claim that tells its counts: the same two values of one unit are told once.
  void merge_repeated() {
    for (size_t i = 0; i < items_.size(); ++i) {
      for (size_t j = items_.size(); --j > i;) {
        Item& one = items_[i];
        Item& other = items_[j];
        if (one.conflict.kind != ConflictKind::quantity || other.conflict.kind != ConflictKind::quantity ||
            one.about != other.about || shared_values(one, other) < 2)
          continue;
        for (size_t s = 0; s < other.values.size(); ++s)
          for (const StatementRef ref : other.conflict.sides[s].statements)
            put(one, profile_of(ref), other.conflict.sides[s].value, other.sizes[s]);
        one.rises |= other.rises;
        one.claims.insert(one.claims.end(), other.claims.begin(), other.claims.end());
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
  }

  static size_t shared_values(const Item& a, const Item& b) {
    return static_cast<size_t>(std::count_if(a.values.begin(), a.values.end(), [&](uint64_t value) {
      return std::find(b.values.begin(), b.values.end(), value) != b.values.end();
    }));
  }

  const Profile& profile_of(StatementRef ref) const {
    const std::span<const Profile> all = group_.profiles.all();
    return *std::lower_bound(all.begin(), all.end(), ref,
                             [](const Profile& p, StatementRef wanted) { return p.ref < wanted; });
  }

  /// Whether every telling of more is later than every telling of less, by `seconds` at least. Pages without a time (a
  /// cut copy) say nothing.
  bool grew(const Item& item, int64_t seconds) const {
    bool known = false;
    for (size_t x = 0; x < item.sizes.size(); ++x)
      for (size_t y = 0; y < item.sizes.size(); ++y)
        if (item.sizes[x] > item.sizes[y])
          for (const StatementRef more : item.conflict.sides[x].statements)
            for (const StatementRef less : item.conflict.sides[y].statements)
              if (const auto later = published_later(profile_of(more), profile_of(less), seconds)) {
                if (!*later) return false;
                known = true;
              }
    return known;
  }

  /// From the least to the most, as counts grow.
  static void sort_sides(Item& item) {
    std::vector<size_t> order(item.sizes.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t x, size_t y) { return item.sizes[x] < item.sizes[y]; });
    std::vector<ConflictSide> sides;
    for (const size_t s : order) sides.push_back(std::move(item.conflict.sides[s]));
    item.conflict.sides = std::move(sides);
  }

  const ComparedGroup& group_;
  std::vector<std::vector<uint32_t>> claims_of_;
  std::vector<Found> found_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const ComparedGroup& group) {
  std::vector<Conflict> out = ConflictFinder(group).run();
  std::erase_if(out,
                [](const Conflict& c) { return c.sides.size() < 2 || (c.sides.size() > most_sides && !c.update); });
  return out;
}

}  // namespace tawatur
