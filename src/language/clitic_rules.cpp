#include "language/clitic_rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/analysis.h"

namespace tawatur {
namespace {

constexpr size_t letter = 2;  // bytes of an Arabic letter

/// What may stand before it with any clitic and is met so often that its ratios say nothing. Folded.
constexpr std::array<std::string_view, 60> function_words = {
    "في",    "من",   "علي",  "الي",   "عن",   "ان",   "قد",    "هو",  "هي",  "هم",  "هذا", "هذه",
    "هولاء", "لم",   "لا",   "لن",    "كان",  "كانت", "ما",    "مع",  "بعد", "قبل", "كل",  "لكن",
    "ذلك",   "تلك",  "هناك", "اذا",   "كما",  "حيث",  "منذ",   "حتي", "عند", "بين", "انه", "انها",
    "انهم",  "ليس",  "ليست", "يكون",  "تكون", "له",   "لها",   "لهم", "به",  "بها", "فيه", "فيها",
    "منه",   "منها", "عليه", "عليها", "التي", "الذي", "الذين", "غير", "لو",  "هل",  "اي",  "او"};

bool is_function_word(std::string_view w) {
  return std::find(function_words.begin(), function_words.end(), w) != function_words.end();
}

/// Highest ratio count(word) / count(rest) for which the first letter is a clitic.
struct Threshold {
  float whole;       // of words that the dictionary lacks
  float well_known;  // the same where the rest is met often
  float dictionary;  // of words in the dictionary
  float least;       // occurrences of the rest
};
constexpr float often = 100;
constexpr Threshold wa_threshold{12, 60, 0.12f, 3}, fa_threshold{0.8f, 0.8f, 0.04f, 8}, ba_threshold{0.7f, 2, 0.03f, 4},
    la_threshold{0.5f, 4, 0.03f, 4}, ka_threshold{0.04f, 0.15f, 0.01f, 20}, sa_threshold{2, 2, 0.2f, 4};

class Splitter {
 public:
  Splitter(std::string_view form, const WordCounts& counts) : rest_(form), counts_(counts) {}

  Split run() {
    if (is_function_word(rest_)) return split_;
    conjunction();
    if (!is_function_word(rest_)) {
      if (!future()) preposition();
      article_front();
      if (split_.article_size == 0) pronoun();
    }
    return split_;
  }

 private:
  bool starts(std::string_view front) const { return rest_.starts_with(front); }
  void cut(size_t size, uint8_t bit) {
    rest_.remove_prefix(size);
    split_.proclitics |= bit;
    split_.proclitic_size = static_cast<uint8_t>(split_.proclitic_size + size);
  }

  /// Evidence for what is left being a word: its own count, or, behind transparent clitics, that of the word below
  /// them.
  float support(std::string_view word) const {
    float best = counts_.statistics(word).count;
    const auto below = [&](size_t size, std::string_view front) {
      buffer_.assign(front).append(word.substr(size));
      best = std::max(best, 0.2f * counts_.statistics(buffer_).count);
    };
    if (word.starts_with("بال") || word.starts_with("كال"))
      below(letter, "");
    else if (word.starts_with("لل"))
      below(2 * letter, "ال");
    else if (word.starts_with("ال"))
      below(2 * letter, "");
    for (const std::string_view ending : {"ها", "هم", "ه"}) {
      if (word.ends_with(ending) && word.size() >= 3 * letter + ending.size())
        best = std::max(best, 0.1f * counts_.statistics(word.substr(0, word.size() - ending.size())).count);
    }
    if (word.starts_with("ب") || word.starts_with("ل"))
      best = std::max(best, 0.02f * counts_.statistics(word.substr(letter)).count);
    return best;
  }

  bool is_clitic(const Threshold& t, std::string_view rest) const {
    const WordStatistics whole = counts_.statistics(rest_);
    const float below = support(rest);
    // و+ال+ a word hardly met
    if (below < t.least && rest.starts_with("ال") && rest.size() >= 6 * letter && whole.count < often &&
        !whole.in_dictionary)
      return true;
    if (whole.count == 0 && below < t.least) return counts_.clitic_share(rest_) > 0.7f && rest.size() >= 3 * letter;
    if (below < t.least) return false;
    return whole.count < below * (whole.in_dictionary ? t.dictionary : below >= often ? t.well_known : t.whole);
  }

  void conjunction() {
    const bool wa = starts("و"), fa = starts("ف");
    if ((!wa && !fa) || rest_.size() < 3 * letter) return;
    const std::string_view rest = rest_.substr(letter);
    if (is_function_word(rest) || is_clitic(wa ? wa_threshold : fa_threshold, rest))
      cut(letter, wa ? conjunction_wa : conjunction_fa);
  }

