#include "names/mention_local.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/disjoint_sets.h"
#include "base/hash.h"
#include "names/heads.h"
#include "names/slip.h"

namespace tawatur {
namespace {

class LocalJoiner {
 public:
  LocalJoiner(const Analysis& analysis, std::span<Mention> mentions)
      : analysis_(analysis), mentions_(mentions), groups_(mentions.size()) {
    for (const Mention& m : mentions) words_.push_back(words_of(m));
  }

  void run() {
    join_same_spelling();
    join_name_parts();
    join_slips_of_places();
    join_heads();
    join_shortened();
    join_bracketed_acronyms();
    number();
  }

 private:
  using Words = std::vector<uint64_t>;

  /// Hashes of the words, article and marks aside.
  Words words_of(const Mention& m) const {
    Words out;
    for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i) {
      const Token& t = analysis_.tokens[i];
      if (t.kind == TokenKind::arabic || t.kind == TokenKind::word || t.kind == TokenKind::number ||
          t.kind == TokenKind::mixed)
        out.push_back(hash_bytes(analysis_.stem(t)));
    }
    return out;
  }

  uint32_t root(uint32_t i) const { return groups_.root(i); }
  void join(uint32_t a, uint32_t b) { groups_.join(a, b); }

  void join_same_spelling() {
    boost::unordered_flat_map<uint64_t, uint32_t> first;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      uint64_t key = 0;
      for (const uint64_t w : words_[i]) key = hash_combine(key, w);
      const auto [at, fresh] = first.try_emplace(hash_combine(key, static_cast<uint64_t>(mentions_[i].kind)), i);
      if (!fresh) join(at->second, i);
    }
  }

  /// A person's surname or given name alone joins the last person told in full who bears it, or else the next one.
  void join_name_parts() {
    boost::unordered_flat_map<uint64_t, uint32_t> bearer;
    const auto note = [&](uint32_t i) {
      if (words_[i].size() < 2) return;
      bearer[words_[i].front()] = i;
      bearer[words_[i].back()] = i;
    };
    std::vector<uint32_t> waiting;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != EntityKind::person) continue;
      if (words_[i].size() != 1) {
        note(i);
        continue;
      }
      const auto found = bearer.find(words_[i][0]);
      if (found != bearer.end())
        join(found->second, i);
      else
        waiting.push_back(i);
    }
    for (const uint32_t i : waiting) {
      if (const auto found = bearer.find(words_[i][0]); found != bearer.end())
        join(found->second, i);
      else
        join_slip(i);
    }
  }

  /// A surname alone that is one slip away from the surname of one person told in full: كولبيرغ, فيرينا كولبرغ.
  void join_slip(uint32_t i) {
    constexpr size_t four_letters = 8;
    constexpr int most_tried = 256;  // bounds the work on pages that are lists
    const std::string_view word = analysis_.stem(mentions_[i].tokens.begin);
    if (word.size() < four_letters) return;
    uint32_t meant = no_index;
    int tried = 0;
    for (uint32_t m = 0; m < mentions_.size() && tried < most_tried; ++m) {
      if (mentions_[m].kind != EntityKind::person || words_[m].size() < 2) continue;
      ++tried;
      if (!is_one_slip(word, analysis_.stem(mentions_[m].tokens.end - 1))) continue;
      if (meant != no_index && root(meant) != root(m)) return;
      meant = m;
    }
    if (meant != no_index) join(meant, i);
  }

  /// A place that the news never have joins the one of the page that it is a slip of: فنزيا, فنزويلا.
  void join_slips_of_places() {
    constexpr uint8_t never_met = 8;
    constexpr int most_tried = 4096;  // bounds the work on pages that are lists
    int tried = 0;
    const auto is_word = [&](uint32_t i) {
      return mentions_[i].kind == EntityKind::place && words_[i].size() == 1 && mentions_[i].tokens.size() == 1;
    };
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      if (!is_word(i) || analysis_.tokens[mentions_[i].tokens.begin].frequency >= never_met) continue;
      const std::string_view word = analysis_.stem(mentions_[i].tokens.begin);
      for (uint32_t m = 0; m < mentions_.size() && tried < most_tried; ++m) {
        if (!is_word(m) || root(m) == root(i)) continue;
        ++tried;
        if (!is_slip_of(word, analysis_.stem(mentions_[m].tokens.begin))) continue;
        join(m, i);
        break;
      }
    }
  }

  /// المحكمة alone joins the court told in full last before it.
  void join_heads() {
    boost::unordered_flat_map<uint64_t, uint32_t> last;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != EntityKind::organisation || words_[i].empty()) continue;
      if (words_[i].size() > 1) {
        last[words_[i].front()] = i;
      } else if (heads_of(analysis_.stem(mentions_[i].tokens.begin)) != 0) {
        if (const auto found = last.find(words_[i].front()); found != last.end()) join(found->second, i);
      }
    }
  }

  /// الجنائية الدولية and المحكمة الدولية join المحكمة الجنائية الدولية, where the page has no other institution with
  /// these words.
  void join_shortened() {
    constexpr uint32_t several = UINT32_MAX;
    boost::unordered_flat_map<uint64_t, uint32_t> full;  // two words side by side → the institution that has them
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != EntityKind::organisation || words_[i].size() < 3) continue;
      const auto note = [&](uint64_t a, uint64_t b) {
        const auto [at, fresh] = full.try_emplace(hash_combine(a, b), i);
        if (!fresh && at->second != several && root(at->second) != root(i)) at->second = several;
      };
      for (size_t k = 0; k + 1 < words_[i].size(); ++k) note(words_[i][k], words_[i][k + 1]);
      if (words_[i].size() == 3) note(words_[i].front(), words_[i].back());
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != EntityKind::organisation || words_[i].size() != 2) continue;
      const auto found = full.find(hash_combine(words_[i][0], words_[i][1]));
      if (found != full.end() && found->second != several) join(found->second, i);
    }
  }

  void join_bracketed_acronyms() {
    for (uint32_t i = 1; i < mentions_.size(); ++i) {
      const Mention &full = mentions_[i - 1], &brief = mentions_[i];
      if (full.kind != brief.kind || full.kind == EntityKind::person || words_[i].size() != 1 ||
          words_[i - 1].size() < 2)
        continue;
      TokenIndex at = full.tokens.end;
      bool bracket = false;
      for (; at < brief.tokens.begin; ++at) {
        const TokenKind kind = analysis_.tokens[at].kind;
        if (kind == TokenKind::open_bracket)
          bracket = true;
        else if (kind != TokenKind::open_quote)
          break;
      }
      if (bracket && at == brief.tokens.begin) join(i - 1, i);
    }
  }

  void number() {
    boost::unordered_flat_map<uint32_t, uint32_t> local;
    for (uint32_t i = 0; i < mentions_.size(); ++i)
      mentions_[i].local = local.try_emplace(root(i), static_cast<uint32_t>(local.size())).first->second;
  }

  const Analysis& analysis_;
  std::span<Mention> mentions_;
  std::vector<Words> words_;
  DisjointSets groups_;
};

}  // namespace

void join_locally(std::string_view, const Analysis& analysis, std::span<Mention> mentions) {
  LocalJoiner(analysis, mentions).run();
}

}  // namespace tawatur
