#include "claim/difference.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
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
constexpr double most_days_day = 2;                  // between pages that may date one act
constexpr double most_days_state = 3;                // likewise, of states that change
constexpr uint32_t verb_reach = 12;                  // tokens from the beginning of a statement to its time
constexpr float sure_minute = 0.5f;                  // likewise, for the minutes of a match
constexpr float sure_saying = 0.5f;                  // likewise, for the names of who said something
constexpr uint64_t name_topic = 51, house_topic = 52;

/// A day or a clock in news mostly dates the report; only where two statements are surely one does it date the same
/// thing.
bool is_day(const TimeMention& t) { return t.value.size() >= std::string_view("2018-03-21").size(); }

/// "For two years", "since 2014", "two months ago": how far back is told roughly, from each report's own day.
bool is_stretch(const Profile& p, const TimeMention& t) {
  const std::string text = folded(slice(p.reading->page.text, t.span));
  return t.value.find('/') != t.value.npos || !t.end_value.empty() || text.starts_with("قبل") ||
         text.starts_with("منذ");
}

/// The year in a name ("Vision 2030") dates nothing.
bool is_label(const Profile& p, const TimeMention& t) {
  const Analysis& a = p.reading->analysis;
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m)
    if (overlap(p.reading->mentions[m].tokens, t.tokens) > 0) return true;
  return t.tokens.begin > 0 && a.tokens[t.tokens.begin - 1].kind == TokenKind::symbol;
}

/// "Sunday" and "Sunday next", "22 May" and "22 May 2017": which one is meant was resolved, not told.
bool share_a_day(const std::string& a, const std::string& b) {
  static constexpr std::array<std::string_view, 8> no_days = {"يوم",  "الماضي", "المقبل", "الجاري",
                                                              "صباح", "مساء",   "شهر",    "القادم"};
  const std::string x = folded(a), y = " " + folded(b) + " ";
  for (size_t at = 0; at < x.size();) {
    const size_t end = std::min(x.find(' ', at), x.size());
    const std::string word = x.substr(at, end - at);
    if (std::find(no_days.begin(), no_days.end(), word) == no_days.end() && y.find(" " + word + " ") != y.npos)
      return true;
    at = end + 1;
  }
  return false;
}

/// A time far behind a statement's beginning dates something told in passing.
bool stands_near(const Profile& p, const TimeMention& t) {
  return t.tokens.begin < p.statement->tokens.begin + verb_reach || p.statement->tokens.begin > t.tokens.begin;
}

/// "July" lies in "July 2017": the year was resolved, not told.
bool lies_in(const std::string& part, const std::string& whole) {
  return (" " + folded(whole) + " ").find(" " + folded(part) + " ") != std::string::npos;
}

/// "September", "last summer": one of the two tells no year, so that which one is meant was resolved, not told.
bool tells_year(const std::string& text) {
  return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) >= 4;
}
bool is_season(const std::string& text) {
  static constexpr std::array<std::string_view, 4> seasons = {"صيف", "شتاء", "ربيع", "خريف"};
  return std::ranges::any_of(seasons, [&](std::string_view s) { return text.find(s) != text.npos; });
}

/// Whether both times date one act: the statements open with one verb, or a telling word beside both times is one.
bool one_verb(const Profile& a, const TimeMention& x, const Profile& b, const TimeMention& y) {
  if (names_apart(a, x.tokens, b, y.tokens) || !stands_near(a, x) || !stands_near(b, y)) return false;
  if (a.opening != 0 && a.opening == b.opening) return true;
  if (x.value.size() == 4 || y.value.size() == 4) return false;  // years are told of everything
  return shared_context(context_of(a, x.tokens, {}), context_of(b, y.tokens, {})) >= 3;
}

void compare_times(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (a.statement->time == no_index || b.statement->time == no_index || a.times().size() != 1 || b.times().size() != 1)
    return;
  const TimeMention& x = a.reading->times[a.statement->time];
  const TimeMention& y = b.reading->times[b.statement->time];
  if (compare(x, y) != Agreement::differ || is_stretch(a, x) || is_stretch(b, y)) return;
  const bool day = is_day(x) || is_day(y);
  if (is_label(a, x) || is_label(b, y)) return;
  std::string here = text_of(a, x.span), there = text_of(b, y.span);
  if (lies_in(here, there) || lies_in(there, here) || is_season(here) || is_season(there)) return;
  if ((day || !tells_year(here) || !tells_year(there)) && share_a_day(here, there)) return;
  if (pair.probability < (day ? sure_day : sure_month) || !one_verb(a, x, b, y)) return;
  if (day && of_one_outlet(a, b)) return;
  if (a.ref.page == b.ref.page || days_between(a, b).value_or(0) > most_days_day) return;
  Difference& difference = out.emplace_back();
  difference.kind = ConflictKind::time, difference.sureness = pair.probability;
  difference.a = std::move(here), difference.b = std::move(there);
}

