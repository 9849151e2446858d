// Where the tellings of one fact differ.
#include <algorithm>
#include <cstring>

#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "claim/group.h"
#include "claim/states.h"
#include "claim/values.h"

namespace tawatur {
namespace {

/// One difference between two statements, before sides are gathered.
struct Difference {
  ConflictKind kind;
  uint64_t about = 0;  // unit or topic: differences of one kind about one thing make one conflict
  std::string a, b;    // what each side says, verbatim
  double size_a = 0, size_b = 0;  // of quantities
  bool rises = false;  // counts what grows as news comes in
};

std::string text_of(const Profile& p, ByteSpan span) { return std::string(slice(p.reading->page.text, span)); }

std::string text_of(const Profile& p, const Number& n) {
  const bool follows = !n.unit.empty() && n.unit.begin >= n.span.end && n.unit.begin - n.span.end <= 4;
  return text_of(p, follows ? ByteSpan{n.span.begin, n.unit.end} : n.span);
}

/// The items of one side that nothing on the other side agrees with.
template <class Item>
std::vector<const Item*> left_over(std::span<const Item> items, std::span<const Item> others) {
  std::vector<const Item*> out;
  for (const Item& i : items)
    if (std::none_of(others.begin(), others.end(), [&](const Item& o) { return compare(i, o) == Agreement::agree; })) out.push_back(&i);
  return out;
}

bool in_casualty_words(const Profile& p, const Number& n) { return counts_what_grows(*p.reading, n); }

void compare_quantities(const Profile& a, const Profile& b, std::vector<Difference>& out) {
  const auto left = left_over(a.numbers(), b.numbers()), right = left_over(b.numbers(), a.numbers());
  for (const Number* x : left) {
    if (x->unit_key == 0) continue;
    const auto same_unit = [&](const Number* n) { return n->unit_key == x->unit_key; };
    if (std::count_if(left.begin(), left.end(), same_unit) != 1 || std::count_if(right.begin(), right.end(), same_unit) != 1) continue;
    const Number* y = *std::find_if(right.begin(), right.end(), same_unit);
    if (compare(*x, *y) != Agreement::differ) continue;
    out.push_back({ConflictKind::quantity, x->unit_key, text_of(a, *x), text_of(b, *y), x->low.value_or(0), y->low.value_or(0),
                   in_casualty_words(a, *x) || in_casualty_words(b, *y)});
  }
}

void compare_times(const Profile& a, const Profile& b, std::vector<Difference>& out) {
  if (a.statement->time == no_index || b.statement->time == no_index) return;
  const TimeMention& x = a.reading->times[a.statement->time];
  const TimeMention& y = b.reading->times[b.statement->time];
  if (a.times().size() != 1 || b.times().size() != 1 || compare(x, y) != Agreement::differ) return;
  out.push_back({ConflictKind::time, 0, text_of(a, x.span), text_of(b, y.span), 0, 0, false});
}

void compare_polarity(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  const auto denies = [](const Statement& s) { return s.polarity == Polarity::negative || s.modality == Modality::denied; };
  if (denies(*a.statement) == denies(*b.statement) || pair.signs[static_cast<size_t>(PairSign::containment)] < 0.5f) return;
  out.push_back({ConflictKind::polarity, 0, text_of(a, a.statement->span), text_of(b, b.statement->span), 0, 0, false});
}

void compare_states(const Profile& a, const Profile& b, std::vector<Difference>& out) {
  for (const StateDifference& d : differing_states(*a.reading, a.statement->tokens, *b.reading, b.statement->tokens))
    out.push_back({ConflictKind::status, d.topic, text_of(a, d.a), text_of(b, d.b), 0, 0, false});
}

bool published_later(const Profile& late, const Profile& early) {
  const auto& x = late.reading->page.published;
  const auto& y = early.reading->page.published;
  return x && y && x->seconds > y->seconds;
}

/// Gathers differences between pairs into conflicts with sides.
class ConflictSet {
 public:
  void add(const Profile& a, const Profile& b, Difference&& d) {
    const bool newer = d.rises && ((published_later(a, b) && d.size_a > d.size_b) || (published_later(b, a) && d.size_b > d.size_a));
    auto at = std::find_if(items_.begin(), items_.end(), [&](const Item& i) { return i.conflict.kind == d.kind && i.about == d.about; });
    if (at == items_.end()) {
      items_.push_back({});
      at = items_.end() - 1;
      at->conflict.kind = d.kind, at->about = d.about, at->conflict.update = true;
    }
    at->conflict.update &= newer;
    if (a.ref.page == b.ref.page) at->conflict.note = "one page tells both";
    put(*at, a, std::move(d.a), d.size_a), put(*at, b, std::move(d.b), d.size_b);
  }
  std::vector<Conflict> take() {
    std::vector<Conflict> out;
    for (Item& i : items_) out.push_back(std::move(i.conflict));
    return out;
  }

 private:
  struct Item {
    Conflict conflict;
    uint64_t about = 0;
    std::vector<uint64_t> values;  // of the sides
  };
  static void put(Item& item, const Profile& p, std::string value, double size) {
    // quantities are one side by their value, all else by the words
    uint64_t key = hash_bytes(folded(value));
    if (item.conflict.kind == ConflictKind::quantity) std::memcpy(&key, &size, sizeof key);
    auto at = static_cast<size_t>(std::find(item.values.begin(), item.values.end(), key) - item.values.begin());
    if (at == item.values.size()) item.values.push_back(key), item.conflict.sides.push_back({std::move(value), {}});
    std::vector<StatementRef>& refs = item.conflict.sides[at].statements;
    const auto place = std::lower_bound(refs.begin(), refs.end(), p.ref);
    if (place == refs.end() || *place != p.ref) refs.insert(place, p.ref);
  }
  std::vector<Item> items_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const ComparedGroup& group, std::span<const uint32_t> members) {
  ConflictSet found;
  std::vector<Difference> differences;
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size(); ++j) {
      const Pair* pair = group.pair_of(members[i], members[j]);
      if (!pair || pair->probability < group.least_link) continue;
      const Profile& a = group.profiles[pair->a];
      const Profile& b = group.profiles[pair->b];
      differences.clear();
      compare_quantities(a, b, differences);
      compare_times(a, b, differences);
      compare_polarity(a, b, *pair, differences);
      compare_states(a, b, differences);
      for (Difference& d : differences) found.add(a, b, std::move(d));
    }
  }
  return found.take();
}

}  // namespace tawatur
