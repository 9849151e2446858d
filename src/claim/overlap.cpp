#include "claim/overlap.h"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "claim/values.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr uint32_t window_reach = 5;  // words to each side

constexpr auto key_of_term = [](const Term& t) { return t.key; };
constexpr auto root_of_term = [](const RootTerm& t) { return t.root; };

/// The words of a statement whose meaning is known, and how much of each the other statement tells.
struct MeaningWord {
  std::array<int16_t, WordVectors::dimensions> vector;  // wide, so that one instruction multiplies and adds eight
  float length;
  uint32_t root;  // index into Profile::roots
};
using MeaningWords = boost::container::small_vector<MeaningWord, 32>;

MeaningWords meaning_words(const Profile& p) {
  MeaningWords out;
  for (uint32_t i = 0; i < p.roots.size(); ++i) {
    const RootTerm& t = p.roots[i];
    if (t.vector == nullptr || t.length == 0) continue;
    out.push_back({{}, t.length, i});
    std::copy_n(t.vector, WordVectors::dimensions, out.back().vector.begin());
  }
  return out;
}

/// How near two words are in meaning, from 0 (no more than any two words) to 1.
float nearness(const MeaningWord& x, const MeaningWord& y) {
  int32_t dot = 0;
  for (size_t i = 0; i < x.vector.size(); ++i) dot += int32_t{x.vector[i]} * y.vector[i];
  const float lengths = x.length * y.length;
  if (static_cast<float>(dot) < 0.39f * lengths) return 0;  // most words, without the division
  return std::clamp((static_cast<float>(dot) / lengths - 0.4f) / 0.45f, 0.0f, 1.0f);
}

float weighed(const Profile& p, std::span<const float> told) {
  float sum = 0, all = 0;
  for (size_t i = 0; i < p.roots.size(); ++i) sum += told[i] * p.roots[i].weight, all += p.roots[i].weight;
  return sum / std::max(1.0f, all);
}

template <class Item>
SharedValues compare_values(std::span<const Item> a, std::span<const Item> b) {
  if (a.empty() || b.empty()) return {};
  uint32_t agree = 0, differ = 0;
  for (const Item& x : a) {
    bool agrees = false, differs = false;
    for (const Item& y : b) {
      const Agreement how = compare(x, y);
      agrees |= how == Agreement::agree, differs |= how == Agreement::differ;
    }
    agree += agrees, differ += differs && !agrees;
  }
  const auto fewer = static_cast<float>(std::min(a.size(), b.size()));
  return {std::min(1.0f, static_cast<float>(agree) / fewer), std::min(1.0f, static_cast<float>(differ) / fewer)};
}

}  // namespace

SharedTerms shared_terms(const Profile& a, const Profile& b) {
  SharedTerms out;
  for_each_shared(a.terms, b.terms, key_of_term, [&](const Term& x, const Term& y) {
    const float w = std::min(x.weight, y.weight);
    out.weight += w, out.names += x.name && y.name ? w : 0, out.squares += x.weight * y.weight,
        out.rarest = std::max(out.rarest, w), ++out.count;
  });
  return out;
}

SharedRoots shared_roots(const Profile& a, const Profile& b) {
  struct Meeting {
    uint32_t place_a, place_b;
    float weight;
  };
  constexpr size_t enough = 48;  // meetings tell
  boost::container::small_vector<Meeting, enough> met;
  SharedRoots out;
  for_each_shared(a.roots, b.roots, root_of_term, [&](const RootTerm& x, const RootTerm& y) {
    if (met.size() == enough) return;
    met.push_back({x.place, y.place, std::min(x.weight, y.weight)});
    out.weight += met.back().weight;
  });
  const auto apart = [](uint32_t x, uint32_t y) { return x < y ? y - x : x - y; };
  for (const Meeting& center : met) {
    float sum = 0;
    uint32_t count = 0;
    for (const Meeting& m : met) {
      if (apart(m.place_a, center.place_a) > window_reach || apart(m.place_b, center.place_b) > window_reach) continue;
      sum += m.weight, ++count;
    }
    if (sum > out.window) out.window = sum, out.count = count;
  }
  return out;
}

MeaningTold meaning_told(const Profile& a, const Profile& b) {
  using Told = boost::container::small_vector<float, 32>;
  Told told_a(a.roots.size(), 0.0f), told_b(b.roots.size(), 0.0f);
  for (size_t i = 0, j = 0; i < a.roots.size() && j < b.roots.size();) {
    const uint64_t x = a.roots[i].root, y = b.roots[j].root;
    if (x == y) told_a[i] = told_b[j] = 1.0f;
    i += x <= y, j += y <= x;
  }
  const MeaningWords words_b = meaning_words(b);
  for (const MeaningWord& x : meaning_words(a)) {
    float& here = told_a[x.root];
    for (const MeaningWord& y : words_b) {
      float& there = told_b[y.root];
      if (here == 1.0f && there == 1.0f) continue;
      const float near = nearness(x, y);
      here = std::max(here, near), there = std::max(there, near);
    }
  }
  return {weighed(a, told_a), weighed(b, told_b)};
}

float meaning_whole(const Profile& a, const Profile& b) {
  if (a.meaning.empty() || b.meaning.empty()) return 0;
  float dot = 0;
  for (size_t i = 0; i < a.meaning.size(); ++i) dot += a.meaning[i] * b.meaning[i];
  return dot;
}

float told_in(const Profile& a, const Profile& other) {
  float sum = 0, all = 0;
  for (const RootTerm& t : a.roots) all += t.weight;
  for_each_shared(a.roots, other.sentence, root_of_term, [&](const RootTerm& x, const RootTerm&) { sum += x.weight; });
  return sum / std::max(1.0f, all);
}

float sentence_cosine(const Profile& a, const Profile& b) {
  float sum = 0;
  for_each_shared(a.sentence, b.sentence, root_of_term,
                  [&](const RootTerm& x, const RootTerm& y) { sum += x.weight * y.weight; });
  return sum / std::max(1.0f, a.sentence_norm * b.sentence_norm);
}

float word_order(const Profile& a, const Profile& b, uint32_t shared) {
  if (shared < 2) return 0;
  boost::unordered_flat_map<uint64_t, uint64_t> next;
  for (size_t i = 0; i + 1 < a.order.size(); ++i) next.try_emplace(a.order[i], a.order[i + 1]);
  uint32_t same = 0;
  for (size_t i = 0; i + 1 < b.order.size(); ++i) {
    const auto at = next.find(b.order[i]);
    same += at != next.end() && at->second == b.order[i + 1];
  }
  return std::min(1.0f, static_cast<float>(same) / static_cast<float>(shared - 1));
}

SharedValues shared_numbers(const Profile& a, const Profile& b) { return compare_values(a.numbers, b.numbers); }
SharedValues shared_times(const Profile& a, const Profile& b) { return compare_values(a.times(), b.times()); }

bool shares_unit(const Profile& a, const Profile& b) {
  for (const Number& x : a.numbers)
    for (const Number& y : b.numbers)
      if (x.unit_key != 0 && x.unit_key == y.unit_key) return true;
  return false;
}

}  // namespace tawatur
