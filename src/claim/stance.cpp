#include "claim/stance.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>
#include <cstring>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "claim/model.h"
#include "claim/root.h"
#include "claim/values.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr size_t most_crossed = 10;  // words of each side alone that are set against each other

/// Places below this are the plain signs, above it hashed words.
enum PlainSign : uint32_t {
  bias,
  words_cosine,
  roots_in_common,
  alone_a,
  alone_b,
  no_overlap,
  little_overlap,
  much_overlap,
  numbers_agree,
  numbers_differ,
  negated_a,
  negated_b,
  negated_once,
  told_most,
  told_least,
  whole,
  whole_far,
  whole_near,
  opposed,
  told_little,
  plain_count = 64
};

struct Word {
  uint64_t key, root;
  float weight;
  std::span<const int8_t> vector;
  bool met = false;  // has a partner on the other side
};

bool is_word(TokenKind kind) {
  return kind == TokenKind::arabic || kind == TokenKind::word || kind == TokenKind::mixed ||
         kind == TokenKind::hashtag || kind == TokenKind::number;
}

std::vector<Word> words_of(const Reading& r, TokenSpan passage) {
  const ClaimModel& rarity = ClaimModel::built_in();
  const WordVectors& vectors = WordVectors::built_in();
  std::vector<Word> out;
  for (const Token& t : r.analysis.of(passage))
    if (is_word(t.kind))
      out.push_back({t.key, rough_root(r.analysis.stem(t)), rarity.rarity(t.key), vectors.of(t.key)});
  return out;
}

const boost::unordered_flat_set<std::string>& negations() {
  static const boost::unordered_flat_set<std::string> words = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("claim/negation.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
}

uint32_t count_negations(const Reading& r, TokenSpan passage) {
  uint32_t n = 0;
  for (const Token& t : r.analysis.of(passage)) n += negations().contains(std::string(r.analysis.form(t)));
  return n;
}

std::vector<Number> numbers_in(const Reading& r, TokenSpan passage) {
  std::vector<Number> out;
  for (const Number& n : r.numbers)
    if (passage.contains(n.tokens)) out.push_back(n);
  return out;
}

class SignSet {
 public:
  void plain(PlainSign sign, float value) {
    if (value != 0) signs_.push_back({sign, value});
  }
  void word(uint64_t kind, uint64_t key, float value) {
    signs_.push_back(
        {plain_count + static_cast<uint32_t>(hash_combine(kind, key) % (stance_places - plain_count)), value});
  }
  std::vector<StanceSign> take() {
    std::sort(signs_.begin(), signs_.end(), [](const StanceSign& x, const StanceSign& y) { return x.place < y.place; });
    return std::move(signs_);
  }

 private:
  std::vector<StanceSign> signs_;
};

/// Marks words that the other side has too, first by lemma, then by rough root.
void match(std::vector<Word>& a, std::vector<Word>& b) {
  for (const bool by_root : {false, true}) {
    for (Word& x : a) {
      if (x.met) continue;
      const auto y = std::find_if(
          b.begin(), b.end(), [&](const Word& w) { return !w.met && (by_root ? w.root == x.root : w.key == x.key); });
      if (y != b.end()) x.met = y->met = true;
    }
  }
}

float weight_of(const std::vector<Word>& words, bool met) {
  float sum = 0;
  for (const Word& w : words) sum += w.met == met ? w.weight : 0;
  return sum;
}

/// Share of the weight of `a` that `b` has in the same words or in words near them.
float told_in(const std::vector<Word>& a, const std::vector<Word>& b) {
  float sum = 0, all = 0;
  for (const Word& x : a) {
    float best = x.met ? 1.0f : 0.0f;
    for (const Word& y : b)
      if (best < 1) best = std::max(best, std::clamp((cosine(x.vector, y.vector) - 0.35f) / 0.5f, 0.0f, 1.0f));
    sum += best * x.weight, all += x.weight;
  }
  return sum / std::max(1.0f, all);
}

/// Cosine of the mean vectors.
float whole_cosine(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::array<float, WordVectors::dimensions> sums[2] = {};
  for (size_t side = 0; side < 2; ++side)
    for (const Word& w : side == 0 ? a : b)
      for (size_t i = 0; i < w.vector.size(); ++i) sums[side][i] += w.weight * static_cast<float>(w.vector[i]);
  float dot = 0, aa = 0, bb = 0;
  for (size_t i = 0; i < WordVectors::dimensions; ++i)
    dot += sums[0][i] * sums[1][i], aa += sums[0][i] * sums[0][i], bb += sums[1][i] * sums[1][i];
  return aa == 0 || bb == 0 ? 0 : dot / std::sqrt(aa * bb);
}

}  // namespace

const char* name_of(Stance stance) {
  switch (stance) {
    case Stance::agree:
      return "agree";
    case Stance::disagree:
      return "disagree";
    case Stance::other:
      return "other";
  }
  return "other";
}

