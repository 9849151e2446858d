#include "claim/difference.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.h"
#include "claim/acts.h"
#include "claim/counted.h"
#include "claim/quotation.h"
#include "claim/root.h"
#include "claim/speaker.h"
#include "claim/states.h"
#include "claim/values.h"

namespace tawatur {
namespace {

constexpr float sure_day = 0.7f, sure_month = 0.2f;  // probabilities from which times are held against each other
constexpr float sure_saying = 0.5f;                  // likewise, for the names of who said something
constexpr uint64_t name_topic = 51, house_topic = 52;
constexpr uint32_t context_reach = 8;       // tokens around a number
constexpr uint32_t act_reach = 4;           // likewise, for the act that is counted
constexpr float least_context_word = 3.5f;  // rarity from which a shared word beside a number tells what it counts

std::string text_of(const Profile& p, ByteSpan span) { return std::string(slice(p.reading->page.text, span)); }

std::string text_of(const Profile& p, const Number& n) {
  const bool follows = !n.unit.empty() && n.unit.begin >= n.span.end && n.unit.begin - n.span.end <= 4;
  return text_of(p, follows ? ByteSpan{n.span.begin, n.unit.end} : n.span);
}

/// Rough roots of the telling words around a number, its unit aside.
std::vector<uint64_t> context_of(const Profile& p, TokenSpan number, ByteSpan unit) {
  const Analysis& a = p.reading->analysis;
  const TokenSpan all = p.statement->tokens;
  const uint32_t begin = std::max(all.begin, number.begin < context_reach ? 0 : number.begin - context_reach),
                 end = std::min(all.end, number.end + context_reach);
  std::vector<uint64_t> out;
  for (TokenIndex t = begin; t < end; ++t) {
    const Token& token = a.tokens[t];
    if (token.kind != TokenKind::arabic || number.contains(t) || unit.contains(token.begin)) continue;
    if (ClaimModel::built_in().rarity(token.key) >= least_context_word) out.push_back(rough_root(a.stem(token)));
  }
  return out;
}

uint32_t shared_context(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  uint32_t n = 0;
  for (const uint64_t x : a) n += std::find(b.begin(), b.end(), x) != b.end();
  return n;
}

/// "Tens" or "more than 40" tell too little to speak for 32 or 300.
bool is_vague(const Number& n) { return n.hedge == NumberHedge::order || !n.low || !n.high; }

/// Whether any number of the page agrees: then the two pages do not differ about this one.
bool told_on_page(const Number& number, const Profile& there) {
  return std::any_of(there.page_numbers.begin(), there.page_numbers.end(), [&](const Number& n) {
    return compare(number, n) == Agreement::agree && (!is_vague(n) || is_vague(number) || n.low == number.low);
  });
}

/// Families of the acts told around a number.
std::vector<uint32_t> acts_around(const Profile& p, TokenSpan number) {
  const TokenSpan all = p.statement->tokens;
  std::vector<uint32_t> out;
  append_acts(p.reading->analysis,
              {std::max(all.begin, number.begin < act_reach ? 0 : number.begin - act_reach),
               std::min(all.end, number.end + act_reach)},
              out);
  return out;
}

/// Four charges confessed and eight dropped are no contradiction: the acts beside the numbers must meet, where both
/// tell any.
bool tell_one_act(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  return a.empty() || b.empty() || std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

/// Whether the parts that a statement counts (158 from the air and 413 from the ground) sum up to a number of the
/// other.
bool sums_up(std::span<const Number> parts, const Number& whole) {
  double sum = 0;
  uint32_t count = 0;
  for (const Number& n : parts)
    if (n.unit_key == whole.unit_key && n.low) sum += *n.low, ++count;
  return count > 1 && whole.low && sum == *whole.low;
}

/// Whether two numbers are parts of a whole that one of the statements tells: 8 dropped and 4 confessed of 12 charges.
bool parts_of_whole(const Number& x, const Number& y, std::span<const Number> told) {
  return std::any_of(told.begin(), told.end(), [&](const Number& n) {
    return n.unit_key == x.unit_key && x.low && y.low && n.low && *n.low == *x.low + *y.low;
  });
}

/// How near two values are, from 0 to 1.
float closeness(const Number& x, const Number& y) {
  const double a = std::abs(x.low.value_or(x.high.value_or(0))), b = std::abs(y.low.value_or(y.high.value_or(0)));
  return static_cast<float>(std::min(a, b) / std::max({a, b, 1.0}));
}

void compare_quantities(const Profile& a, const Profile& b, const Pair& pair, bool joined,
                        std::vector<Difference>& out) {
  for (const Number& x : a.numbers) {
    if (x.unit_key == 0 || told_on_page(x, b)) continue;
    for (const Number& y : b.numbers) {
      if (compare(x, y) != Agreement::differ || told_on_page(y, a)) continue;
      const uint32_t shared = shared_context(context_of(a, x.tokens, x.unit), context_of(b, y.tokens, y.unit));
      const float near = closeness(x, y);
      if (!tell_one_act(acts_around(a, x.tokens), acts_around(b, y.tokens))) continue;
      if (is_vague(x) != is_vague(y) && shared == 0) continue;
      if (sums_up(a.numbers, y) || sums_up(b.numbers, x) || parts_of_whole(x, y, a.numbers) ||
          parts_of_whole(x, y, b.numbers))
        continue;
      if (!joined && (shared == 0 || near < 0.5f || std::max(x.low.value_or(0), y.low.value_or(0)) < 10)) continue;
      out.push_back(
          {ConflictKind::quantity, x.unit_key, text_of(a, x), text_of(b, y), x.low.value_or(0), y.low.value_or(0),
           counts_what_grows(x) || counts_what_grows(y), hash_combine(a.ref.page, x.span.begin),
           hash_combine(b.ref.page, y.span.begin),
           pair.probability + 0.15f * static_cast<float>(std::min(shared, 3u)) + 0.6f * near * near * near * near});
    }
  }
}

/// A dual noun (two ministers) against the same noun alone beside the same words (the minister).
void compare_duals(const Profile& dual, const Profile& single, const Pair& pair, bool swapped,
                   std::vector<Difference>& out) {
  for (const Number& n : dual.numbers) {
    if (n.tokens.size() != 1 || n.low != 2.0 || n.high != 2.0 || n.unit_key == 0 || told_on_page(n, single)) continue;
    const Analysis& analysis = dual.reading->analysis;
    const uint64_t root = rough_root(analysis.stem(n.tokens.begin));
    const std::vector<uint64_t> context = context_of(dual, n.tokens, {});
    const Analysis& other = single.reading->analysis;
    for (TokenIndex t = single.statement->tokens.begin; t < single.statement->tokens.end; ++t) {
      if (other.tokens[t].kind != TokenKind::arabic || rough_root(other.stem(t)) != root ||
          other.stem(t).size() >= analysis.stem(n.tokens.begin).size())
        continue;
      if (shared_context(context, context_of(single, {t, t + 1}, {})) < 2) continue;
      Difference d{ConflictKind::quantity,
                   n.unit_key,
                   text_of(dual, n),
                   text_of(single, other.tokens[t].span()),
                   2,
                   1,
                   false,
                   hash_combine(dual.ref.page, n.span.begin),
                   hash_combine(single.ref.page, other.tokens[t].begin),
                   pair.probability};
      if (swapped) std::swap(d.a, d.b), std::swap(d.size_a, d.size_b), std::swap(d.item_a, d.item_b);
      out.push_back(std::move(d));
      return;
    }
  }
}

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

/// "Is still" is written with a negation and denies nothing.
bool says_still(const Profile& p) {
  static constexpr std::array<std::string_view, 6> still = {"يزال", "تزال", "زال", "زالت", "يزالون", "زالوا"};
  for (const Token& t : p.reading->analysis.of(p.statement->tokens))
    if (std::find(still.begin(), still.end(), p.reading->analysis.form(t)) != still.end()) return true;
  return false;
}

void compare_polarity(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  const auto denied = [](const Profile& p) { return p.statement->modality == Modality::denied; };
  const auto negative = [](const Profile& p) { return p.statement->polarity == Polarity::negative; };
  if (a.ref.page == b.ref.page || says_still(a) || says_still(b)) return;
  const auto sign = [&](PairSign s) { return pair.signs[static_cast<size_t>(s)]; };
  // a denial names what it denies; a bare negation must say the rest of the other statement as well
  const bool one_denies = denied(a) != denied(b) && sign(PairSign::containment) >= 0.5f;
  const bool one_negates = !denied(a) && !denied(b) && negative(a) != negative(b) &&
                           sign(PairSign::told_in_both) >= 0.6f && sign(PairSign::coverage) >= 0.5f;
  if (one_denies || one_negates)
    out.push_back({ConflictKind::polarity, 0, text_of(a, a.statement->span), text_of(b, b.statement->span), 0, 0, false,
                   0, 0, pair.probability});
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
  compare_quantities(a, b, pair, joined, out);
  compare_states(a, b, pair, joined, out);
  if (!joined) return;
  compare_duals(a, b, pair, false, out), compare_duals(b, a, pair, true, out);
  compare_times(a, b, pair, out);
  compare_polarity(a, b, pair, out);
  compare_wordings(a, b, pair, out);
  compare_speakers(a, b, pair, out);
}

}  // namespace tawatur
