#include "claim/agreement.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "claim/context.h"
#include "claim/root.h"

namespace tawatur {
namespace {

constexpr uint32_t reach_before = 5, reach_behind = 8;  // tokens from the noun to the word that tells its state
constexpr uint32_t qualifiers = 4;                      // tokens behind the noun that tell which agreement it is
constexpr float least_rarity = 3.5f;                    // of a telling word
constexpr double most_days = 3;                         // between pages that tell of one state of things
constexpr uint64_t topic = 0x61677265;
enum State : uint32_t { sought = 1, signed_, ratified, in_force, ended };  // rows of agreements.tsv

class AgreementWords {
 public:
  AgreementWords() {
    uint32_t state = 0;
    for (const auto& row : table_rows(resource("claim/agreements.tsv"))) {
      const bool is_state = row[0] != "noun" && row[0] != "another" && row[0] != "condition";
      state += is_state;
      for (size_t i = 1; i < row.size(); ++i)
        if (is_state)
          states_.try_emplace(folded(row[i]), state);
        else
          (row[0] == "noun" ? nouns_ : row[0] == "another" ? another_ : conditions_).insert(folded(row[i]));
    }
  }
  bool is_noun(const Analysis& a, TokenIndex t) const {
    return nouns_.contains(std::string(a.stem(t))) || nouns_.contains(std::string(a.form(t)));
  }
  bool is_another(const Analysis& a, TokenIndex t) const {
    return another_.contains(std::string(a.stem(t))) || another_.contains(std::string(a.form(t)));
  }
  bool is_condition(const Analysis& a, TokenIndex t) const { return conditions_.contains(std::string(a.form(t))); }
  /// 0 where the word tells no state.
  uint32_t state(const Analysis& a, TokenIndex t) const {
    auto at = states_.find(std::string(a.form(t)));
    if (at == states_.end()) at = states_.find(std::string(a.stem(t)));
    return at == states_.end() ? 0 : at->second;
  }

 private:
  boost::unordered_flat_set<std::string> nouns_, another_, conditions_;
  boost::unordered_flat_map<std::string, uint32_t> states_;
};

const AgreementWords& agreement_words() {
  static const AgreementWords words;
  return words;
}

/// States that cannot both hold. What is signed stays signed in every later state; what has ended may be sought again.
bool exclude_each_other(uint32_t x, uint32_t y) {
  const auto [early, late] = std::minmax(x, y);
  return (early == sought && late != ended) || (early == in_force && late == ended) ||
         (early == ratified && late == in_force);
}

struct Told {
  uint32_t statement;  // of the ProfileSet
  uint64_t which;      // rough root of a word that tells which agreement it is
  uint32_t state;
  TokenSpan words;  // that tell the state
};

/// The nearest word of a state around a noun, and how far it is; state 0 where there is none.
Told state_beside(const Profile& p, TokenIndex noun) {
  const Analysis& a = p.reading->analysis;
  const TokenSpan all = p.statement->tokens;
  Told out{0, 0, 0, {}};
  uint32_t nearest = UINT32_MAX;
  const TokenIndex begin = std::max(all.begin, noun < reach_before ? 0 : noun - reach_before);
  for (TokenIndex t = begin; t < std::min(all.end, noun + reach_behind); ++t) {
    const uint32_t state = agreement_words().state(a, t), distance = t < noun ? noun - t : t - noun;
    if (state == 0 || distance >= nearest) continue;
    const bool construct = a.form(t) == "حيز" && t + 1 < all.end;  // "into force" is two words
    nearest = distance, out.state = state, out.words = {t, t + (construct ? 2u : 1u)};
  }
  return out;
}

void agreements_in(const ProfileSet& profiles, uint32_t statement, std::vector<Told>& out) {
  const Profile& p = profiles[statement];
  const bool says_so = p.statement->modality == Modality::asserted && p.statement->polarity == Polarity::positive;
  if (!says_so) return;  // what will be or is denied is no state
  const Analysis& a = p.reading->analysis;
  const TokenSpan all = p.statement->tokens;
  for (TokenIndex t = all.begin; t < all.end; ++t)
    if (agreement_words().is_condition(a, t)) return;
  for (TokenIndex t = all.begin; t < all.end; ++t) {
    if (a.tokens[t].kind != TokenKind::arabic || !agreement_words().is_noun(a, t)) continue;
    Told told = state_beside(p, t);
    if (told.state == 0) continue;
    told.statement = statement;
    for (TokenIndex q = t + 1; q < std::min(all.end, t + 1 + qualifiers); ++q) {
      if (a.tokens[q].kind != TokenKind::arabic || agreement_words().is_noun(a, q)) break;
      if (agreement_words().is_another(a, q)) break;  // "a new agreement" is not the one that was
      if (agreement_words().state(a, q) != 0) break;
      if (ClaimModel::built_in().rarity(a.tokens[q].key) < least_rarity) continue;
      told.which = rough_root(a.stem(q));
      out.push_back(told);
    }
  }
}

}  // namespace

std::vector<GroupDifference> differing_agreements(const ProfileSet& profiles) {
  std::vector<Told> told;
  for (uint32_t i = 0; i < profiles.size(); ++i) agreements_in(profiles, i, told);
  const auto page = [&](const Told& t) { return profiles[t.statement].ref.page; };
  std::stable_sort(told.begin(), told.end(), [&](const Told& x, const Told& y) {
    return std::tuple(x.which, page(x), x.statement) < std::tuple(y.which, page(y), y.statement);
  });
  std::vector<GroupDifference> out;
  boost::unordered_flat_set<uint64_t> shown;  // pairs of statements: two words may tell that an agreement is one
  for (size_t begin = 0; begin < told.size();) {
    size_t end = begin;
    while (end < told.size() && told[end].which == told[begin].which) ++end;
    std::vector<const Told*> one_a_page;
    for (size_t i = begin; i < end; ++i) {
      size_t next = i;
      bool changes = false;
      while (next < end && page(told[next]) == page(told[i])) changes |= told[next++].state != told[i].state;
      if (!changes) one_a_page.push_back(&told[i]);
      i = next - 1;
    }
    for (size_t i = 1; i < one_a_page.size(); ++i) {
      const Told& x = *one_a_page.front();
      const Told& y = *one_a_page[i];
      if (!exclude_each_other(x.state, y.state) ||
          days_between(profiles[x.statement], profiles[y.statement]).value_or(0) > most_days ||
          !shown.insert(uint64_t{x.statement} << 32 | y.statement).second)
        continue;
      const auto text = [&](const Told& t) {
        const Reading& r = *profiles[t.statement].reading;
        return std::string(slice(r.page.text, r.analysis.bytes(t.words)));
      };
      out.push_back(
          {x.statement,
           y.statement,
           {ConflictKind::status, topic, text(x), text(y), double(x.state), double(y.state), false, 0, 0, 0.5f}});
    }
    begin = end;
  }
  return out;
}

}  // namespace tawatur
