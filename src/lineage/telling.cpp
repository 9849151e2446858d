#include "lineage/telling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/hash.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr size_t most_marks = 48;
constexpr size_t most_sentences = 64;   // of a long page, the first: a report tells what matters there
constexpr uint32_t lead_words = 25;     // of the body: what a desk writes anew
constexpr float least_rarity = 1.5f;    // words more common than this are no content
constexpr float ordered_rarity = 3.0f;  // common words stand anywhere: only rarer ones tell the order

/// Names are written by ear: غونين, جونين; كابل, كابول. Long vowels go, consonants that take each other's place become
/// one.
uint64_t consonants(std::string_view word) {
  std::string out;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = decode(word, at);
    at += c.size;
    char32_t value = c.value;
    switch (value) {
      case U'ا':
      case U'و':
      case U'ي':
      case U'ه':
      case U'ء':
        continue;
      case U'غ':
      case U'ج':
      case U'ق':
        value = U'ك';
        break;
      case U'ط':
        value = U'ت';
        break;
      case U'ص':
      case U'ث':
      case U'ز':
        value = U'س';
        break;
      case U'ض':
      case U'ذ':
      case U'ظ':
        value = U'د';
        break;
      default:
        break;
    }
    append_utf8(out, value);
  }
  return hash_bytes(out.size() >= 4 ? std::string_view(out) : word);
}

void make_set(std::vector<uint64_t>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool is_word(const Token& t) {
  return (t.kind == TokenKind::arabic && t.folded_size > 4) || t.kind == TokenKind::word || t.kind == TokenKind::mixed;
}

/// How many values two ascending sets share.
size_t common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++count, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return count;
}

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

/// How rare each word of the page's sequence is, in sixteenths; 0 for names and for what is no content.
std::vector<uint8_t> rarities_of(const Reading& r, const LineageModel& model) {
  std::vector<uint8_t> out;
  std::vector<bool> named(r.analysis.tokens.size());
  for (const Mention& m : r.mentions) std::fill(named.begin() + m.tokens.begin, named.begin() + m.tokens.end, true);
  for (TokenIndex i = 0; i < r.analysis.tokens.size(); ++i) {
    const Token& t = r.analysis.tokens[i];
    if (!is_sequence_word(t)) continue;
    const float rarity = is_word(t) && !named[i] ? model.rarity(t.key) : 0;
    out.push_back(rarity < least_rarity ? 0 : static_cast<uint8_t>(std::lround(16 * rarity)));
  }
  return out;
}

}  // namespace

Telling telling_of(const Reading& r, const LineageModel& model) {
  Telling out;
  const WordVectors& vectors = WordVectors::built_in();
  const auto tokens = static_cast<float>(std::max<size_t>(1, r.analysis.tokens.size()));
  for (const Sentence& sentence : r.analysis.sentences) {
    Telling::Sentence meaning{};
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& t = r.analysis.tokens[i];
      if (!is_word(t)) continue;
      const float rarity = model.rarity(t.key);
      if (rarity < least_rarity) continue;
      out.words.push_back({t.key, rarity, static_cast<float>(i) / tokens});
      if (sentence.role == SentenceRole::title) out.title.push_back(t.key);
      if (out.sentences.size() >= most_sentences) continue;
      const auto vector = vectors.of(t.key);
      for (size_t d = 0; d < vector.size(); ++d) meaning.meaning[d] += rarity * static_cast<float>(vector[d]);
      if (!vector.empty()) meaning.weight += rarity;
    }
    float length = 0;
    for (const float x : meaning.meaning) length += x * x;
    if (length <= 0 || out.sentences.size() >= most_sentences) continue;
    for (float& x : meaning.meaning) x /= std::sqrt(length);
    meaning.place = static_cast<float>(sentence.tokens.begin) / tokens;
    out.sentences.push_back(meaning);
  }
  std::ranges::sort(out.words, {}, [](const TellingWord& w) { return std::pair(w.key, w.place); });
  make_set(out.title);
  for (const Mention& m : r.mentions) {
    for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i) {
      if (is_word(r.analysis.tokens[i])) out.names.push_back(consonants(r.analysis.stem(i)));
    }
  }
  for (const Number& n : r.numbers) {
    const double value = n.low.value_or(n.high.value_or(0));
    if (value != 1) out.figures.push_back(hash_bytes({reinterpret_cast<const char*>(&value), sizeof value}));
  }
  for (const TimeMention& t : r.times) out.times.push_back(hash_bytes(t.value));
  uint64_t last = 0;
  for (TokenIndex i = 0; i < r.analysis.tokens.size(); ++i) {
    const Token& t = r.analysis.tokens[i];
    if (t.kind == TokenKind::number) out.digits.push_back(hash_bytes(r.analysis.form(i)));
    const bool word = t.kind == TokenKind::arabic || t.kind == TokenKind::word || t.kind == TokenKind::mixed;
    if (word && last != 0) out.phrases.push_back(hash_combine(last, t.key));
    last = word ? t.key : 0;
  }
  out.rarities = rarities_of(r, model);
  const auto body =
      std::ranges::find_if(r.analysis.tokens, [&](const Token& t) { return t.begin >= r.page.title_end; });
  out.title_words = static_cast<uint32_t>(std::count_if(r.analysis.tokens.begin(), body, is_sequence_word));
  make_set(out.names), make_set(out.figures), make_set(out.times), make_set(out.digits), make_set(out.phrases);
  for (size_t i = 0; i < out.words.size(); ++i) {
    if (i > 0 && out.words[i].key == out.words[i - 1].key) continue;
    out.rarity += out.words[i].rarity;
    if (out.words[i].rarity >= ordered_rarity) out.marks.emplace_back(out.words[i].key, out.words[i].rarity);
  }
  std::ranges::stable_sort(out.marks, std::ranges::greater{}, &std::pair<uint64_t, float>::second);
  if (out.marks.size() > most_marks) out.marks.resize(most_marks);
  float length = 0;
  for (const auto& [key, weight] : out.marks) length += weight * weight;
  for (auto& [key, weight] : out.marks) weight /= std::sqrt(length);
  std::ranges::sort(out.marks);
  return out;
}

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
  const auto sets = [&](const std::vector<uint64_t>& x, const std::vector<uint64_t>& y, PairSign shorter,
                        PairSign longer) {
    const size_t both = common(x, y);
    s[shorter] = share(both, x.size()), s[longer] = share(both, y.size());
    return both;
  };
  sets(a.names, b.names, names_shorter, names_longer);
  s[figures_common] = std::log1p(static_cast<float>(sets(a.figures, b.figures, figures_shorter, figures_longer)));
  sets(a.times, b.times, times_shorter, times_longer);
  sets(a.digits, b.digits, digits_shorter, digits_longer);
  s[phrases] = static_cast<float>(common(a.phrases, b.phrases)) / (static_cast<float>(words.count) + 5);
  const SentenceMatch there = match_sentences(a, b), back = match_sentences(b, a);
  s[meaning_shorter] = there.meaning, s[meaning_longer] = back.meaning;
  s[sentence_disorder] = std::max(there.disorder, back.disorder);
  s[shortness] = static_cast<float>(overlap.a.size() + 1) / static_cast<float>(overlap.b.size() + 1);
  s[title_words] = share(common(a.title, b.title), std::min(a.title.size(), b.title.size()));
  s[always] = 1;
  return s;
}

}  // namespace tawatur
