#include "measure/unit.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

/// The forms of data/counted.tsv, and the duals made from its singulars.
class CountedNouns {
 public:
  CountedNouns() {
    for (const auto& row : table_rows(resource("measure/counted.tsv"))) {
      if (row.size() < 2) continue;
      const std::string_view marks = row[0];
      const std::string singular = folded(row[1]);
      const uint64_t key = hash_bytes(singular);
      forms_.emplace(key, key);
      forms_.emplace(hash_bytes(singular + "ا"), key);
      if (row.size() > 2) {
        for (std::string_view rest = row[2]; !rest.empty();) {
          const size_t end = std::min(rest.find(' '), rest.size());
          if (end > 0) forms_.emplace(hash_bytes(folded(rest.substr(0, end))), key);
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
      add_duals(singular, key, marks);
    }
  }

  uint64_t unit_of(std::string_view form) const { return value(forms_, form); }

  enum class DualForm : uint8_t { none, full, construct, relation };
  struct Dual {
    uint64_t key = 0;
    DualForm form = DualForm::none;
  };
  Dual dual_of(std::string_view form) const {
    const auto it = duals_.find(hash_bytes(form));
    return it == duals_.end() ? Dual{} : it->second;
  }

 private:
  using Map = boost::unordered_flat_map<uint64_t, uint64_t>;
  static uint64_t value(const Map& map, std::string_view form) {
    const auto it = map.find(hash_bytes(form));
    return it == map.end() ? 0 : it->second;
  }

  void add_duals(const std::string& singular, uint64_t key, std::string_view marks) {
    const bool feminine = singular.ends_with("ه");
    const std::string stem = feminine ? singular.substr(0, singular.size() - 2) + "ت" : singular;
    const auto has = [&](char mark) { return marks.find(mark) != std::string_view::npos; };
    const DualForm full = has('r') ? DualForm::relation : DualForm::full;
    // بلدان is the plural, and no dual
    if (!forms_.contains(hash_bytes(stem + "ان"))) duals_.emplace(hash_bytes(stem + "ان"), Dual{key, full});
    // a sound plural in -ين looks the same: مسلحين is no dual
    const bool sound_plural = forms_.contains(hash_bytes(stem + "ين"));
    if (!sound_plural) duals_.emplace(hash_bytes(stem + "ين"), Dual{key, full});
    if (has('k')) {
      for (const std::string_view pronoun : {"ه", "ها", "هما", "هم"}) {
        duals_.emplace(hash_bytes(stem + "ا" + std::string(pronoun)), Dual{key, full});
        if (singular != "ولد" && singular != "ابن")
          duals_.emplace(hash_bytes(stem + "ي" + std::string(pronoun)),
                         Dual{key, full});  // ولديه is و and لديه, ابنيه may be أبنية
      }
    }
    duals_.emplace(hash_bytes(stem + "اهما"), Dual{key, full});
    duals_.emplace(hash_bytes(stem + "يهما"), Dual{key, full});
    if (has('r')) return;
    duals_.emplace(hash_bytes(stem + "ا"), Dual{key, DualForm::construct});
    if (!has('n') && !sound_plural) duals_.emplace(hash_bytes(stem + "ي"), Dual{key, DualForm::construct});
    forms_.emplace(hash_bytes(stem + "ان"), key);
    forms_.emplace(hash_bytes(stem + "ين"), key);
  }

  Map forms_;
  boost::unordered_flat_map<uint64_t, Dual> duals_;
};

const CountedNouns& counted_nouns() {
  static const CountedNouns table;
  return table;
}

/// يواجهون: what they do, not what they are; but يمنيون.
bool is_plural_verb(std::string_view form) {
  return form.starts_with("ي") && form.ends_with("ون") && !form.ends_with("يون");
}

bool is_relative_adjective(std::string_view form) {
  if (form.size() < 10) return false;
  // 800 ريال شهريا: an adverb
  for (const std::string_view adverb : {"سنويا", "شهريا", "يوميا", "اسبوعيا", "حاليا", "نهائيا"})
    if (form == adverb) return false;
  for (const std::string_view ending : {"ي", "يا", "يه", "يين", "يون"})
    if (form.ends_with(ending)) return true;
  return false;
}

/// 60 فردا, 12 وكرا: behind a number no conjunction joins, and the letter is the noun's own.
bool begins_with_conjunction(const Analysis& analysis, TokenIndex i) {
  const uint8_t proclitics = analysis.tokens[i].proclitics;
  return (proclitics == conjunction_fa || proclitics == conjunction_wa) &&
         counted_nouns().unit_of(analysis.form(i)) != 0;
}

bool is_noun_like(const Analysis& analysis, std::span<const Word> words, TokenIndex i) {
  const Token& token = analysis.tokens[i];
  if (token.kind != TokenKind::arabic && token.kind != TokenKind::word) return false;
  if ((token.proclitics & ~article) && !begins_with_conjunction(analysis, i)) return false;
  if (is_plural_verb(analysis.form(i))) return false;
  switch (words[i].kind) {
    case WordKind::none:
    case WordKind::time_unit:
    case WordKind::time_units:
    case WordKind::time_unit_dual:
    case WordKind::ordinal:
    case WordKind::event:
    case WordKind::event_start:
      return !words[i].conjoined();
    case WordKind::label:
      return !words[i].conjoined();
    default:
      return false;
  }
}

/// Without the article and the proclitics, for look-ups.
std::string_view bare(const Analysis& analysis, TokenIndex i) {
  std::string_view form = analysis.form(i);
  const Token& token = analysis.tokens[i];
  form.remove_prefix(token.proclitic_size);
  return form;
}

uint64_t known_unit(const Analysis& analysis, TokenIndex i) {
  if (const uint64_t key = counted_nouns().unit_of(analysis.form(i))) return key;
  if (const uint64_t key = counted_nouns().unit_of(bare(analysis, i))) return key;
  return counted_nouns().unit_of(analysis.stem(i));
}

}  // namespace

uint64_t percent_key() {
  static const uint64_t key = hash_bytes(percent_unit);
  return key;
}

uint64_t years_key() {
  static const uint64_t key = counted_nouns().unit_of("سنه");
  return key;
}

bool is_age(std::string_view form) {
  return form == "العمر" || form == "عمره" || form == "عمرها" || form == "عمري" || form == "اعمارهم";
}

bool is_plural_form(const Analysis& analysis, TokenIndex token) {
  const std::string_view form = bare(analysis, token);
  if (const uint64_t key = known_unit(analysis, token)) return key != hash_bytes(form);
  return form.size() >= 8 && !form.ends_with("ه");
}

uint32_t unit_begin(std::string_view text, const Analysis& analysis, TokenIndex token) {
  const Token& word = analysis.tokens[token];
  return begins_with_conjunction(analysis, token) ? word.begin : analysis.word_begin(text, word);
}

uint64_t unit_key(const Analysis& analysis, TokenIndex token) {
  if (const uint64_t key = known_unit(analysis, token)) return key;
  return analysis.tokens[token].key;
}

std::optional<Unit> unit_behind(const Analysis& analysis, std::span<const Word> words, const Numeral& numeral,
                                TokenIndex end) {
  TokenIndex i = numeral.tokens.end;
  if (i >= end) return std::nullopt;
  if (words[i].is(WordKind::percent)) return Unit{{i, i + words[i].tokens}, percent_key()};
  const Token& token = analysis.tokens[i];
  if (token.kind == TokenKind::symbol) {
    if (const uint64_t key = counted_nouns().unit_of(analysis.form(i))) return Unit{{i, i + 1}, key};
    return std::nullopt;
  }
  const bool partitive = words[i].is(WordKind::from);
  if (partitive) ++i;
  if (i >= end || !is_noun_like(analysis, words, i)) return std::nullopt;
  const bool definite = (analysis.tokens[i].proclitics & article) || words[i].definite();
  if (partitive && !definite && analysis.tokens[i].enclitic_size == 0) {
    // ثلاثة من أبناء: a construct; من منازل too; but 5 من 10 was no noun anyway
    if (!known_unit(analysis, i)) return std::nullopt;
  }
  if (!partitive && definite && numeral.form != NumeralForm::vague && !numeral.scaled) {
    if (numeral.form == NumeralForm::digits || words[numeral.tokens.end - 1].value > 10) return std::nullopt;
  }
  if (bare(analysis, i).starts_with("اخر") && bare(analysis, i).size() >= 8)
    return std::nullopt;  // خمسة آخرين: the unit was told before
  Unit out{{i, i + 1}, unit_key(analysis, i)};
  if (i + 1 < end && analysis.tokens[i + 1].kind == TokenKind::arabic && words[i + 1].is(WordKind::none) &&
      (analysis.tokens[i + 1].proclitics & ~article) == 0 &&
      ((analysis.tokens[i + 1].proclitics & article) != 0) == definite && is_relative_adjective(analysis.form(i + 1)) &&
      !is_relative_adjective(analysis.form(i))) {
    ++out.tokens.end;
  }
  return out;
}

std::optional<Unit> unit_before(const Analysis& analysis, std::span<const Word> words, TokenIndex numeral,
                                TokenIndex begin) {
  if (numeral <= begin) return std::nullopt;
  TokenIndex i = numeral - 1;
  if (analysis.tokens[i].kind == TokenKind::arabic && analysis.form(i).ends_with("ال") &&
      analysis.form(i).size() <= 6 && !analysis.tokens[numeral].space_before) {
    if (i <= begin) return std::nullopt;
    --i;
  }
  if (analysis.tokens[i].kind != TokenKind::arabic || !words[i].is(WordKind::none)) {
    if (!(words[i].is(WordKind::time_unit) || words[i].is(WordKind::time_units))) return std::nullopt;
  }
  // دول الساحل الخمس: the plural at the head of a construct is what is counted
  if (i > begin && !known_unit(analysis, i) && analysis.tokens[i - 1].kind == TokenKind::arabic &&
      words[i - 1].is(WordKind::none) && known_unit(analysis, i - 1))
    --i;
  if (!is_noun_like(analysis, words, i)) return std::nullopt;
  return Unit{{i, i + 1}, unit_key(analysis, i)};
}

bool is_counted_singular(const Analysis& analysis, TokenIndex token) {
  const std::string_view form = analysis.form(token);
  return counted_nouns().unit_of(form) == hash_bytes(form);
}

/// Beyond this numbers are not known to the unit.
constexpr double most_counted = 1e15;

bool may_be_counted(const Analysis& analysis, std::span<const Word> words, TokenIndex i, double value) {
  const Token& token = analysis.tokens[i];
  switch (words[i].kind) {
    case WordKind::percent:
    case WordKind::scale:
    case WordKind::scale_plural:
      return true;
    case WordKind::time_unit:
    case WordKind::time_units:
      return !words[i].definite();
    case WordKind::none:
      break;
    default:
      return false;
  }
  if (token.kind == TokenKind::symbol) return counted_nouns().unit_of(analysis.form(i)) != 0;
  if (token.kind != TokenKind::arabic && token.kind != TokenKind::word) return false;
  if (token.proclitics != 0) return false;
  const std::string_view form = analysis.form(i);
  const int rest = value < most_counted ? static_cast<int>(std::fmod(value, 100)) : 0;
  if (rest == 0 || (rest >= 1 && rest <= 2))
    return counted_nouns().unit_of(form) != 0 || (rest == 0 && form.ends_with("ه") && form.size() >= 8);
  if (rest >= 3 && rest <= 10) return counted_nouns().unit_of(form) != 0;
  // accusative singular
  if (counted_nouns().unit_of(form) != 0 && (form.ends_with("ا") || form.ends_with("ه"))) return true;
  return form.ends_with("ا") && form.size() >= 8 && is_relative_adjective(form);
}

std::optional<Unit> dual_noun(const Analysis& analysis, std::span<const Word> words, TokenIndex at, TokenIndex end) {
  const Token& token = analysis.tokens[at];
  if (token.kind != TokenKind::arabic) return std::nullopt;
  std::string_view form = bare(analysis, at);
  if (form.size() < 8 || form == "طالبان") return std::nullopt;  // the movement; of two students news says طالبين
  auto dual = counted_nouns().dual_of(form);
  using DualForm = CountedNouns::DualForm;
  if (dual.form == DualForm::none && form.starts_with("و")) dual = counted_nouns().dual_of(form.substr(2));
  if (dual.form == DualForm::none || (dual.form == DualForm::relation && (token.proclitics & article)))
    return std::nullopt;
  if (dual.form == DualForm::construct) {
    // وزيرا الدفاع is a dual before a definite noun, وزيرا للدفاع and وزيرا جديدا the accusative of one
    if (token.proclitics & article || at + 1 >= end || analysis.tokens[at + 1].kind != TokenKind::arabic)
      return std::nullopt;
    if (!words[at + 1].is(WordKind::none) && !words[at + 1].is(WordKind::event)) return std::nullopt;
    if (analysis.tokens[at + 1].proclitics != article) {
      // وزيري دفاع جديدين: an adjective in the dual shows it too
      if (analysis.tokens[at + 1].proclitics != 0 || !form.ends_with("ي")) return std::nullopt;
      bool agrees = false;
      for (TokenIndex i = at + 2; i < std::min(end, at + 5); ++i)
        agrees = agrees || (analysis.form(i).size() >= 10 && analysis.form(i).ends_with("ين"));
      if (!agrees) return std::nullopt;
    }
  }
  return Unit{{at, at + 1}, dual.key};
}

}  // namespace tawatur
