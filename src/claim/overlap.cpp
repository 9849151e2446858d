#include "claim/overlap.h"

#include <algorithm>
#include <boost/container/static_vector.hpp>
#include <cmath>

#include "base/wide.h"
#include "claim/values.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr uint32_t window_reach = 5;  // words to each side

constexpr auto key_of_term = [](const Term& t) { return t.key; };

/// How near a word is in meaning to each of `count` others, from 0 (no more than any two words) to 1. `others`: their
/// vectors behind each other, `lengths` of these. Returns the greatest.
TAWATUR_WIDE float nearness_to(const int16_t* others, const float* lengths, size_t count, const int16_t* vector,
                               float length, float* out) {
  for (size_t i = 0; i < count; ++i, others += WordVectors::dimensions) {
    int32_t dot = 0;
    for (size_t d = 0; d < WordVectors::dimensions; ++d) dot += int32_t{others[d]} * vector[d];
    out[i] = static_cast<float>(dot);
  }
  float greatest = 0;
  for (size_t i = 0; i < count; ++i) {
    const float near = (out[i] / (lengths[i] * length) - 0.4f) / 0.45f;
    out[i] = near < 0 ? 0 : near < 1 ? near : 1;
  }
  for (size_t i = 0; i < count; ++i) greatest = greatest < out[i] ? out[i] : greatest;
  return greatest;
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
  for_each_shared(a.terms, b.terms, key_of_term, [&](const Term& x, const Term& y) { out.add(x, y); });
  return out;
}

StatementAtHand::StatementAtHand(const ProfileSet& set)
    : set_(set),
      term_at_(set.term_count(), 0),
      root_at_(set.root_count(), 0),
      sentence_at_(set.root_count(), 0),
      next_(set.term_count(), 0),
      row_at_(set.term_count(), 0) {}

void StatementAtHand::forget() {
  if (here_ == nullptr) return;
  for (const Term& t : here_->terms) term_at_[t.number] = next_[t.number] = 0;
  for (const RootTerm& t : here_->roots) root_at_[t.number] = 0;
  for (const RootTerm& t : here_->sentence) sentence_at_[t.number] = 0;
  for (const uint32_t term : rows_of_) row_at_[term] = 0;
  rows_of_.clear(), rows_.clear(), vectors_.clear(), lengths_.clear();
}

void StatementAtHand::take(const Profile& statement) {
  forget();
  here_ = &statement;
  const auto spread = [](const auto& items, std::vector<uint32_t>& at) {
    for (uint32_t i = 0; i < items.size(); ++i) at[items[i].number] = i + 1;
  };
  spread(here_->terms, term_at_), spread(here_->roots, root_at_), spread(here_->sentence, sentence_at_);
  for (size_t i = 0; i + 1 < here_->order.size(); ++i)
    if (uint32_t& next = next_[here_->order[i]]; next == 0) next = here_->order[i + 1] + 1;
  for (const RootTerm& t : here_->roots) {
    const auto [vector, length] = set_.vector_of(t.term);
    vectors_.emplace_back();
    if (vector != nullptr) std::copy_n(vector, WordVectors::dimensions, vectors_.back().begin());
    lengths_.push_back(length == 0 ? 1 : length);
  }
  told_.resize((here_->roots.size() + lanes - 1) / lanes * lanes);
}

SharedTerms StatementAtHand::shared_terms(const Profile& other) const {
  SharedTerms out;
  for (const Term& y : other.terms)
    if (const uint32_t at = term_at_[y.number]; at != 0) out.add(here_->terms[at - 1], y);
  return out;
}

