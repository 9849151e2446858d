#include "lineage/comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ascending.h"

namespace tawatur {
namespace {

constexpr uint32_t lead_words = 25;  // of the body: what a desk writes anew

/// Share of a set that is common; a set too small to tell pulls to one half.
float share(size_t common_count, size_t all) {
  return (static_cast<float>(common_count) + 0.5f) / (static_cast<float>(all) + 1.0f);
}

struct SentenceMatch {
  float meaning = 0, disorder = 0.35f;
};

/// For each sentence of `a` the nearest of `b`.
SentenceMatch match_sentences(const Telling& a, const Telling& b) {
  SentenceMatch out;
  float weights = 0, meaning = 0, disorder = 0;
  for (const Telling::Sentence& s : a.sentences) {
    float best = 0, distance = 1;
    for (const Telling::Sentence& t : b.sentences) {
      float dot = 0;
      for (size_t i = 0; i < s.meaning.size(); ++i) dot += s.meaning[i] * t.meaning[i];
      if (dot > best) best = dot, distance = std::abs(s.place - t.place);
    }
    weights += s.weight, meaning += s.weight * best, disorder += s.weight * distance;
  }
  if (weights > 0) out = {meaning / weights, disorder / weights};
  return out;
}

struct WordMatch {
  float rarity = 0;  // of distinct common words
  float disorder = 0.35f;
  uint32_t count = 0;
};

WordMatch match_words(const Telling& a, const Telling& b) {
  WordMatch out;
  float weights = 0, distances = 0;
  const auto end_of = [](const std::vector<TellingWord>& words, auto from) {
    return std::find_if(from, words.end(), [&](const TellingWord& w) { return w.key != from->key; });
  };
  for (auto x = a.words.begin(), y = b.words.begin(); x != a.words.end() && y != b.words.end();) {
    if (x->key < y->key) {
      ++x;
      continue;
    }
    if (y->key < x->key) {
      ++y;
      continue;
    }
    const auto x_end = end_of(a.words, x), y_end = end_of(b.words, y);
    out.rarity += x->rarity, ++out.count;
    const auto many = static_cast<float>(std::max(x_end - x, y_end - y));
    if (x->rarity >= ordered_rarity && many <= 4) {
      float nearest = 1;
      for (auto i = x; i != x_end; ++i)
        for (auto j = y; j != y_end; ++j) nearest = std::min(nearest, std::abs(i->place - j->place));
      weights += x->rarity / many, distances += nearest * x->rarity / many;
    }
    x = x_end, y = y_end;
  }
  if (weights > 0) out.disorder = (distances + 0.3f * 6) / (weights + 6);  // few words tell little
  return out;
}

}  // namespace

LineageSigns compare_tellings(const Telling& a, const Telling& b, const TextOverlap& overlap) {
  if (overlap.a.size() > overlap.b.size()) {
    const Alignment& t = overlap.alignment;
    Alignment turned{{}, t.b_words, t.a_words};
    for (const WordPassage& p : t.passages) turned.passages.push_back({p.b_begin, p.b_end, p.a_begin, p.a_end, p.same});
    std::ranges::sort(turned.passages, {}, &WordPassage::a_begin);
    return compare_tellings(b, a, {turned, overlap.b, overlap.a});
  }
  LineageSigns s{};
  const auto own_a = static_cast<float>(std::max(1u, overlap.a.own_before.back())),
             own_b = static_cast<float>(std::max(1u, overlap.b.own_before.back()));
  uint32_t longest = 0, common_a = 0, common_b = 0, rarity = 0;
  uint32_t printed_a = 0, printed_b = 0, same = 0, lead = 0, furthest = 0, reordered = 0;
  for (const WordPassage& p : overlap.alignment.passages) {
    const uint32_t words_here = overlap.a.own(p.a_begin, p.a_end);
    longest = std::max(longest, words_here), common_a += words_here, common_b += overlap.b.own(p.b_begin, p.b_end);
    printed_a += p.a_end - p.a_begin, printed_b += p.b_end - p.b_begin;
    same += p.same;
    const uint32_t lead_begin = std::min(a.title_words, p.a_end),
                   lead_end = std::min(a.title_words + lead_words, p.a_end);
    if (p.b_begin < b.title_words + lead_words) lead += lead_end - std::clamp(p.a_begin, lead_begin, lead_end);
    if (p.b_begin < furthest) reordered += p.a_end - p.a_begin;
    furthest = std::max(furthest, p.b_end);
    for (uint32_t i = p.a_begin; i < p.a_end; ++i) rarity += a.rarities[i];
  }
  s[passages_shorter] = static_cast<float>(common_a) / own_a, s[passages_longer] = static_cast<float>(common_b) / own_b;
  s[longest_passage] = static_cast<float>(longest) / own_a;
  s[passages_common] = std::log1p(static_cast<float>(std::min(common_a, common_b)));
  s[passages_total] = std::log1p(static_cast<float>(overlap.alignment.passages.size()));
  s[printed_shorter] = static_cast<float>(printed_a) / static_cast<float>(std::max<size_t>(1, overlap.a.size()));
  s[printed_longer] = static_cast<float>(printed_b) / static_cast<float>(std::max<size_t>(1, overlap.b.size()));
  const auto size_a = static_cast<float>(std::max<size_t>(1, overlap.a.size()));
  s[unchanged] = static_cast<float>(same) / size_a, s[moved] = static_cast<float>(reordered) / size_a;
  s[lead_kept] = static_cast<float>(lead) / static_cast<float>(lead_words);
  const uint32_t all_rarity = std::accumulate(a.rarities.begin(), a.rarities.end(), 1u);
  s[passage_rarity] = std::log1p(static_cast<float>(rarity) / 16);
  s[passage_words] = static_cast<float>(rarity) / static_cast<float>(all_rarity);
  const WordMatch words = match_words(a, b);
  s[words_shorter] = words.rarity / std::max(1.0f, a.rarity), s[words_longer] = words.rarity / std::max(1.0f, b.rarity);
  s[disorder] = words.disorder;
  const auto sets = [&](const std::vector<uint64_t>& x, const std::vector<uint64_t>& y, LineageSign shorter,
                        LineageSign longer) {
    const size_t both = count_shared(x, y);
    s[shorter] = share(both, x.size()), s[longer] = share(both, y.size());
    return both;
  };
  sets(a.names, b.names, names_shorter, names_longer);
  s[figures_common] = std::log1p(static_cast<float>(sets(a.figures, b.figures, figures_shorter, figures_longer)));
  sets(a.times, b.times, times_shorter, times_longer);
  sets(a.digits, b.digits, digits_shorter, digits_longer);
  s[phrases] = static_cast<float>(count_shared(a.phrases, b.phrases)) / (static_cast<float>(words.count) + 5);
  const SentenceMatch there = match_sentences(a, b), back = match_sentences(b, a);
  s[meaning_shorter] = there.meaning, s[meaning_longer] = back.meaning;
  s[sentence_disorder] = std::max(there.disorder, back.disorder);
  s[shortness] = static_cast<float>(overlap.a.size() + 1) / static_cast<float>(overlap.b.size() + 1);
  s[title_words] = share(count_shared(a.title, b.title), std::min(a.title.size(), b.title.size()));
  s[always] = 1;
  return s;
}

}  // namespace tawatur
