#include "claim/pair.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>

#include "claim/values.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr size_t most_occurrences = 600;  // of a word within the group; one that is in more statements finds no pairs
constexpr size_t most_partners = 40;      // of one statement
constexpr float least_shared = 3.0f;      // weight in common: a rare word, said once by the page
constexpr float least_containment = 0.08f;

struct Shared {
  float weight = 0, squares = 0, rarest = 0, names = 0;
  uint32_t count = 0;
};

Shared shared_terms(const Profile& a, const Profile& b) {
  Shared out;
  auto x = a.terms.begin();
  auto y = b.terms.begin();
  while (x != a.terms.end() && y != b.terms.end()) {
    if (x->key < y->key)
      ++x;
    else if (y->key < x->key)
      ++y;
    else {
      const float w = std::min(x->weight, y->weight);
      out.weight += w, out.names += x->name && y->name ? w : 0, out.squares += x->weight * y->weight,
          out.rarest = std::max(out.rarest, w), ++out.count;
      ++x, ++y;
    }
  }
  return out;
}

/// What two statements have in common by rough roots.
struct SharedRoots {
  float weight = 0;
  float window = 0;    // the most within a few words of both
  uint32_t count = 0;  // of words in that window
};

constexpr uint32_t window_reach = 5;  // words to each side

