#include "claim/context.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>

#include "base/fold.h"
#include "base/resource.h"
#include "claim/root.h"

namespace tawatur {
namespace {

constexpr uint32_t context_reach = 8;       // tokens
constexpr float least_context_word = 3.5f;  // rarity from which a shared word tells what is spoken of

TokenSpan around(const Profile& p, TokenSpan passage) {
  const TokenSpan all = p.statement->tokens;
  return {std::max(all.begin, passage.begin < context_reach ? 0 : passage.begin - context_reach),
          std::min(all.end, passage.end + context_reach)};
}

bool is_actor(EntityKind kind) { return kind == EntityKind::person || kind == EntityKind::organisation; }
bool is_person(EntityKind kind) { return kind == EntityKind::person; }
bool is_place(EntityKind kind) { return kind == EntityKind::place; }

const boost::unordered_flat_set<std::string>& kin_words() {
  static const auto words = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("claim/kin.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
}

/// Entities of some kinds within a passage, ascending.
template <class Wanted>
std::vector<uint32_t> entities_in(const Profile& p, TokenSpan passage, const Wanted& wanted) {
  std::vector<uint32_t> out;
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
    const Mention& mention = p.reading->mentions[m];
    if (wanted(mention.kind) && overlap(mention.tokens, passage) > 0 &&
        !(is_person(mention.kind) && tells_another(p.reading->analysis, mention)))
      out.push_back(p.mention_entities[m - p.mentions_begin]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool meet(const std::vector<uint32_t>& x, const std::vector<uint32_t>& y) {
  return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end();
}

bool apart(const std::vector<uint32_t>& x, const std::vector<uint32_t>& y) {
  return !x.empty() && !y.empty() && !meet(x, y);
}

/// People and bodies around two passages, neither of which the other's statement names.
bool actors_apart(const Profile& a, TokenSpan passage_a, const Profile& b, TokenSpan passage_b) {
  const auto x = entities_in(a, around(a, passage_a), is_actor), y = entities_in(b, around(b, passage_b), is_actor);
  return apart(x, y) && !meet(x, entities_in(b, b.statement->tokens, is_actor)) &&
         !meet(y, entities_in(a, a.statement->tokens, is_actor));
}

}  // namespace

bool tells_another(const Analysis& a, const Mention& mention) {
  if (mention.tokens.begin == 0) return false;
  const Token& before = a.tokens[mention.tokens.begin - 1];
  return before.enclitic_size == 0 &&
         (kin_words().contains(std::string(a.stem(before))) || kin_words().contains(std::string(a.form(before))));
}

std::string text_of(const Profile& p, ByteSpan span) { return std::string(slice(p.reading->page.text, span)); }

std::vector<uint64_t> context_of(const Profile& p, TokenSpan passage, ByteSpan unit) {
  const Analysis& a = p.reading->analysis;
  const TokenSpan window = around(p, passage);
  std::vector<uint64_t> out;
  for (TokenIndex t = window.begin; t < window.end; ++t) {
    const Token& token = a.tokens[t];
    if (token.kind != TokenKind::arabic || passage.contains(t) || unit.contains(token.begin)) continue;
    if (ClaimModel::built_in().rarity(token.key) >= least_context_word) out.push_back(rough_root(a.stem(token)));
  }
  return out;
}

uint32_t shared_context(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  uint32_t n = 0;
  for (const uint64_t x : a) n += std::find(b.begin(), b.end(), x) != b.end();
  return n;
}

bool names_apart(const Profile& a, TokenSpan passage_a, const Profile& b, TokenSpan passage_b) {
  // several people do things in one statement, mostly in one place
  return apart(entities_in(a, around(a, passage_a), is_person), entities_in(b, around(b, passage_b), is_person)) ||
         actors_apart(a, passage_a, b, passage_b) ||
         apart(entities_in(a, a.statement->tokens, is_place), entities_in(b, b.statement->tokens, is_place));
}

std::optional<double> days_between(const Profile& a, const Profile& b) {
  const auto& x = a.reading->page.published;
  const auto& y = b.reading->page.published;
  if (!x || !y) return std::nullopt;
  return std::abs(static_cast<double>(x->seconds - y->seconds)) / 86400.0;
}

bool of_one_outlet(const Profile& a, const Profile& b) {
  const auto& x = a.reading->page.outlet;
  const auto& y = b.reading->page.outlet;
  return x && y && folded(*x) == folded(*y);
}

}  // namespace tawatur
