#include "language/unknown_words.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"

namespace tawatur {
namespace {

struct Clitic {
  std::string_view letter;
  uint8_t bit;
};
constexpr std::array<Clitic, 6> clitics = {{{"و", conjunction_wa},
                                            {"ف", conjunction_fa},
                                            {"ب", preposition_ba},
                                            {"ك", preposition_ka},
                                            {"ل", preposition_la},
                                            {"س", future_sa}}};  // never cut here: only verbs have it
constexpr size_t letter = 2;                                     // bytes
constexpr size_t shortest = 4 * letter, longest = 24 * letter;   // of words looked at

class UnknownWords {
 public:
  UnknownWords(const Lexicon& lexicon, Analysis& analysis) : analysis_(analysis) {
    for (TokenIndex i = 0; i < analysis.tokens.size(); ++i) {
      const Token& t = analysis.tokens[i];
      if (t.kind != TokenKind::arabic || t.frequency != 0 || t.folded_size < shortest || t.folded_size > longest)
        continue;
      if (lexicon.find(analysis.form(t)) != nullptr) continue;
      words_.push_back(i);
      ++times_[hash_bytes(analysis.form(t))];
    }
  }

  void run() {
    if (words_.size() < 2) return;
    for (const TokenIndex i : words_) decide(analysis_.tokens[i]);
  }

 private:
  uint32_t times(std::string_view front, std::string_view word, std::string_view back = "") {
    buffer_.assign(front).append(word).append(back);
    const auto found = times_.find(hash_bytes(buffer_));
    return found == times_.end() ? 0 : found->second;
  }

  /// Other words of the page that have this one in them: behind a clitic, or as an adjective of origin.
  uint32_t derived(std::string_view word, std::string_view but = "") {
    uint32_t found = 0;
    for (const Clitic& c : clitics)
      if (c.letter != but) found += times(c.letter, word);
    const std::string_view root =
        word.ends_with("ا") || word.ends_with("ه") ? word.substr(0, word.size() - letter) : word;
    for (const std::string_view ending : {"ي", "يه", "يون", "يين"}) found += times("ال", root, ending);
    return found;
  }

  void decide(Token& t) {
    const std::string_view form = analysis_.form(t);
    if (form.starts_with("ال") || form.starts_with("لل") || t.article_size != 0 || t.enclitic_size != 0) return;
    for (const Clitic& c : clitics) {
      if (!form.starts_with(c.letter)) continue;
      const std::string_view rest = form.substr(letter);
      const uint32_t whole_told = derived(form), rest_told = times("", rest) + derived(rest, c.letter);
      if ((t.proclitics & c.bit) != 0 && t.proclitic_size == letter && whole_told > 0 && rest_told == 0)
        set(t, 0, 0, form);
      else if (t.proclitics == 0 && c.bit != future_sa && whole_told == 0 && rest_told > 0)
        set(t, c.bit, letter, rest);
      return;
    }
  }

  static void set(Token& t, uint8_t proclitics, size_t size, std::string_view stem) {
    t.proclitics = proclitics, t.proclitic_size = static_cast<uint8_t>(size);
    t.key = hash_bytes(stem), t.cluster = 0;
  }

  Analysis& analysis_;
  std::vector<TokenIndex> words_;
  boost::unordered_flat_map<uint64_t, uint32_t> times_;  // of each form
  std::string buffer_;
};

}  // namespace

void split_unknown_words(const Lexicon& lexicon, Analysis& analysis) { UnknownWords(lexicon, analysis).run(); }

}  // namespace tawatur
