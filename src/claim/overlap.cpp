#include "claim/overlap.h"

#include <algorithm>
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

/// How near two words are in meaning, from 0 (no more than any two words) to 1.
float nearness(const RootTerm& x, const RootTerm& y) {
  if (x.vector == nullptr || y.vector == nullptr || x.length == 0 || y.length == 0) return 0;
  int32_t dot = 0;
  for (size_t i = 0; i < WordVectors::dimensions; ++i) dot += x.vector[i] * y.vector[i];
  return std::clamp((static_cast<float>(dot) / (x.length * y.length) - 0.4f) / 0.45f, 0.0f, 1.0f);
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

/// Share of the weight of `a` that `b` has in the same root or in words near it.
float meaning_told(const Profile& a, const Profile& b) {
  float sum = 0, all = 0;
  for (const RootTerm& x : a.roots) {
    float best = 0;
    for (const RootTerm& y : b.roots) best = x.root == y.root ? 1.0f : std::max(best, nearness(x, y));
    sum += best * x.weight, all += x.weight;
  }
  return sum / std::max(1.0f, all);
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