/// The minute of a match that a statement tells ("الدقيقة 84"); 0 where it tells none or several.
TokenIndex minute_in(const Profile& p) {
  const Analysis& a = p.reading->analysis;
  TokenIndex out = 0;
  for (TokenIndex t = p.statement->tokens.begin + 1; t < p.statement->tokens.end; ++t) {
    if (a.tokens[t].kind != TokenKind::number || !a.form(t - 1).ends_with("دقيقه")) continue;
    if (out != 0) return 0;
    out = t;
  }
  return out;
}

/// One goal, by one player, in two minutes.
void compare_minutes(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (pair.probability < sure_minute || a.ref.page == b.ref.page) return;
  const TokenIndex here = minute_in(a), there = minute_in(b);
  if (here == 0 || there == 0 || days_between(a, b).value_or(0) > most_days_day) return;
  const std::string_view x = a.reading->analysis.form(here), y = b.reading->analysis.form(there);
  if (x == y || pair.signs[static_cast<size_t>(ClaimSign::names_in_common)] == 0) return;
  if (names_apart(a, a.statement->tokens, b, b.statement->tokens)) return;
  Difference& difference = out.emplace_back();
  difference.kind = ConflictKind::time, difference.sureness = pair.probability;
  difference.a = text_of(a, a.reading->analysis.bytes({here - 1, here + 1}));
  difference.b = text_of(b, b.reading->analysis.bytes({there - 1, there + 1}));
}

/// Statements that are not one claim must tell their states of one thing: telling words beside both.
void compare_states(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out) {
  if (names_apart(a, a.statement->tokens, b, b.statement->tokens)) return;
  if (a.statement->modality != Modality::asserted || b.statement->modality != Modality::asserted) return;
  if (days_between(a, b).value_or(0) > most_days_state) return;
  for (const StateDifference& d : differing_states(*a.reading, a.statement->tokens, *b.reading, b.statement->tokens)) {
    if (!joined && shared_context(context_of(a, {d.a, d.a + 1}, {}), context_of(b, {d.b, d.b + 1}, {})) < 2) continue;
    out.push_back({ConflictKind::status, d.topic, text_of(a, a.reading->analysis.tokens[d.a].span()),
                   text_of(b, b.reading->analysis.tokens[d.b].span()), static_cast<double>(d.state_a),
                   static_cast<double>(d.state_b), false, 0, 0, pair.probability});
  }
}

void compare_wordings(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (of_one_outlet(a, b)) return;  // the next part of a series
  if (days_between(a, b).value_or(0) > most_days_day) return;
  if (a.attributed() && b.attributed() && !same_speaker(a, b)) return;
  const std::vector<TokenSpan> here = quoted_parts(a), there = quoted_parts(b);
  if (here.size() != 1 || there.size() != 1 || !quotes_differently(a, here[0], b, there[0])) return;
  out.push_back({ConflictKind::wording, 0, text_of(a, a.reading->analysis.bytes(here[0])),
                 text_of(b, b.reading->analysis.bytes(there[0])), 0, 0, false, 0, 0, pair.probability});
}

/// "The spokesman of the police" is no name, unless it was read as one.
bool is_description(const ChainLink& link) {
  return link.mention == no_index && (link.text.starts_with("ال") || link.text.find(" ال") != std::string::npos);
}

/// One saying, its speaker named in two ways that no spelling rule brings together, or placed in two houses whose names
/// share words ("مركز … في آسيا الوسطى").
void compare_speakers(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (pair.probability < sure_saying || a.ref.page == b.ref.page || (!a.quoted() && !b.quoted())) return;
  const ChainLink* x = origin_of(*a.statement);
  const ChainLink* y = origin_of(*b.statement);
  if (!x || !y || x->kind != SourceKind::person || y->kind != SourceKind::person) return;
  if (is_description(*x) || is_description(*y)) return;
  if (!spelled_alike(x->text, y->text)) return;
  const auto tell = [&](uint64_t topic, const std::string& left, const std::string& right) {
    // told of each of the speaker's sayings, shown with the surest
    out.push_back({ConflictKind::who, topic, left, right, 0, 0, false,
                   hash_combine(hash_combine(topic, hash_bytes(left)), a.ref.page),
                   hash_combine(hash_combine(topic, hash_bytes(right)), b.ref.page), pair.probability});
  };
  if (!same_consonants(x->text, y->text) && !one_transliteration(x->text, y->text)) tell(name_topic, x->text, y->text);
  if (const auto [house, other] = differing_houses(x->description, y->description); !house.empty())
    tell(house_topic, house, other);
}

}  // namespace

void find_differences(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out) {
  differing_quantities(a, b, pair, joined, out);
  compare_states(a, b, pair, joined, out);
  if (!joined) return;
  compare_times(a, b, pair, out);
  compare_minutes(a, b, pair, out);
  differing_polarity(a, b, pair, out);
  compare_wordings(a, b, pair, out);
  compare_speakers(a, b, pair, out);
}

}  // namespace tawatur
