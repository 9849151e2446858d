// What the words of a statement weigh among the pages that are compared, and what is made from their weights.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "claim/profile.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

// What a page says in every sentence (whom it is about), or every page of a long story (where it happened), tells facts
// apart less than its rarity suggests.
constexpr float repeated = 0.5f, everywhere = 0.5f;  // steepness of the two losses of weight
constexpr float few_pages = 3.0f;                    // up to so many pages a word loses nothing

float length_of(std::span<const int8_t> vector) {
  int32_t sum = 0;
  for (const int8_t x : vector) sum += x * x;
  return std::sqrt(static_cast<float>(sum));
}

}  // namespace

void ProfileSet::weigh(std::span<const uint32_t> pages) {
  boost::unordered_flat_map<uint64_t, uint32_t> page_count;  // pages that have a term
  boost::unordered_flat_map<uint64_t, uint32_t> said;        // statements of one page that have it
  const auto count_said = [&](size_t page) {
    said.clear();
    for (uint32_t i = pages[page]; i < pages[page + 1]; ++i)
      for (const Term& t : profiles_[i].terms) ++said[t.key];
  };
  for (size_t page = 0; page + 1 < pages.size(); ++page) {
    count_said(page);
    for (const auto& [key, count] : said) ++page_count[key];
  }
  for (size_t page = 0; page + 1 < pages.size(); ++page) {
    count_said(page);
    for (uint32_t i = pages[page]; i < pages[page + 1]; ++i) {
      Profile& p = profiles_[i];
      double weight = 0, squares = 0, names = 0;
      Term* const terms = terms_.data() + (p.terms.data() - terms_.data());
      for (Term* t = terms; t != terms + p.terms.size(); ++t) {
        t->weight /= 1.0f + repeated * std::log(static_cast<float>(said[t->key]));
        t->weight /= 1.0f + everywhere * std::log(std::max(1.0f, static_cast<float>(page_count[t->key]) / few_pages));
        weight += t->weight, names += t->name ? t->weight : 0, squares += t->weight * t->weight;
      }
      p.weight = static_cast<float>(weight), p.name_weight = static_cast<float>(names);
      p.norm = static_cast<float>(std::sqrt(squares));
      set_roots(p);
      set_meaning(p);
    }
  }
}

void ProfileSet::set_roots(Profile& p) {
  const WordVectors& vectors = WordVectors::built_in();
  const size_t at = roots_.size();
  for (const Term& t : p.terms) {
    const std::span<const int8_t> vector = vectors.of(t.key);
    roots_.push_back({t.root, t.weight, t.place, length_of(vector), vector.empty() ? nullptr : vector.data()});
  }
  p.roots = settle_roots(at);
}

std::span<const RootTerm> ProfileSet::settle_roots(size_t from) {
  std::sort(roots_.begin() + from, roots_.end(), [](const RootTerm& a, const RootTerm& b) {
    if (a.root != b.root) return a.root < b.root;
    return a.weight != b.weight ? a.weight > b.weight : a.place < b.place;
  });
  roots_.erase(std::unique(roots_.begin() + from, roots_.end(),
                           [](const RootTerm& a, const RootTerm& b) { return a.root == b.root; }),
               roots_.end());
  return {roots_.data() + from, roots_.size() - from};
}

void ProfileSet::set_meaning(Profile& profile) {
  std::array<float, WordVectors::dimensions> sum{};
  double squares = 0;
  for (const RootTerm& t : profile.roots) {
    if (t.vector == nullptr || t.length == 0) continue;
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += t.weight / t.length * static_cast<float>(t.vector[i]);
  }
  for (const float x : sum) squares += x * x;
  if (squares == 0) return;
  const auto length = static_cast<float>(std::sqrt(squares));
  const size_t at = meanings_.size();
  for (const float x : sum) meanings_.push_back(x / length);
  profile.meaning = {meanings_.data() + at, sum.size()};
}

void ProfileSet::set_sentences(std::span<Profile> page) {
  for (size_t begin = 0; begin < page.size();) {
    size_t end = begin;
    const size_t from = roots_.size();
    while (end < page.size() && page[end].statement->sentence == page[begin].statement->sentence) {
      roots_.insert(roots_.end(), page[end].roots.begin(), page[end].roots.end());
      ++end;
    }
    const std::span<const RootTerm> sentence = settle_roots(from);
    double squares = 0;
    for (const RootTerm& t : sentence) squares += t.weight * t.weight;
    for (; begin < end; ++begin)
      page[begin].sentence = sentence, page[begin].sentence_norm = static_cast<float>(std::sqrt(squares));
  }
}

}  // namespace tawatur
