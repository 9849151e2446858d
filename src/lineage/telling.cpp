#include "lineage/telling.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/utf8.h"
#include "lineage/shingles.h"

namespace tawatur {
namespace {

constexpr size_t most_marks = 48;
constexpr size_t most_sentences = 64;  // of a long page, the first: a report tells what matters there
constexpr float least_rarity = 1.5f;   // words more common than this are no content

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

}  // namespace tawatur