  bool future() {
    if (!starts("س") || rest_.size() < 5 * letter) return false;
    const std::string_view rest = rest_.substr(letter);
    if (!(rest.starts_with("ي") || rest.starts_with("ت") || rest.starts_with("ن") || rest.starts_with("ا")))
      return false;
    if (!is_clitic(sa_threshold, rest)) return false;
    cut(letter, future_sa);
    return true;
  }

  void preposition() {
    if (starts("لل") && rest_.size() >= 4 * letter && rest_ != "لله") {
      // the article's alif falls behind ل: للجيش is ل+الجيش; but للافروف is ل+لافروف
      const float own = counts_.statistics(rest_.substr(letter)).count;
      buffer_.assign("ال").append(rest_.substr(2 * letter));
      const float whole = counts_.statistics(rest_).count;
      const float below =
          std::max(counts_.statistics(buffer_).count, counts_.statistics(rest_.substr(2 * letter)).count);
      if (own > 4 * below && own > 3) {
        cut(letter, preposition_la);
      } else if (below >= 0.02f * whole || (whole < often && rest_.size() >= 5 * letter)) {
        cut(letter, preposition_la);
        cut(letter, article);
        split_.article_size = letter;
      }
      return;
    }
    const bool ba = starts("ب"), la = starts("ل"), ka = starts("ك");
    if ((!ba && !la && !ka) || rest_.size() < 4 * letter) return;
    const std::string_view rest = rest_.substr(letter);
    if (is_clitic(ba ? ba_threshold : la ? la_threshold : ka_threshold, rest))
      cut(letter, ba ? preposition_ba : la ? preposition_la : preposition_ka);
  }

  void article_front() {
    if (split_.article_size != 0 || (split_.proclitics & future_sa) != 0 || !starts("ال") || rest_.size() < 4 * letter)
      return;
    const std::string_view rest = rest_.substr(2 * letter);
    if (is_function_word(rest)) return;  // الله is not ال+له
    // ل takes the alif of an article (للدوحة) but not that of a word (لالمانيا)
    buffer_.assign("لل").append(rest);
    float taken = counts_.statistics(buffer_).count;
    if (counts_.statistics(std::string_view(buffer_).substr(letter)).count > taken / 2) taken = 0;  // للقاء is ل+لقاء
    buffer_.assign("لال").append(rest);
    const float kept = counts_.statistics(buffer_).count;
    const WordStatistics whole = counts_.statistics(rest_);
    const float bare = counts_.statistics(rest).count;
    const float evidence = bare + 5 * taken;
    bool is_article;
    if (kept > taken + 1 && kept * 10 > bare)
      is_article = false;
    else if (whole.count == 0)
      is_article = bare >= 1 || rest.size() >= 3 * letter;
    else if (whole.begins_with_hamza)
      is_article = false;
    else
      is_article = evidence * (whole.in_dictionary ? 4 : 60) >= whole.count ||
                   (rest.size() >= 4 * letter && !whole.in_dictionary);
    if (!is_article) return;
    cut(2 * letter, article);
    split_.article_size = 2 * letter;
  }

  void pronoun() {
    if (rest_.size() < 4 * letter) return;
    static constexpr std::array<std::string_view, 8> endings = {"هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه"};
    for (const std::string_view ending : endings) {
      if (!rest_.ends_with(ending)) continue;
      const std::string_view base = rest_.substr(0, rest_.size() - ending.size());
      if (base.size() < 3 * letter) continue;
      const WordStatistics whole = counts_.statistics(rest_);
      if (ending.size() == letter && whole.ends_in_ta) return;
      float below = counts_.statistics(base).count;
      if (base.ends_with("ت") || base.ends_with("ا")) {  // حكومتها of حكومة, يراها of يرى
        buffer_.assign(base.substr(0, base.size() - letter)).append(base.ends_with("ت") ? "ه" : "ي");
        below = std::max(below, counts_.statistics(buffer_).count);
      }
      const bool rare_ending = ending == "نا" || ending == "كم" || ending == "كما" || ending == "هن";
      const float limit = whole.in_dictionary ? 0.1f : rare_ending ? 0.5f : below >= often ? 4.0f : 2.0f;
      if (below < (whole.count == 0 ? 5.0f : 2.0f) || whole.count >= below * limit) continue;
      split_.enclitic_size = static_cast<uint8_t>(ending.size());
      return;
    }
  }

  std::string_view rest_;
  const WordCounts& counts_;
  Split split_;
  mutable std::string buffer_;
};

}  // namespace

Split split_word(std::string_view form, const WordCounts& counts) { return Splitter(form, counts).run(); }

}  // namespace tawatur
