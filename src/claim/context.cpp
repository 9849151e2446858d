#include "claim/context.h"

#include <algorithm>
#include <cmath>

#include "base/fold.h"
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

/// Entities of some kinds within a passage, ascending.
template <class Wanted>
std::vector<uint32_t> entities_in(const Profile& p, TokenSpan passage, const Wanted& wanted) {
  std::vector<uint32_t> out;
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
    const Mention& mention = p.reading->mentions[m];
    if (wanted(mention.kind) && overlap(mention.tokens, passage) > 0)
      out.push_back(p.mention_entities[m - p.mentions_begin]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_actor(EntityKind kind) { return kind == EntityKind::person || kind == EntityKind::organisation; }
bool is_person(EntityKind kind) { return kind == EntityKind::person; }
bool is_place(EntityKind kind) { return kind == EntityKind::place; }

bool meet(const std::vector<uint32_t>& x, const std::vector<uint32_t>& y) {
  return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end();
}

}  // namespace

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
  const auto apart = [](const std::vector<uint32_t>& x, const std::vector<uint32_t>& y) {
    return !x.empty() && !y.empty() && !meet(x, y);
  };
  // several people do things in one statement, mostly in one place
  return apart(entities_in(a, around(a, passage_a), is_person), entities_in(b, around(b, passage_b), is_person)) ||
         apart(entities_in(a, around(a, passage_a), is_actor), entities_in(b, around(b, passage_b), is_actor)) ||
         apart(entities_in(a, a.statement->tokens, is_place), entities_in(b, b.statement->tokens, is_place));
}

bool names_shared(const Profile& a, TokenSpan passage_a, const Profile& b, TokenSpan passage_b) {
  return meet(entities_in(a, around(a, passage_a), is_person), entities_in(b, around(b, passage_b), is_person));
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
