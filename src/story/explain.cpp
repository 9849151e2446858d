#include "story/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr size_t most_words = 4;
constexpr uint8_t opening = term_in_title | term_in_lead;

const WeighedTerm* find(const PageProfile& p, uint32_t key) {
  const auto it = std::ranges::lower_bound(p.terms, key, {}, &WeighedTerm::key);
  return it != p.terms.end() && it->key == key ? &*it : nullptr;
}

/// The rarest words of `keys` as the page writes them.
std::string words_of(const Reading& reading, std::vector<std::pair<float, uint32_t>> keys) {
  std::ranges::sort(keys, std::greater{});
  keys.resize(std::min(keys.size(), most_words));
  std::string out;
  for (const auto& [rarity, key] : keys) {
    const std::string_view word = word_with_key(reading, key);
    if (word.empty()) continue;
    if (!out.empty()) out += "، ";
    out += word;
  }
  return out;
}

}  // namespace

std::string explain(const Corpus& corpus, const PageGraph& graph, uint32_t a, uint32_t b) {
  const PageProfile &x = graph.profile(a), &y = graph.profile(b);
  std::vector<std::pair<float, uint32_t>> shared, missing;
  for (const WeighedTerm& t : x.terms) {
    const WeighedTerm* other = find(y, t.key);
    if (other && (t.signs & opening) && (other->signs & opening)) shared.emplace_back(t.rarity, t.key);
    if (!other && (t.signs & term_in_title)) missing.emplace_back(t.rarity, t.key);
  }
  std::string out = fmt::format("likelihood of one event {:.2f}", graph.compare(a, b).story);
  if (const std::string words = words_of(corpus[a], shared); !words.empty())
    out += "; both open with " + words;
  else
    out += "; no rare word in common of title and lead";
  if (const std::string words = words_of(corpus[a], missing); !words.empty()) out += "; only the first has " + words;
  if (x.has_day && y.has_day) {
    const double days = std::abs(x.day - y.day);
    if (days >= 1) out += fmt::format("; {:.0f} days apart", days);
  }
  return out;
}

}  // namespace tawatur
