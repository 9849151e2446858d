#pragma once
// How near stories come to annotated ones: B³ (Bagga and Baldwin 1998) and F1 of pairs.
#include <cstdint>
#include <map>
#include <span>

namespace tawatur::training {

struct StoryFigures {
  double precision = 0, recall = 0, pairs_said = 0, pairs_gold = 0, pairs_hit = 0;
  double b3() const { return 2 * precision * recall / (precision + recall); }
  double pairs() const { return pairs_hit == 0 ? 0 : 2 * pairs_hit / (pairs_said + pairs_gold); }
};

/// B³ of the pages from `begin` to `end`, in whatever company they are.
inline StoryFigures measure(std::span<const uint32_t> said, std::span<const uint32_t> gold, uint32_t begin,
                            uint32_t end) {
  StoryFigures f;
  std::map<uint32_t, double> s, g;
  std::map<std::pair<uint32_t, uint32_t>, double> both;
  for (size_t i = 0; i < said.size(); ++i) ++s[said[i]], ++g[gold[i]], ++both[{said[i], gold[i]}];
  for (uint32_t i = begin; i < end; ++i) {
    const double shared = both[{said[i], gold[i]}] / (end - begin);
    f.precision += shared / s[said[i]], f.recall += shared / g[gold[i]];
  }
  return f;
}

inline StoryFigures measure(std::span<const uint32_t> said, std::span<const uint32_t> gold) {
  StoryFigures f;
  std::map<uint32_t, double> s, g;
  std::map<std::pair<uint32_t, uint32_t>, double> both;
  for (size_t i = 0; i < said.size(); ++i) ++s[said[i]], ++g[gold[i]], ++both[{said[i], gold[i]}];
  const auto n = static_cast<double>(said.size());
  for (const auto& [key, count] : both) {
    f.precision += count * count / s[key.first] / n, f.recall += count * count / g[key.second] / n;
    f.pairs_hit += count * (count - 1) / 2;
  }
  for (const auto& [key, count] : s) f.pairs_said += count * (count - 1) / 2;
  for (const auto& [key, count] : g) f.pairs_gold += count * (count - 1) / 2;
  return f;
}

}  // namespace tawatur::training
