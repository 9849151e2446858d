#include "story/terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/hash.h"

namespace tawatur {
namespace {

constexpr float title_count = 3, lead_count = 2;
constexpr size_t most_wordings = 512;
constexpr size_t least_stem_bytes = 6;  // three letters

uint32_t key_of(std::string_view word) { return static_cast<uint32_t>(hash_bytes(word, 1)); }

bool is_word(const Token& t) {
  return t.kind == TokenKind::arabic || t.kind == TokenKind::word || t.kind == TokenKind::mixed ||
         t.kind == TokenKind::hashtag;
}

void add_words(const Reading& reading, std::span<const uint8_t> name_signs, std::vector<StoryTerm>& out) {
  uint32_t number = 0;
  for (const Sentence& sentence : reading.analysis.sentences) {
    const bool title = sentence.span.end <= reading.page.title_end;
    const bool lead = !title && sentence.paragraph <= lead_paragraphs;
    const uint8_t place = title ? term_in_title : lead ? term_in_lead : 0;
    const float count = title ? title_count : lead ? lead_count : 1.0f;
    const uint32_t bit = title ? 0u : 1u << std::min(number++, 31u);
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& t = reading.analysis.tokens[i];
      if (!is_word(t)) continue;
      const std::string_view stem = light_stem(reading.analysis.stem(t));
      if (stem.size() < 4) continue;
      out.push_back({key_of(stem), count, bit, static_cast<uint8_t>(place | name_signs[i])});
    }
  }
}

void add_numbers(const Reading& reading, std::vector<StoryTerm>& out) {
  for (const Number& number : reading.numbers) {
    if (!number.low || number.hedge == NumberHedge::order) continue;  // "thousands" are not a thousand
    const uint32_t sentence = reading.analysis.sentence_of(number.tokens.begin);
    const bool title = number.span.end <= reading.page.title_end;
    const bool lead = !title && reading.analysis.sentences[sentence].paragraph <= lead_paragraphs;
    const auto value = static_cast<uint64_t>(std::llround(std::clamp(*number.low, -1e12, 1e12) * 100));
    out.push_back({static_cast<uint32_t>(hash_combine(0x6e756d, value)),
                   title  ? title_count
                   : lead ? lead_count
                          : 1.0f,
                   0,
                   static_cast<uint8_t>(term_is_number | (title  ? term_in_title
                                                          : lead ? term_in_lead
                                                                 : 0))});
  }
}

}  // namespace

std::string_view light_stem(std::string_view stem) {
  static constexpr std::array<std::string_view, 13> endings = {"يين", "يون", "يات", "يه", "يا", "ات", "ون",
                                                               "ين",  "وا",  "ها",  "هم", "ه",  "ي"};
  for (int pass = 0; pass < 2; ++pass) {
    const auto ending = std::ranges::find_if(
        endings, [&](std::string_view e) { return stem.ends_with(e) && stem.size() - e.size() >= least_stem_bytes; });
    if (ending == endings.end()) break;
    stem.remove_suffix(ending->size());
  }
  return stem;
}

std::vector<StoryTerm> terms_of(const Reading& reading) {
  std::vector<uint8_t> name_signs(reading.analysis.tokens.size());
  for (const Mention& m : reading.mentions) {
    const int kind = m.kind == EntityKind::person ? term_is_person : m.kind == EntityKind::place ? term_is_place : 0;
    for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i)
      name_signs[i] = static_cast<uint8_t>(term_is_name | kind);
  }
  std::vector<StoryTerm> all;
  all.reserve(reading.analysis.tokens.size());
  add_words(reading, name_signs, all);
  add_numbers(reading, all);
  std::ranges::sort(all, {}, &StoryTerm::key);
  std::vector<StoryTerm> out;
  for (const StoryTerm& t : all) {
    if (out.empty() || out.back().key != t.key)
      out.push_back(t);
    else
      out.back().count += t.count, out.back().signs |= t.signs, out.back().sentences |= t.sentences;
  }
  return out;
}

uint32_t subject_of(const Reading& reading) {
  for (const Mention& m : reading.mentions) {
    if (m.span.end > reading.page.title_end) break;
    const std::string_view stem = light_stem(reading.analysis.stem(reading.analysis.tokens[m.tokens.end - 1]));
    if (stem.size() >= 4) return key_of(stem);
  }
  return 0;
}

std::string_view word_with_key(const Reading& reading, uint32_t key) {
  for (const Token& t : reading.analysis.tokens) {
    if (is_word(t) && key_of(light_stem(reading.analysis.stem(t))) == key) return slice(reading.page.text, t.span());
  }
  return {};
}

std::vector<uint32_t> wordings_of(const Reading& reading) {
  std::vector<uint32_t> out;
  uint32_t before = 0;
  for (const Token& t : reading.analysis.tokens) {
    if (t.kind == TokenKind::stop) before = 0;
    if (!is_word(t)) continue;
    const std::string_view stem = light_stem(reading.analysis.stem(t));
    if (stem.size() < 4) continue;
    const uint32_t key = key_of(stem);
    if (before != 0) out.push_back(static_cast<uint32_t>(hash_combine(before, key)));
    before = key;
    if (out.size() >= most_wordings) break;
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace tawatur