SharedRoots StatementAtHand::shared_roots(const Profile& other) const {
  struct Meeting {
    uint32_t here, there;  // places
    float weight;
  };
  constexpr size_t enough = 48;  // meetings tell
  boost::container::static_vector<Meeting, enough> met;
  SharedRoots out;
  for (const RootTerm& y : other.roots) {
    const uint32_t at = root_at_[y.number];
    if (at == 0) continue;
    if (met.size() == enough) break;
    const RootTerm& x = here_->roots[at - 1];
    met.push_back({x.place, y.place, std::min(x.weight, y.weight)});
    out.weight += met.back().weight;
  }
  const auto apart = [](uint32_t x, uint32_t y) { return x < y ? y - x : x - y; };
  for (const Meeting& center : met) {
    float sum = 0;
    uint32_t count = 0;
    for (const Meeting& m : met) {
      if (apart(m.here, center.here) > window_reach || apart(m.there, center.there) > window_reach) continue;
      sum += m.weight, ++count;
    }
    if (sum > out.window) out.window = sum, out.count = count;
  }
  return out;
}

SentenceOverlap StatementAtHand::sentences(const Profile& other) const {
  float here = 0, there = 0, product = 0;
  for (const RootTerm& y : other.sentence) {
    if (const uint32_t at = root_at_[y.number]; at != 0) here += here_->roots[at - 1].weight;
    if (const uint32_t at = sentence_at_[y.number]; at != 0) product += here_->sentence[at - 1].weight * y.weight;
  }
  for (const RootTerm& y : other.roots) there += sentence_at_[y.number] != 0 ? y.weight : 0;
  return {here / std::max(1.0f, here_->roots_weight), there / std::max(1.0f, other.roots_weight),
          product / std::max(1.0f, here_->sentence_norm * other.sentence_norm)};
}

float StatementAtHand::word_order(const Profile& other, uint32_t shared) const {
  if (shared < 2) return 0;
  uint32_t same = 0;
  for (size_t i = 0; i + 1 < other.order.size(); ++i) same += next_[other.order[i]] == other.order[i + 1] + 1;
  return std::min(1.0f, static_cast<float>(same) / static_cast<float>(shared - 1));
}

const float* StatementAtHand::nearness_row(uint32_t term) {
  uint32_t& at = row_at_[term];
  if (at == 0) {
    const auto [vector, length] = set_.vector_of(term);
    const size_t begin = rows_.size();
    rows_.resize(begin + told_.size() + 1, 0.0f);
    at = static_cast<uint32_t>(begin + 1);
    rows_of_.push_back(term);
    WideVector wide;
    std::copy_n(vector, wide.size(), wide.begin());
    rows_[begin + told_.size()] =
        nearness_to(vectors_.front().data(), lengths_.data(), lengths_.size(), wide.data(), length, &rows_[begin]);
  }
  return rows_.data() + (at - 1);
}

MeaningTold StatementAtHand::meaning_told(const Profile& other) {
  std::fill(told_.begin(), told_.end(), 0.0f);
  float there = 0;
  for (const RootTerm& y : other.roots) {
    const uint32_t same = root_at_[y.number];
    float nearest = same != 0 ? 1.0f : 0.0f;
    if (const TermVector& v = set_.vector_of(y.term); v.vector != nullptr && v.length != 0) {
      const float* const row = nearness_row(y.term);
      for (size_t i = 0; i < told_.size(); i += lanes)
        for (size_t lane = 0; lane < lanes; ++lane)
          told_[i + lane] = told_[i + lane] < row[i + lane] ? row[i + lane] : told_[i + lane];
      nearest = std::max(nearest, row[told_.size()]);
    }
    if (same != 0) told_[same - 1] = 1.0f;
    there += nearest * y.weight;
  }
  float here = 0;
  for (size_t i = 0; i < here_->roots.size(); ++i) here += told_[i] * here_->roots[i].weight;
  return {here / std::max(1.0f, here_->roots_weight), there / std::max(1.0f, other.roots_weight)};
}

float meaning_whole(const Profile& a, const Profile& b) {
  if (a.meaning.empty() || b.meaning.empty()) return 0;
  float dot = 0;
  for (size_t i = 0; i < a.meaning.size(); ++i) dot += a.meaning[i] * b.meaning[i];
  return dot;
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
