#include "measure/lexicon.h"

#include <array>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <charconv>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "measure/digits.h"

namespace tawatur {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 77> kind_names{{
    {"ones", WordKind::ones},
    {"ten_one", WordKind::ten_one},
    {"ten", WordKind::ten},
    {"tens", WordKind::tens},
    {"hundreds", WordKind::hundreds},
    {"scale", WordKind::scale},
    {"scale_dual", WordKind::scale_dual},
    {"scale_plural", WordKind::scale_plural},
    {"fraction", WordKind::fraction},
    {"fraction_dual", WordKind::fraction_dual},
    {"few", WordKind::few},
    {"percent", WordKind::percent},
    {"at_least", WordKind::at_least},
    {"at_most", WordKind::at_most},
    {"about", WordKind::about},
    {"at_least_after", WordKind::at_least_after},
    {"at_most_after", WordKind::at_most_after},
    {"about_after", WordKind::about_after},
    {"or", WordKind::one_of_two},
    {"between", WordKind::between},
    {"from", WordKind::from},
    {"to", WordKind::to},
    {"ordinal", WordKind::ordinal},
    {"weekday", WordKind::weekday},
    {"month", WordKind::month},
    {"hijri_month", WordKind::hijri_month},
    {"time_unit", WordKind::time_unit},
    {"time_unit_dual", WordKind::time_unit_dual},
    {"time_units", WordKind::time_units},
    {"past", WordKind::past},
    {"next", WordKind::next},
    {"current", WordKind::current},
    {"today", WordKind::today},
    {"day_offset", WordKind::day_offset},
    {"now", WordKind::now},
    {"then", WordKind::then},
    {"since_then", WordKind::since_then},
    {"tonight", WordKind::tonight},
    {"day_part", WordKind::day_part},
    {"since", WordKind::since},
    {"before", WordKind::before},
    {"after", WordKind::after},
    {"during", WordKind::during},
    {"early", WordKind::early},
    {"middle", WordKind::middle},
    {"late", WordKind::late},
    {"end", WordKind::end},
    {"season", WordKind::season},
    {"feast", WordKind::feast},
    {"era_hijri", WordKind::era_hijri},
    {"era_common", WordKind::era_common},
    {"era_before", WordKind::era_before},
    {"clock", WordKind::clock},
    {"clock_part", WordKind::clock_part},
    {"zone_utc", WordKind::zone_utc},
    {"zone_local", WordKind::zone_local},
    {"decade", WordKind::decade},
    {"vague_count", WordKind::vague_count},
    {"future", WordKind::future},
    {"duty", WordKind::duty},
    {"this", WordKind::this_one},
    {"next_in_line", WordKind::next_in_line},
    {"in", WordKind::in},
    {"lasting", WordKind::lasting},
    {"lately", WordKind::lately},
    {"earlier", WordKind::earlier},
    {"spread", WordKind::spread},
    {"after_event", WordKind::after_event},
    {"while", WordKind::during_event},
    {"event", WordKind::event},
    {"event_start", WordKind::event_start},
    {"day_before", WordKind::day_before},
    {"day_after", WordKind::day_after},
    {"label", WordKind::label},
    {"not_unit", WordKind::not_unit},
    {"relative", WordKind::relative},
    {"change", WordKind::change},
}};

class Lexicon {
 public:
  Lexicon() {
    for (const auto& row : table_rows(resource("measure/words.tsv"))) {
      if (row.size() < 3) continue;
      Word word;
      for (const auto& [name, kind] : kind_names)
        if (name == row[0]) word.kind = kind;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), word.value);
      for_each_part(row[2], ' ', [&](std::string_view form) { add(form, word); });
    }
  }

  const Word* find(uint64_t key) const {
    const auto it = words_.find(key);
    return it == words_.end() ? nullptr : &it->second;
  }
  /// How many words the longest phrase that begins with this word has; 0 for none.
  uint8_t phrase_tokens(uint64_t key) const {
    const auto it = phrases_.find(key);
    return it == phrases_.end() ? 0 : it->second;
  }

 private:
  template <class Take>
  static void for_each_part(std::string_view text, char divider, Take take) {
    while (!text.empty()) {
      const size_t end = std::min(text.find(divider), text.size());
      if (end > 0) take(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void add(std::string_view form, Word word) {
    uint64_t key = 0, first = 0;
    word.tokens = 0;
    for_each_part(form, '_', [&](std::string_view part) {
      const uint64_t hash = hash_bytes(folded(part));
      if (word.tokens++ == 0)
        key = first = hash;
      else
        key = hash_combine(key, hash);
    });
    if (word.tokens == 0) return;
    words_.emplace(key, word);
    if (word.tokens > 1) {
      uint8_t& most = phrases_[first];
      most = std::max(most, word.tokens);
    }
  }

  boost::unordered_flat_map<uint64_t, Word> words_;
  boost::unordered_flat_map<uint64_t, uint8_t> phrases_;
};

const Lexicon& lexicon() {
  static const Lexicon table;
  return table;
}

constexpr size_t longest_short_label = 10;  // bytes: five Arabic letters

class WordReader {
 public:
  explicit WordReader(const Analysis& analysis) : analysis_(analysis) {}

  Word read(TokenIndex at) const {
    const Token& token = analysis_.tokens[at];
    const std::string_view form = analysis_.form(token);
    if (token.kind == TokenKind::number) {
      Word word;
      word.kind = WordKind::digits;
      word.value = digits_value(form, false);
      return word;
    }
    if (token.kind == TokenKind::symbol && (form == "%" || form == "٪")) {
      Word word;
      word.kind = WordKind::percent;
      return word;
    }
    if (token.kind != TokenKind::arabic && token.kind != TokenKind::word) return {};
    if (form.size() > 24) return {};
    return try_prefixes(at, form, token.kind == TokenKind::arabic);
  }

 private:
  Word try_prefixes(TokenIndex at, std::string_view form, bool arabic) const {
    Word word = look_up(at, form);
    if (!word.is(WordKind::none) || !arabic) return word;
    uint8_t front = 0;
    const auto strip = [&](std::string_view letters, uint8_t bit) {
      if (!form.starts_with(letters) || form.size() < letters.size() + 4) return false;
      form.remove_prefix(letters.size());
      front |= bit;
      word = look_up(at, form);
      // names of weapons and the like are short: a letter before is their own; والأسبوع is a time
      if (word.is(WordKind::label) && (form.size() < longest_short_label || form.starts_with("ال"))) word = {};
      word.proclitics = front;
      return !word.is(WordKind::none);
    };
    if (strip("و", conjunction_wa) || (!front && strip("ف", conjunction_fa))) return word;
    if (form.starts_with("لل") && form.size() > 8) {
      // للاثنين is ل and الاثنين: the article's alef is not written
      form.remove_prefix(2);
      const std::string with_article = std::string("ا").append(form);
      word = look_up(at, with_article);
      word.proclitics = preposition_la;
      if (!word.is(WordKind::none)) return word;
      if (strip("ل", preposition_la | article)) return word;
      return {};
    }
    if (strip("ب", preposition_ba)) return word;
    if (!(front & preposition_ba) && strip("ل", preposition_la)) return word;
    if (!(front & (preposition_ba | preposition_la)) && strip("ك", preposition_ka)) return word;
    if (strip("ال", article)) return word;
    return {};
  }

  Word look_up(TokenIndex at, std::string_view form) const {
    uint64_t key = hash_bytes(form);
    const Word* best = lexicon().find(key);
    if (const uint8_t most = lexicon().phrase_tokens(key)) {
      for (uint8_t n = 1; n < most && at + n < analysis_.tokens.size(); ++n) {
        key = hash_combine(key, hash_bytes(analysis_.form(at + n)));
        const Word* phrase = lexicon().find(key);
        if (phrase && phrase->tokens == n + 1) best = phrase;
      }
    }
    return best ? *best : Word{};
  }

  const Analysis& analysis_;
};

}  // namespace

std::vector<Word> read_words(const Analysis& analysis) {
  std::vector<Word> words(analysis.tokens.size());
  const WordReader reader(analysis);
  for (TokenIndex i = 0; i < words.size(); ++i) words[i] = reader.read(i);
  return words;
}

uint32_t begin_of_word(std::string_view text, const Analysis& analysis, std::span<const Word> words, TokenIndex at) {
  const Token& token = analysis.tokens[at];
  if (words[at].is(WordKind::none)) return std::min(analysis.word_begin(text, token), token.end);
  // the list knows its words better than statistics: exactly the letters that it took off
  int letters = std::popcount(static_cast<unsigned>(
      words[at].proclitics & (conjunction_wa | conjunction_fa | preposition_ba | preposition_ka | preposition_la)));
  uint32_t begin = token.begin;
  while (begin < token.end) {
    const CodePoint c = decode(text, begin);
    if (is_arabic_mark(c.value) && begin > token.begin) {
      begin += c.size;  // a mark belongs to the letter before it
      continue;
    }
    if (letters-- == 0) break;
    begin += c.size;
  }
  return begin;
}

}  // namespace tawatur