SharedRoots shared_roots(const Profile& a, const Profile& b) {
  struct Meeting {
    uint32_t place_a, place_b;
    float weight;
  };
  boost::container::small_vector<Meeting, 48> met;
  SharedRoots out;
  for (auto x = a.roots.begin(), y = b.roots.begin(); x != a.roots.end() && y != b.roots.end();) {
    if (x->root < y->root)
      ++x;
    else if (y->root < x->root)
      ++y;
    else {
      met.push_back({x->place, y->place, std::min(x->weight, y->weight)});
      out.weight += met.back().weight;
      if (met.size() == 48) break;  // enough to tell
      ++x, ++y;
    }
  }
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

/// How near two words are in meaning, from 0 (no more than any two words) to 1.
float nearness(const RootTerm& x, const RootTerm& y) {
  if (x.vector == nullptr || y.vector == nullptr || x.length == 0 || y.length == 0) return 0;
  int32_t dot = 0;
  for (size_t i = 0; i < WordVectors::dimensions; ++i) dot += x.vector[i] * y.vector[i];
  return std::clamp((static_cast<float>(dot) / (x.length * y.length) - 0.4f) / 0.45f, 0.0f, 1.0f);
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

/// Share of a statement's weight that another's whole sentence has.
float told_in(const Profile& a, const Profile& other) {
  float sum = 0, all = 0;
  for (const RootTerm& t : a.roots) all += t.weight;
  for (auto x = a.roots.begin(), y = other.sentence.begin(); x != a.roots.end() && y != other.sentence.end();) {
    if (x->root < y->root)
      ++x;
    else if (y->root < x->root)
      ++y;
    else
      sum += x->weight, ++x, ++y;
  }
  return sum / std::max(1.0f, all);
}

float sentence_cosine(const Profile& a, const Profile& b) {
  float sum = 0;
  for (auto x = a.sentence.begin(), y = b.sentence.begin(); x != a.sentence.end() && y != b.sentence.end();) {
    if (x->root < y->root)
      ++x;
    else if (y->root < x->root)
      ++y;
    else
      sum += x->weight * y->weight, ++x, ++y;
  }
  return sum / std::max(1.0f, a.sentence_norm * b.sentence_norm);
}

/// Share of the shared words that follow the same shared word in both.
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

struct Values {
  float shared = 0, apart = 0;
};

template <class Item>
Values compare_values(std::span<const Item> a, std::span<const Item> b) {
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

void compare_entities(const Profile& a, const Profile& b, PairSigns& signs) {
  size_t both = 0;
  for (auto x = a.entities.begin(), y = b.entities.begin(); x != a.entities.end() && y != b.entities.end();) {
    if (*x < *y)
      ++x;
    else if (*y < *x)
      ++y;
    else
      ++both, ++x, ++y;
  }
  const size_t all = a.entities.size() + b.entities.size() - both;
  signs[static_cast<size_t>(PairSign::entities_shared)] =
      all == 0 ? 0 : static_cast<float>(both) / static_cast<float>(all);
  signs[static_cast<size_t>(PairSign::entities_apart)] = a.entities.size() > both && b.entities.size() > both;
}

PairSigns signs_of(const Profile& a, const Profile& b) {
  PairSigns s{};
  const auto set = [&](PairSign sign, float value) { s[static_cast<size_t>(sign)] = value; };
  const Shared shared = shared_terms(a, b);
  const float least = std::max(1.0f, std::min(a.weight, b.weight)), most = std::max(1.0f, std::max(a.weight, b.weight));
  set(PairSign::bias, 1);
  set(PairSign::cosine, shared.squares / std::max(1.0f, a.norm * b.norm));
  set(PairSign::containment, shared.weight / least);
  set(PairSign::coverage, shared.weight / most);
  set(PairSign::shared_weight, std::log1p(shared.weight));
  set(PairSign::rarest_shared, shared.rarest / 10.0f);
  set(PairSign::word_order, word_order(a, b, shared.count));
  const SharedRoots roots = shared_roots(a, b);
  set(PairSign::soft_match, std::max(0.0f, roots.weight - shared.weight) / least);
  set(PairSign::window, roots.window / 20.0f);
  set(PairSign::window_count, std::min(1.0f, static_cast<float>(roots.count) / 4.0f));
  compare_entities(a, b, s);
  const Values numbers = compare_values(a.numbers(), b.numbers()), times = compare_values(a.times(), b.times());
  set(PairSign::numbers_shared, numbers.shared), set(PairSign::numbers_apart, numbers.apart);
  set(PairSign::times_shared, times.shared), set(PairSign::times_apart, times.apart);
  set(PairSign::polarity_apart, a.statement->polarity != b.statement->polarity);
  set(PairSign::one_speaker, a.attributed() && a.origin == b.origin);
  set(PairSign::speakers_apart, a.attributed() && b.attributed() && a.origin != b.origin);
  set(PairSign::attribution_apart, a.attributed() != b.attributed());
  set(PairSign::both_quoted, a.quoted() && b.quoted());
  set(PairSign::position_apart, std::abs(a.position - b.position));
  set(PairSign::both_open, a.opens && b.opens);
  set(PairSign::one_page, a.ref.page == b.ref.page);
  set(PairSign::length_apart, std::log(most / least));
  set(PairSign::sentence_cosine, sentence_cosine(a, b));
  const float there = told_in(a, b), here = told_in(b, a);
  set(PairSign::told_in_sentence, std::max(there, here)), set(PairSign::told_in_both, std::min(there, here));
  const float mean_there = meaning_told(a, b), mean_here = meaning_told(b, a);
  set(PairSign::meaning_best, std::max(mean_there, mean_here)),
      set(PairSign::meaning_both, std::min(mean_there, mean_here));
  set(PairSign::meaning_whole, meaning_whole(a, b));
  const float plain = std::min(a.weight - a.name_weight, b.weight - b.name_weight),
              names = std::min(a.name_weight, b.name_weight);
  set(PairSign::plain_words, std::min(1.0f, (shared.weight - shared.names) / std::max(3.0f, plain)));
  set(PairSign::names_in_common, std::min(1.0f, shared.names / std::max(3.0f, names)));
  set(PairSign::same_opening, a.opening != 0 && a.opening == b.opening);
  set(PairSign::other_story, a.story != b.story);
  return s;
}

/// How alike two statements are at first sight, to rank the matches of a page by.
float likeness(const PairSigns& s) {
  const auto at = [&](PairSign sign) { return s[static_cast<size_t>(sign)]; };
  return 0.5f * at(PairSign::cosine) + 0.3f * at(PairSign::containment) + 0.5f * at(PairSign::window) +
         0.3f * at(PairSign::told_in_both) + 0.3f * at(PairSign::meaning_both) + 0.2f * at(PairSign::sentence_cosine);
}

/// Candidate partners b > a of every statement, by words in common.
class PartnerFinder {
 public:
  PartnerFinder(const ProfileSet& set, const std::vector<bool>& skip) : set_(set), shared_(set.size(), 0.0f) {
    for (uint32_t i = 0; i < set.size(); ++i)
      if (skip.empty() || !skip[i])
        for (const RootTerm& t : set[i].roots) occurrences_[t.root].push_back(i);
  }

  /// Ascending.
  const std::vector<uint32_t>& partners_of(uint32_t a) {
    met_.clear();
    for (const RootTerm& t : set_[a].roots) {
      const std::vector<uint32_t>& where = occurrences_.find(t.root)->second;
      if (where.size() > most_occurrences) continue;
      for (auto b = std::upper_bound(where.begin(), where.end(), a); b != where.end(); ++b) {
        if (shared_[*b] == 0) met_.push_back(*b);
        shared_[*b] += t.weight;
      }
    }
    found_.clear();
    for (const uint32_t b : met_) {
      const float share = shared_[b] / std::max(1.0f, std::min(set_[a].weight, set_[b].weight));
      if (shared_[b] >= least_shared && share >= least_containment && !same_place(a, b)) found_.push_back({share, b});
      shared_[b] = 0;
    }
    if (found_.size() > most_partners) {
      std::nth_element(
          found_.begin(), found_.begin() + most_partners, found_.end(),
          [](const Found& x, const Found& y) { return x.share != y.share ? x.share > y.share : x.b < y.b; });
      found_.resize(most_partners);
    }
    partners_.clear();
    for (const Found& f : found_) partners_.push_back(f.b);
    std::sort(partners_.begin(), partners_.end());
    return partners_;
  }

 private:
  struct Found {
    float share;
    uint32_t b;
  };
  bool same_place(uint32_t a, uint32_t b) const {
    return set_[a].ref.page == set_[b].ref.page && overlap(set_[a].statement->span, set_[b].statement->span) > 0;
  }

  const ProfileSet& set_;
  boost::unordered_flat_map<uint64_t, std::vector<uint32_t>> occurrences_;
  std::vector<float> shared_;  // of the statement at hand with each other
  std::vector<uint32_t> met_, partners_;
  std::vector<Found> found_;
};

/// Best and second best likeness of a statement among the statements of one other page.
struct Best {
  uint32_t partner = UINT32_MAX;
  float first = 0, second = 0;
};

class PageRanks {
 public:
  PageRanks(const ProfileSet& set, std::span<const Pair> pairs) : set_(set) {
    for (const Pair& p : pairs) {
      const float how = likeness(p.signs);
      meet(p.a, p.b, how), meet(p.b, p.a, how);
    }
  }
  const Best& of(uint32_t statement, uint32_t other) const { return best_.find(key(statement, other))->second; }
  bool mutual(uint32_t a, uint32_t b) const { return of(a, b).partner == b && of(b, a).partner == a; }

 private:
  uint64_t key(uint32_t statement, uint32_t other) const {
    return static_cast<uint64_t>(statement) << 32 | set_[other].ref.page;
  }
  void meet(uint32_t statement, uint32_t other, float how) {
    Best& best = best_[key(statement, other)];
    if (how > best.first)
      best = {other, how, best.first};
    else
      best.second = std::max(best.second, how);
  }
  const ProfileSet& set_;
  boost::unordered_flat_map<uint64_t, Best> best_;  // by statement and the other's page
};

void set_ranks(const ProfileSet& set, std::vector<Pair>& pairs) {
  const PageRanks ranks(set, pairs);
  boost::unordered_flat_map<uint64_t, char> mutual;
  const auto key = [](uint32_t a, uint32_t b) { return static_cast<uint64_t>(a) << 32 | b; };
  for (const Pair& p : pairs)
    if (ranks.mutual(p.a, p.b)) mutual.emplace(key(p.a, p.b), 1);
  for (Pair& p : pairs) {
    const float how = likeness(p.signs);
    const auto over = [&](uint32_t s, uint32_t other) {
      const Best& best = ranks.of(s, other);
      return best.partner == other ? how - best.second : how - best.first;
    };
    p.signs[static_cast<size_t>(PairSign::best_of_page)] = mutual.contains(key(p.a, p.b));
    p.signs[static_cast<size_t>(PairSign::margin)] = std::min(over(p.a, p.b), over(p.b, p.a));
    float neighbours = 0;
    for (const int step : {-1, 1}) {
      const int64_t a = int64_t{p.a} + step, b = int64_t{p.b} + step;
      if (a < 0 || b < 0 || a >= set.size() || b >= set.size()) continue;
      neighbours += mutual.contains(key(static_cast<uint32_t>(a), static_cast<uint32_t>(b))) ? 0.5f : 0.0f;
    }
    p.signs[static_cast<size_t>(PairSign::neighbours)] = neighbours;
  }
}

}  // namespace

std::vector<Pair> find_pairs(const ProfileSet& set, const ClaimModel& model, const std::vector<bool>& skip) {
  std::vector<Pair> pairs;
  PartnerFinder finder(set, skip);
  for (uint32_t a = 0; a < set.size(); ++a) {
    if (!skip.empty() && skip[a]) continue;
    for (const uint32_t b : finder.partners_of(a)) pairs.push_back({a, b, signs_of(set[a], set[b]), 0});
  }
  set_ranks(set, pairs);
  for (Pair& p : pairs) p.probability = model.probability(p.signs);
  return pairs;
}

}  // namespace tawatur
