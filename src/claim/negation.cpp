#include "claim/negation.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "claim/context.h"
#include "claim/root.h"

namespace tawatur {
namespace {

constexpr uint32_t scope = 3;                  // tokens behind a negation in which the negated word stands
constexpr double most_days = 1.5;              // between two pages that tell of one state of things
constexpr double most_days_one_outlet = 0.25;  // likewise; later it tells what has changed
constexpr float least_denied_told = 0.4f;   // share of both that the other's sentence has, for a denial to meet its act
constexpr float one_text = 0.9f;            // cosine from which both tell one thing, however each is introduced
constexpr size_t denied_words = 5;          // the first words behind a denial tell what is denied
constexpr double least_denied_words = 0.6;  // share of them that the other statement tells

using Words = boost::unordered_flat_set<std::string>;

/// negators.tsv: `not` what negates the next word, `deny` verbs and nouns of denial, `open` what leaves it open.
struct NegationWords {
  Words negators, without, accusation, since, first, deny, open;
  NegationWords() {
    for (const auto& row : table_rows(resource("claim/negators.tsv")))
      for (size_t i = 1; i < row.size(); ++i) of(row[0]).insert(folded(row[i]));
  }
  Words& of(std::string_view kind) {
    if (kind == "not") return negators;
    if (kind == "without") return without;
    if (kind == "accusation") return accusation;
    if (kind == "since") return since;
    if (kind == "first") return first;
    return kind == "deny" ? deny : open;
  }
};

const NegationWords& words() {
  static const NegationWords instance;
  return instance;
}

/// A form with the conjunctions in front of it taken off: "ولم" is "لم".
std::string bare(const Analysis& a, TokenIndex t) {
  std::string form(a.form(t));
  const Token& token = a.tokens[t];
  if ((token.proclitics & (conjunction_wa | conjunction_fa)) != 0 && form.size() > 2) form.erase(0, 2);
  return form;
}

bool has_word(const Profile& p, const Words& list) {
  const Analysis& a = p.reading->analysis;
  for (TokenIndex t = p.statement->tokens.begin; t < p.statement->tokens.end; ++t)
    if (list.contains(std::string(a.form(t))) || list.contains(std::string(a.stem(t))) || list.contains(bare(a, t)))
      return true;
  return false;
}

/// Rough roots of the words that stand under a negation, and of all others.
struct NegatedWords {
  std::vector<uint64_t> negated, plain;
};

NegatedWords read_negations(const Profile& p) {
  const Analysis& a = p.reading->analysis;
  NegatedWords out;
  uint32_t left = 0;  // tokens in which the negated word may still come
  for (TokenIndex t = p.statement->tokens.begin; t < p.statement->tokens.end; ++t) {
    if (words().negators.contains(bare(a, t)) || words().negators.contains(std::string(a.stem(t)))) {
      left = scope;
      continue;
    }
    if (a.tokens[t].kind == TokenKind::open_quote || a.tokens[t].kind == TokenKind::close_quote) continue;
    if (a.tokens[t].kind != TokenKind::arabic) {
      left = 0;
      continue;
    }
    const bool telling = ClaimModel::built_in().rarity(a.tokens[t].key) >= 2.2f;
    if (telling) (left > 0 ? out.negated : out.plain).push_back(rough_root(a.stem(t)));
    left = left > 0 && !telling ? left - 1 : 0;
  }
  return out;
}

bool contains(const std::vector<uint64_t>& roots, uint64_t root) {
  return std::find(roots.begin(), roots.end(), root) != roots.end();
}

/// "It had not left early since 1938", and now it does, for the first time since then.
bool tells_until_now(const Profile& no, const Profile& yes) {
  return has_word(no, words().since) && (!has_word(yes, words().since) || has_word(yes, words().first));
}

/// Whether what `no` negates is told by `yes` without a negation, and the other way round nothing is negated in both.
bool negates_what_is_told(const Profile& no, const Profile& yes) {
  const NegatedWords here = read_negations(no), there = read_negations(yes);
  if (here.negated.size() != 1 || !there.negated.empty() || has_word(yes, words().without)) return false;
  return contains(there.plain, here.negated.front()) && !contains(here.plain, here.negated.front());
}

/// Whether the statement denies in so many words; a refusal is no denial.
bool denies(const Profile& p) {
  if (p.statement->modality != Modality::denied) return false;
  const ChainLink* origin = origin_of(*p.statement);
  return has_word(p, words().deny) || (origin && words().deny.contains(folded(origin->cue)));
}

/// Whether the other statement tells what the first words behind the denial tell.
bool tells_what_is_denied(const Profile& no, const Profile& yes) {
  const Analysis& a = no.reading->analysis;
  const TokenSpan all = no.statement->tokens;
  TokenIndex t = all.begin;
  for (TokenIndex i = all.begin; i < all.end; ++i)
    if (words().deny.contains(bare(a, i)) || words().deny.contains(std::string(a.stem(i)))) t = i + 1;
  const std::vector<uint64_t> told = read_negations(yes).plain;
  size_t count = 0, met = 0;
  for (; t < all.end && count < denied_words; ++t) {
    if (a.tokens[t].kind != TokenKind::arabic || ClaimModel::built_in().rarity(a.tokens[t].key) < 2.2f) continue;
    ++count, met += contains(told, rough_root(a.stem(t)));
  }
  return count >= 3 && static_cast<double>(met) >= least_denied_words * static_cast<double>(count);
}

bool denied_by_its_source(const Profile& p) {
  const ChainLink* origin = origin_of(*p.statement);
  return origin && words().deny.contains(folded(origin->cue));
}

bool is_asserted(const Profile& p) { return p.statement->modality == Modality::asserted; }

}  // namespace

void differing_polarity(const Profile& a, const Profile& b, const Pair& pair, std::vector<Difference>& out) {
  if (a.ref.page == b.ref.page || days_between(a, b).value_or(0) > most_days) return;
  if (of_one_outlet(a, b) && days_between(a, b).value_or(0) > most_days_one_outlet) return;
  if (!a.statement->hedges.empty() || !b.statement->hedges.empty()) return;
  if (has_word(a, words().open) || has_word(b, words().open)) return;
  const auto sign = [&](ClaimSign s) { return pair.signs[static_cast<size_t>(s)]; };
  const auto denied = [&](const Profile& no, const Profile& yes) {
    return denies(no) && !has_word(no, words().accusation) && is_asserted(yes) && !denied_by_its_source(yes) &&
           !has_word(yes, words().deny) && !has_word(yes, words().negators) && sign(ClaimSign::cosine) < one_text &&
           sign(ClaimSign::told_in_both) >= least_denied_told && tells_what_is_denied(no, yes);
  };
  const auto negates = [&](const Profile& no, const Profile& yes) {
    return is_asserted(no) && is_asserted(yes) && !has_word(no, words().deny) && !has_word(yes, words().deny) &&
           negates_what_is_told(no, yes) && !tells_until_now(no, yes) && sign(ClaimSign::told_in_both) >= 0.5f &&
           sign(ClaimSign::coverage) >= 0.4f;
  };
  const bool no_here = denied(a, b) || negates(a, b);
  if (!no_here && !denied(b, a) && !negates(b, a)) return;
  out.push_back({ConflictKind::polarity, 0, text_of(a, a.statement->span), text_of(b, b.statement->span),
                 no_here ? 0.0 : 1.0, no_here ? 1.0 : 0.0, false, 0, 0, pair.probability});
}

}  // namespace tawatur
