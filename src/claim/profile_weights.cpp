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
constexpr float repeated = 0.5f, everywhere = 0.5f;  // steepness of the two losses
constexpr float few_pages = 3.0f;                    // up to so many pages a word loses nothing

}  // namespace

void ProfileSet::weigh(std::span<const uint32_t> pages) {
  std::vector<uint32_t> said(term_count(), 0);  // statements of the page at hand that have a term
  for (size_t page = 0; page + 1 < pages.size(); ++page) {
    const std::span<Profile> profiles = std::span(profiles_).subspan(pages[page], pages[page + 1] - pages[page]);
    for (const Profile& p : profiles)
      for (const Term& t : p.terms) ++said[t.number];
    for (Profile& p : profiles) {
      double weight = 0, squares = 0, names = 0;
      Term* const terms = terms_.data() + (p.terms.data() - terms_.data());
      for (Term* t = terms; t != terms + p.terms.size(); ++t) {
        if (const uint32_t often = said[t->number]; often > 1)
          t->weight /= 1.0f + repeated * std::log(static_cast<float>(often));
        weight += t->weight, names += t->name ? t->weight : 0, squares += t->weight * t->weight;
      }
      p.weight = static_cast<float>(weight), p.name_weight = static_cast<float>(names);
      p.norm = static_cast<float>(std::sqrt(squares));
      set_roots(p);
      set_meaning(p);
    }
    for (const Profile& p : profiles)
      for (const Term& t : p.terms) said[t.number] = 0;
  }
}

void ProfileSet::set_tellings(std::span<const uint32_t> pages) {
  std::vector<uint32_t> page_count(root_count(), 0), last(root_count(), UINT32_MAX);
  for (uint32_t page = 0; page + 1 < pages.size(); ++page)
    for (uint32_t i = pages[page]; i < pages[page + 1]; ++i)
      for (const RootTerm& t : profiles_[i].roots)
        if (last[t.number] != page) last[t.number] = page, ++page_count[t.number];
  telling_.assign(root_count(), 1.0f);
  for (size_t root = 0; root < page_count.size(); ++root)
    if (const float share = static_cast<float>(page_count[root]) / few_pages; share > 1)
      telling_[root] = 1.0f / (1.0f + everywhere * std::log(share));
}

void ProfileSet::set_roots(Profile& p) {
  const size_t at = roots_.size();
  for (const Term& t : p.terms) roots_.push_back({t.root, t.weight, t.place, number_of_root(t.root), t.number});
  p.roots = settle_roots(at);
  for (const RootTerm& t : p.roots) p.roots_weight += t.weight;
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
    const auto [vector, length] = vector_of(t.term);
    if (vector == nullptr || length == 0) continue;
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += t.weight / length * static_cast<float>(vector[i]);
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
