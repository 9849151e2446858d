#include "claim/quantity.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "claim/acts.h"
#include "claim/age.h"
#include "claim/context.h"
#include "claim/counted.h"
#include "claim/counting.h"
#include "claim/root.h"
#include "claim/values.h"

namespace tawatur {
namespace {

constexpr uint32_t act_reach = 4;  // tokens around a number, for the act that is counted
constexpr size_t least_noun = 6;   // bytes of a noun alone against its dual: three letters

// Days between two pages that tell of one moment; of measures, and of one outlet, whose later report tells a new state;
// and of a toll, which does not fall.
constexpr double most_days = 3, most_days_changing = 0.75, most_days_toll = 1;

constexpr double least_telling = 5;         // a number from here on is the same number whatever its unit is read as
constexpr float near_values = 0.8f;         // from here on two values of a measure are two tellings of one
constexpr float least_near = 0.5f;          // further apart, two exact counts are of different things
constexpr float least_near_measure = 0.6f;  // likewise, two measures

// Probabilities that pairs need to be held against each other: for a noun alone; of two stories of one thread; of two
// pages of one outlet, which mostly tell of different things.
// Measures of pages without a date ask for as much as those of two stories: which day's price is it?
constexpr float sure_dual = 0.5f, sure_story = 0.6f, sure_outlet = 0.5f;

std::string value_text(const Profile& p, const Number& n) {
  const bool follows = !n.unit.empty() && n.unit.begin >= n.span.end && n.unit.begin - n.span.end <= 4;
  return text_of(p, follows ? ByteSpan{n.span.begin, n.unit.end} : n.span);
}

/// "Tens" or "more than 40" tell too little to speak for 32 or 300.
bool is_vague(const Number& n) { return n.hedge == NumberHedge::order || !n.low || !n.high; }

/// Whether any number of the page agrees: then the two pages do not differ about this one. Large numbers agree whatever
/// word each page has for what they count.
bool told_on_page(const Number& number, const Profile& there) {
  return std::any_of(there.page_numbers.begin(), there.page_numbers.end(), [&](const Number& n) {
    if (!is_vague(n) && n.low == number.low && *n.low >= least_telling) return true;
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
    // "30 million euros and another 9 million": the second unit goes without saying
    if ((n.unit_key == whole.unit_key || n.unit_key == 0) && n.low) sum += *n.low, ++count;
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

/// Whether the two may tell of one moment: prices and tolls of other days are new states. Tolls that rise are told as
/// updates and may be of one outlet.
bool of_one_moment(const Profile& a, const Profile& b, const Pair& pair, bool grows, bool measure) {
  if (a.ref.page == b.ref.page) return true;
  const bool one_outlet = !grows && of_one_outlet(a, b);
  if (one_outlet && (measure || pair.probability < sure_outlet)) return false;
  const std::optional<double> days = days_between(a, b);
  if ((a.story != b.story || (measure && !days)) && pair.probability < sure_story) return false;
  const auto sign = [&](ClaimSign s) { return pair.signs[static_cast<size_t>(s)]; };
  if (sign(ClaimSign::times_apart) > 0 && sign(ClaimSign::times_shared) == 0) return false;  // Saturday's and Sunday's
  return days.value_or(0) <= (one_outlet || measure ? most_days_changing : most_days);
}

/// Numbers of one unit that a statement tells and the other does not.
size_t told_alone(const Profile& p, const Profile& other, uint64_t unit) {
  return static_cast<size_t>(std::ranges::count_if(p.numbers, [&](const Number& n) {
    return n.unit_key == unit &&
           std::ranges::none_of(other.numbers, [&](const Number& m) { return compare(n, m) == Agreement::agree; });
  }));
}

/// Whether two statements are one form filled twice: several numbers of each differ from the other's and none agrees.
bool another_instance(const Profile& a, const Profile& b) {
  size_t differ = 0;
  for (const Number& x : a.numbers) {
    bool differs = false;
    for (const Number& y : b.numbers) {
      const Agreement how = compare(x, y);
      if (how == Agreement::agree && x.unit_key != 0) return false;
      differs |= how == Agreement::differ;
    }
    differ += differs;
  }
  return differ >= 2;
}

/// A toll does not fall: of pages more than a day apart the later one must tell more, or it tells of another event.
bool falls_later(const Profile& a, const Number& x, const Profile& b, const Number& y) {
  if (days_between(a, b).value_or(0) <= most_days_toll) return false;
  const bool a_is_later = a.reading->page.published->seconds > b.reading->page.published->seconds;
  const double later = (a_is_later ? x : y).low.value_or(0), earlier = (a_is_later ? y : x).low.value_or(0);
  return later < earlier;
}

/// "12 were killed", and later "the toll rose to 23": one event's, where the two are one claim of one story; elsewhere
/// a toll is held against tolls and sums alone.
bool count_alike(Counting x, Counting y, bool of_one_event) {
  if (x == y) return true;
  const auto is = [&](Counting one, Counting other) { return (x == one && y == other) || (x == other && y == one); };
  return is(Counting::sum, Counting::toll) || (of_one_event && is(Counting::plain, Counting::toll));
}

/// Whether two numbers of one unit stand for one thing, as far as the words around them show.
bool count_one_thing(const Profile& a, const Number& x, const Profile& b, const Number& y, bool joined,
                     uint32_t shared) {
  const float near = closeness(x, y);
  const bool of_one_event = joined && a.story == b.story;
  if (!count_alike(counting_of(a, x), counting_of(b, y), of_one_event) || names_apart(a, x.tokens, b, y.tokens))
    return false;
  if (!tell_one_act(acts_around(a, x.tokens), acts_around(b, y.tokens))) return false;
  // "hundreds" may be 1,400, and "dozens" beside 7 are those of another raid
  if ((x.hedge == NumberHedge::order) != (y.hedge == NumberHedge::order)) return false;
  if (is_vague(x) != is_vague(y) && shared == 0) return false;
  if (years_beside(a, x) != years_beside(b, y)) return false;
  if (counts_what_grows(x) && falls_later(a, x, b, y)) return false;
  const bool one_more = std::abs(x.low.value_or(0) - y.low.value_or(0)) == 1;
  if (one_more && !counts_what_grows(x) && counts_others(a, x) != counts_others(b, y)) return false;
  if (!is_vague(x) && !is_vague(y) && near < least_near) return false;
  if (age_told(*a.reading, x) || age_told(*b.reading, y)) return false;  // person_age.h holds them against each other
  if (is_measure(a, x)) {
    if (told_alone(a, b, x.unit_key) > 1 || told_alone(b, a, y.unit_key) > 1) return false;  // which stands for which?
    if (a.story != b.story || near < least_near_measure) return false;
    if (shared == 0 || shared + (near >= near_values) < 2) return false;
  } else if (!counts_what_grows(x) && another_instance(a, b)) {
    return false;
  }
  return joined || (shared > 0 && near >= 0.5f && std::max(x.low.value_or(0), y.low.value_or(0)) >= 10);
}

void compare_numbers(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out) {
  for (const Number& x : a.numbers) {
    if (x.unit_key == 0 || is_label(x) || told_on_page(x, b)) continue;
    for (const Number& y : b.numbers) {
      if (compare(x, y) != Agreement::differ || is_label(y) || told_on_page(y, a)) continue;
      const bool grows = counts_what_grows(x) || counts_what_grows(y);
      if (!of_one_moment(a, b, pair, grows, is_measure(a, x))) continue;
      const uint32_t shared = shared_context(context_of(a, x.tokens, x.unit), context_of(b, y.tokens, y.unit));
      if (!count_one_thing(a, x, b, y, joined, shared)) continue;
      if (sums_up(a.numbers, y) || sums_up(b.numbers, x) || parts_of_whole(x, y, a.numbers) ||
          parts_of_whole(x, y, b.numbers))
        continue;
      const float near = closeness(x, y);
      out.push_back(
          {ConflictKind::quantity, x.unit_key, value_text(a, x), value_text(b, y), x.low.value_or(0), y.low.value_or(0),
           grows, hash_combine(a.ref.page, x.span.begin), hash_combine(b.ref.page, y.span.begin),
           pair.probability + 0.15f * static_cast<float>(std::min(shared, 3u)) + 0.6f * near * near * near * near});
    }
  }
}

/// "وزيران", "وزيرين" or, before another noun, "وزيري" of "وزير".
bool is_dual_of(std::string_view dual, std::string_view one) {
  if (!dual.starts_with(one)) return false;
  const std::string_view ending = dual.substr(one.size());
  return ending == "ان" || ending == "ين" || ending == "ي";
}

bool tells(const Profile& p, std::string_view stem) {
  const Analysis& a = p.reading->analysis;
  for (TokenIndex t = p.statement->tokens.begin; t < p.statement->tokens.end; ++t)
    if (a.stem(t) == stem) return true;
  return false;
}

/// A dual noun (two ministers) against the same noun alone beside the same words (the minister).
void compare_duals(const Profile& dual, const Profile& single, const Pair& pair, bool swapped,
                   std::vector<Difference>& out) {
  for (const Number& n : dual.numbers) {
    if (n.tokens.size() != 1 || n.low != 2.0 || n.high != 2.0 || n.unit_key == 0 || told_on_page(n, single)) continue;
    if (is_measure(dual, n)) continue;
    const Analysis& analysis = dual.reading->analysis;
    const std::string_view stem = analysis.stem(n.tokens.begin);
    const std::vector<uint64_t> context = context_of(dual, n.tokens, {});
    const Analysis& other = single.reading->analysis;
    if (tells(single, stem)) continue;
    for (TokenIndex t = single.statement->tokens.begin; t < single.statement->tokens.end; ++t) {
      const std::string_view one = other.stem(t);
      if (other.tokens[t].kind != TokenKind::arabic || one.size() < least_noun || !is_dual_of(stem, one)) continue;
      if ((other.tokens[t].proclitics & conjunction_wa) != 0) break;  // "an officer and a soldier" are two as well
      if (is_measure_word(one)) break;
      if (names_apart(dual, n.tokens, single, {t, t + 1})) continue;
      if (shared_context(context, context_of(single, {t, t + 1}, {})) < 2) continue;
      Difference d{ConflictKind::quantity,
                   n.unit_key,
                   text_of(dual, n.span),
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

}  // namespace

void differing_quantities(const Profile& a, const Profile& b, const Pair& pair, bool joined,
                          std::vector<Difference>& out) {
  compare_numbers(a, b, pair, joined, out);
  if (!joined || pair.probability < sure_dual || !of_one_moment(a, b, pair, false, false)) return;
  compare_duals(a, b, pair, false, out), compare_duals(b, a, pair, true, out);
}

}  // namespace tawatur
