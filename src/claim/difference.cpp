#include "claim/difference.h"

#include "base/hash.h"
#include "claim/context.h"
#include "claim/negation.h"
#include "claim/quantity.h"
#include "claim/quotation.h"
#include "claim/speaker.h"
#include "claim/states.h"
#include "claim/values.h"

namespace tawatur {
namespace {

constexpr float sure_day = 0.7f, sure_month = 0.2f;  // probabilities from which times are held against each other
constexpr float sure_saying = 0.5f;                  // likewise, for the names of who said something
constexpr uint64_t name_topic = 51, house_topic = 52;

/// A day or a clock in news mostly dates the report; only where two statements are surely one does it date the same
/// thing.
bool is_day(const TimeMention& t) { return t.value.size() >= std::string_view("2018-03-21").size(); }

void compare_times(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (a.statement->time == no_index || b.statement->time == no_index || a.times().size() != 1 || b.times().size() != 1)
    return;
  const TimeMention& x = a.reading->times[a.statement->time];
  const TimeMention& y = b.reading->times[b.statement->time];
  if (compare(x, y) != Agreement::differ || pair.probability < (is_day(x) || is_day(y) ? sure_day : sure_month)) return;
  out.push_back({ConflictKind::time, 0, text_of(a, x.span), text_of(b, y.span), 0, 0, false, 0, 0, pair.probability});
}

/// Statements that are not one claim must tell their states of one thing: telling words beside both.
void compare_states(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out) {
  for (const StateDifference& d : differing_states(*a.reading, a.statement->tokens, *b.reading, b.statement->tokens)) {
    if (!joined && shared_context(context_of(a, {d.a, d.a + 1}, {}), context_of(b, {d.b, d.b + 1}, {})) < 2) continue;
    out.push_back({ConflictKind::status, d.topic, text_of(a, a.reading->analysis.tokens[d.a].span()),
                   text_of(b, b.reading->analysis.tokens[d.b].span()), static_cast<double>(d.state_a),
                   static_cast<double>(d.state_b), false, 0, 0, pair.probability});
  }
}

void compare_wordings(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  const std::vector<TokenSpan> here = quoted_parts(a), there = quoted_parts(b);
  if (here.size() != 1 || there.size() != 1 || !quotes_differently(a, here[0], b, there[0])) return;
  out.push_back({ConflictKind::wording, 0, text_of(a, a.reading->analysis.bytes(here[0])),
                 text_of(b, b.reading->analysis.bytes(there[0])), 0, 0, false, 0, 0, pair.probability});
}

/// One saying, its speaker named in two ways that no spelling rule brings together, or placed in two houses whose names
/// share words ("مركز … في آسيا الوسطى").
void compare_speakers(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (pair.probability < sure_saying || a.ref.page == b.ref.page || (!a.quoted() && !b.quoted())) return;
  const ChainLink* x = origin_of(*a.statement);
  const ChainLink* y = origin_of(*b.statement);
  if (!x || !y || x->kind != SourceKind::person || y->kind != SourceKind::person || a.origin == b.origin) return;
  if (!spelled_alike(x->text, y->text)) return;
  const auto tell = [&](uint64_t topic, const std::string& left, const std::string& right) {
    // told of each of the speaker's sayings, shown with the surest
    out.push_back({ConflictKind::who, topic, left, right, 0, 0, false,
                   hash_combine(hash_combine(topic, hash_bytes(left)), a.ref.page),
                   hash_combine(hash_combine(topic, hash_bytes(right)), b.ref.page), pair.probability});
  };
  if (!same_consonants(x->text, y->text)) tell(name_topic, x->text, y->text);
  if (const auto [house, other] = differing_houses(x->description, y->description); !house.empty())
    tell(house_topic, house, other);
}

}  // namespace

void find_differences(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out) {
  differing_quantities(a, b, pair, joined, out);
  compare_states(a, b, pair, joined, out);
  if (!joined) return;
  compare_times(a, b, pair, out);
  differing_polarity(a, b, pair, out);
  compare_wordings(a, b, pair, out);
  compare_speakers(a, b, pair, out);
}

}  // namespace tawatur
