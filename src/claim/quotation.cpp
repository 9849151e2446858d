#include "claim/quotation.h"

#include <algorithm>

#include "claim/root.h"

namespace tawatur {
namespace {

constexpr float word_for_word = 0.95f;   // share of the words from which two quotations are one, however cut and joined
constexpr uint32_t least_words = 2;      // of a quoted part
constexpr uint32_t least_own_words = 4;  // where the page itself speaks, fewer are a title or an expression

bool is_word(TokenKind kind) { return kind <= TokenKind::hashtag; }

struct Word {
  uint64_t key, root;
  std::string_view stem;
  float weight;
};

std::vector<Word> words_of(const Profile& p, TokenSpan part) {
  const ClaimModel& model = ClaimModel::built_in();
  std::vector<Word> out;
  for (const Token& t : p.reading->analysis.of(part))
    if (is_word(t.kind))
      out.push_back({t.key, rough_root(p.reading->analysis.stem(t)), p.reading->analysis.stem(t), model.rarity(t.key)});
  return out;
}

/// Foreign names are spelt in many ways: words that differ in one letter or two are one.
bool near_spelling(std::string_view a, std::string_view b) {
  const size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (longer - shorter > 4 || shorter < 6) return a == b;
  size_t front = 0, back = 0;
  while (front < shorter && a[front] == b[front]) ++front;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return longer - front - back <= 4;
}

bool same_word(const Word& a, const Word& b) {
  return a.key == b.key || a.root == b.root || near_spelling(a.stem, b.stem);
}

/// Weight of the words of `a` that `b` has, and of all.
std::pair<float, float> weight_kept(const std::vector<Word>& a, const std::vector<Word>& b) {
  float kept = 0, all = 0;
  for (const Word& x : a) {
    all += x.weight;
    if (std::any_of(b.begin(), b.end(), [&](const Word& y) { return same_word(x, y); })) kept += x.weight;
  }
  return {kept, all};
}

uint32_t count_words(const Profile& p, TokenSpan part) {
  uint32_t n = 0;
  for (const Token& t : p.reading->analysis.of(part)) n += is_word(t.kind);
  return n;
}

/// A name in quotation marks is no saying.
bool is_name(const Profile& p, TokenSpan part) {
  const std::vector<Mention>& mentions = p.reading->mentions;
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), part.begin,
                                   [](const Mention& m, uint32_t t) { return m.tokens.end <= t; });
  return at != mentions.end() && 2 * overlap(at->tokens, part) > part.size();
}

/// Whether one row of words lies inside the other without a gap.
bool is_cut_of(const std::vector<Word>& a, const std::vector<Word>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end(),
                     [](const Word& x, const Word& y) { return same_word(x, y); }) != longer.end();
}

}  // namespace

std::vector<TokenSpan> quoted_parts(const Profile& statement) {
  std::vector<TokenSpan> out;
  const TokenSpan whole = statement.statement->tokens;
  if (statement.statement->form == StatementForm::direct) {
    if (count_words(statement, whole) >= least_words) out.push_back(whole);
    return out;
  }
  uint32_t open = UINT32_MAX;
  for (TokenIndex t = whole.begin; t < whole.end; ++t) {
    const TokenKind kind = statement.reading->analysis.tokens[t].kind;
    if (kind == TokenKind::open_quote && open == UINT32_MAX) open = t + 1;  // one inside another belongs to it
    if (kind != TokenKind::close_quote || open == UINT32_MAX) continue;
    const uint32_t enough = statement.attributed() ? least_words : least_own_words;
    if (const TokenSpan part{open, t}; count_words(statement, part) >= enough && !is_name(statement, part))
      out.push_back(part);
    open = UINT32_MAX;
  }
  return out;
}

bool lost_its_marks(const Profile& quotation, TokenSpan part, const Profile& other) {
  const std::vector<Word> words = words_of(quotation, part);
  const auto [kept, all] = weight_kept(words, words_of(other, other.statement->tokens));
  if (all <= 0 || kept / all < (words.size() <= 4 ? 0.99f : 0.5f)) return false;
  for (const TokenSpan there : quoted_parts(other))
    if (const auto [quoted, total] = weight_kept(words, words_of(other, there)); quoted > 0.3f * total) return false;
  return true;
}

bool is_other_version(const Profile& a, TokenSpan part_a, const Profile& b, TokenSpan part_b) {
  const std::vector<Word> x = words_of(a, part_a), y = words_of(b, part_b);
  if (x.size() < 3 || y.size() < 3 || is_cut_of(x, y)) return false;
  const auto [kept_x, all_x] = weight_kept(x, y);
  const auto [kept_y, all_y] = weight_kept(y, x);
  const float here = kept_x / std::max(1.0f, all_x), there = kept_y / std::max(1.0f, all_y);
  return std::max(here, there) >= 0.5f && std::min(here, there) < word_for_word;
}

bool quotes_differently(const Profile& a, TokenSpan part_a, const Profile& b, TokenSpan part_b) {
  const std::vector<Word> x = words_of(a, part_a), y = words_of(b, part_b);
  if (x.size() < 3 || y.size() < 3 || is_cut_of(x, y)) return false;
  // what one sets between marks the other may tell without
  const auto told_in = [](const std::vector<Word>& words, const Profile& p) {
    const auto [kept, all] = weight_kept(words, words_of(p, p.statement->tokens));
    return kept >= 0.5f * all;
  };
  if (told_in(x, b) || told_in(y, a)) return false;
  const auto around = [](const Profile& p, TokenSpan part) {
    std::vector<Word> out = words_of(p, {p.statement->tokens.begin, part.begin});
    for (const Word& w : words_of(p, {part.end, p.statement->tokens.end})) out.push_back(w);
    return out;
  };
  const std::vector<Word> left = around(a, part_a), right = around(b, part_b);
  if (left.size() < 4 || right.size() < 4) return false;
  const auto [kept_left, all_left] = weight_kept(left, right);
  const auto [kept_right, all_right] = weight_kept(right, left);
  const auto [said, all_said] = weight_kept(x, y);
  const float here = kept_left / std::max(1.0f, all_left), there = kept_right / std::max(1.0f, all_right);
  return std::max(here, there) >= 0.5f && std::min(here, there) >= 0.3f && said < 0.5f * all_said;
}

}  // namespace tawatur