std::vector<StanceSign> stance_signs(const Reading& a, TokenSpan passage_a, const Reading& b, TokenSpan passage_b) {
  std::vector<Word> x = words_of(a, passage_a), y = words_of(b, passage_b);
  match(x, y);
  SignSet signs;
  const float shared = weight_of(x, true), left = weight_of(x, false), right = weight_of(y, false);
  const float cos = shared / std::max(1.0f, shared + 0.5f * (left + right));
  signs.plain(bias, 1), signs.plain(words_cosine, cos);
  signs.plain(alone_a, left / std::max(1.0f, shared + left)),
      signs.plain(alone_b, right / std::max(1.0f, shared + right));
  signs.plain(no_overlap, cos < 0.12f), signs.plain(little_overlap, cos < 0.3f), signs.plain(much_overlap, cos > 0.7f);
  const auto numbers_a = numbers_in(a, passage_a), numbers_b = numbers_in(b, passage_b);
  bool agree = false, differ = false;
  for (const Number& m : numbers_a) {
    for (const Number& n : numbers_b) {
      const Agreement how = compare(m, n);
      agree |= how == Agreement::agree, differ |= how == Agreement::differ;
    }
  }
  signs.plain(numbers_agree, agree), signs.plain(numbers_differ, differ && !agree);
  const uint32_t no_a = count_negations(a, passage_a), no_b = count_negations(b, passage_b);
  signs.plain(negated_a, no_a > no_b), signs.plain(negated_b, no_b > no_a),
      signs.plain(negated_once, (no_a > 0) != (no_b > 0));
  const float there = told_in(x, y), here = told_in(y, x), together = whole_cosine(x, y);
  signs.plain(told_most, std::max(there, here)), signs.plain(told_least, std::min(there, here)),
      signs.plain(told_little, std::max(there, here) < 0.35f);
  signs.plain(whole, together), signs.plain(whole_far, together < 0.45f), signs.plain(whole_near, together > 0.85f);
  std::vector<const Word*> alone_x, alone_y;
  for (const Word& w : x)
    if (!w.met) alone_x.push_back(&w);
  for (const Word& w : y)
    if (!w.met) alone_y.push_back(&w);
  for (const Word* w : alone_x) signs.word(1, w->key, 0.5f), signs.word(4, w->root, 0.5f);
  for (const Word* w : alone_y) signs.word(2, w->key, 0.5f), signs.word(5, w->root, 0.5f);
  if (alone_x.size() > most_crossed) alone_x.resize(most_crossed);
  if (alone_y.size() > most_crossed) alone_y.resize(most_crossed);
  float nearest = 0;  // words that differ but are used alike: rise and fall, or one thing by two names
  for (const Word* w : alone_x) {
    for (const Word* v : alone_y) {
      nearest = std::max(nearest, cosine(w->vector, v->vector));
      // opposites stand against each other both ways round
      signs.word(3, hash_combine(std::min(w->root, v->root), std::max(w->root, v->root)), 0.5f);
    }
  }
  signs.plain(opposed, nearest);
  for (size_t i = 0; i + 1 < y.size(); ++i)
    if (!y[i].met || !y[i + 1].met) signs.word(6, hash_combine(y[i].key, y[i + 1].key), 0.5f);
  return signs.take();
}

const StanceModel& StanceModel::built_in() {
  static const StanceModel model(resource("models/stance.bin"));
  return model;
}

StanceModel::StanceModel(std::string_view bytes) {
  constexpr std::string_view magic = "TWSTANC1";
  constexpr size_t head = 8 + 8 + 4 + 4;
  if (!bytes.starts_with(magic) || bytes.size() < head) return;
  uint64_t checksum = 0;
  uint32_t about = 0;
  std::memcpy(&checksum, bytes.data() + 8, 8), std::memcpy(&about, bytes.data() + 16, 4),
      std::memcpy(&scale_, bytes.data() + 20, 4);
  if (checksum != hash_bytes(bytes.substr(16)) || bytes.size() != head + about + stance_count * stance_places) return;
  weights_ = {reinterpret_cast<const int8_t*>(bytes.data() + head + about), stance_count * stance_places};
  ready_ = true;
}

std::array<float, stance_count> StanceModel::probabilities(std::span<const StanceSign> signs) const {
  std::array<float, stance_count> sum{};
  if (!ready_) return {0, 0, 1};
  for (const StanceSign& s : signs)
    for (size_t k = 0; k < stance_count; ++k)
      sum[k] += static_cast<float>(weights_[k * stance_places + s.place]) * scale_ * s.value;
  const float most = *std::max_element(sum.begin(), sum.end());
  float total = 0;
  for (float& s : sum) s = std::exp(s - most), total += s;
  for (float& s : sum) s /= total;
  return sum;
}

}  // namespace tawatur
