#include "measure/number.h"

#include <algorithm>

#include "measure/calendar.h"
#include "measure/lexicon.h"
#include "measure/number_hedge.h"
#include "measure/numeral.h"
#include "measure/quantity.h"
#include "measure/sentence_words.h"
#include "measure/time_scanner.h"
#include "measure/unit.h"

namespace tawatur {

const char* name_of(NumberHedge hedge) {
  switch (hedge) {
    case NumberHedge::exact:
      return "exact";
    case NumberHedge::at_least:
      return "at_least";
    case NumberHedge::at_most:
      return "at_most";
    case NumberHedge::about:
      return "about";
    case NumberHedge::order:
      return "order";
  }
  return "exact";
}

namespace {

constexpr TokenIndex lasting_reach = 3;  // words between استمر and ساعة

class NumberFinder {
 public:
  NumberFinder(const Page& page, const Analysis& analysis)
      : text_(page.text),
        analysis_(analysis),
        words_(read_words(analysis)),
        times_(scan_times(page, analysis, words_)),
        sentence_{analysis_, words_} {}

  std::vector<Number> run() {
    size_t time = 0;
    for (const Sentence& sentence : analysis_.sentences) {
      sentence_.begin = sentence.tokens.begin, sentence_.end = sentence.tokens.end;
      for (TokenIndex i = sentence_.begin; i < sentence_.end;) {
        while (time < times_.size() && times_[time].tokens.end <= i) ++time;
        if (time < times_.size() && times_[time].form == TimeForm::date && times_[time].tokens.contains(i)) {
          i = times_[time].tokens.end;
          continue;
        }
        const TokenIndex next = read(i);
        i = std::max(next, i + 1);
      }
    }
    return std::move(numbers_);
  }

 private:
  /// A definite dual behind a definite noun is its adjective: البلدين الشقيقين.
  bool follows_definite(TokenIndex i) const {
    const auto is_definite = [&](TokenIndex at) {
      std::string_view form = analysis_.form(at);
      if (at < i && form.starts_with("وال")) form.remove_prefix(std::string_view("و").size());
      return analysis_.tokens[at].kind == TokenKind::arabic && form.starts_with("ال");
    };
    return i > sentence_.begin && is_definite(i) && is_definite(i - 1);
  }

  Unit unit_at(TokenIndex i) const { return {{i, i + 1}, unit_key(analysis_, i)}; }

  /// Reads a number at token i; returns where to go on, i where there is none.
  TokenIndex read(TokenIndex i) {
    const Word& word = words_[i];
    switch (word.kind) {
      case WordKind::time_unit_dual:
        if (sentence_.is(i + 1, WordKind::digits)) return i;                // عامي 2011 و2012
        if (follows_definite(i)) return i;                                  // المدعين العامين
        if (word.definite() && analysis_.form(i).ends_with("ي")) return i;  // العامي والفصيح
        push({i, i + 1}, 2, 2, NumberHedge::exact, unit_at(i));
        return i + 1;
      case WordKind::time_unit:
        return one_unit(i);
      case WordKind::time_units:
        return many_units(i);
      case WordKind::fraction:
        return fraction(i);
      case WordKind::ordinal:
        return ordinal(i);
      case WordKind::ten_one:
        if (!sentence_.is(i + 1, WordKind::ten)) return i;
        break;
      case WordKind::none:
      case WordKind::event:
      case WordKind::event_start:
        if (i > sentence_.begin + 1 && words_[i - 2].is(WordKind::at_least) && words_[i - 2].tokens == 2 &&
            is_counted_singular(analysis_, i)) {
          push({i, i + 1}, 2, 2, NumberHedge::exact,
               unit_at(i));  // أكثر من هجوم: two at least
          return i + 1;
        }
        if (const auto dual = dual_noun(analysis_, words_, i, sentence_.end); dual && !follows_definite(i)) {
          push({i, i + 1}, 2, 2, NumberHedge::exact, dual);
          // شخصين اثنين
          return sentence_.is(i + 1, WordKind::ones) && words_[i + 1].value == 2 ? i + 2 : i + 1;
        }
        return i;
      default:
        break;
    }
    const auto numeral = read_numeral(analysis_, words_, i, sentence_.end);
    if (!numeral) {
      // السابعة عشرة من العمر
      return word.is(WordKind::ones) || word.is(WordKind::ten_one) ? ordinal(i) : i;
    }
    if (!tells_quantity(sentence_, *numeral)) return std::max(numeral->tokens.end, i + 1);
    return quantity(*numeral);
  }

  TokenIndex quantity(const Numeral& first) {
    const TokenIndex i = first.tokens.begin;
    TokenIndex next = first.tokens.end;
    double low = first.low, high = first.high;
    const std::optional<NumeralRange> range = read_range(sentence_, first);
    const Numeral& last = range ? range->last : first;
    if (range) low = range->low, high = range->high, next = last.tokens.end;
    std::optional<Unit> unit = currency_before(i);
    const bool names_all = first.definite && !first.scaled && words_[i].kind != WordKind::digits;  // الدول الخمس
    if (!unit && names_all) unit = unit_before(analysis_, words_, i, sentence_.begin);
    const bool one = words_[i].is(WordKind::ones) && words_[i].value == 1;  // فيلم واحد
    if (!unit && one) unit = unit_before(analysis_, words_, i, sentence_.begin);
    if (!unit) unit = unit_behind(analysis_, words_, last, sentence_.end);
    if (!unit && first.definite) unit = unit_before(analysis_, words_, i, sentence_.begin);
    TokenIndex resume = next;
    if (unit && unit->tokens.begin >= next) {
      resume = unit->tokens.begin;
      // ثلاثة أعوام ونصف
      const TokenIndex half = unit->tokens.end;
      if (!range && half < sentence_.end) {
        if (sentence_.is(half, WordKind::fraction) && words_[half].conjoined())
          low += words_[half].value, high = low, next = half + 1;
        else if (analysis_.form(half) == "و" && sentence_.is(half + 1, WordKind::fraction))
          low += words_[half + 1].value, high = low, next = half + 2;
      }
      // a counted dual or percent is not read again; the noun's own words (أيام) may be
      resume = std::max(unit->tokens.end, next);
    }
    NumberHedge hedge = first.form == NumeralForm::vague
                            ? (words_[i].is(WordKind::few) ? NumberHedge::about : NumberHedge::order)
                        : range ? NumberHedge::about
                                : NumberHedge::exact;
    push({i, next}, low, high, hedge, unit);
    return resume;
  }

  std::optional<Unit> currency_before(TokenIndex i) const {
    if (i == sentence_.begin || analysis_.tokens[i - 1].kind != TokenKind::symbol) return std::nullopt;
    if (words_[i - 1].is(WordKind::percent)) return Unit{{i - 1, i}, percent_key()};
    const std::string_view form = analysis_.form(i - 1);
    if (form == "$" || form == "€" || form == "£") return unit_at(i - 1);
    return std::nullopt;
  }

  /// لمدة ساعة, استمر الاجتماع يوما, أكثر من أسبوع, قبل شهر: one.
  TokenIndex one_unit(TokenIndex i) {
    if (words_[i].definite() || words_[i].proclitics != 0 || sentence_.is(i + 1, WordKind::digits)) return i;
    const bool bare =
        i + 1 >= sentence_.end || !(analysis_.tokens[i + 1].proclitics & article);  // قبل شهر رمضان is none
    if (is_hedged(sentence_, i) ||
        (bare && sentence_.was(i, WordKind::before) && !sentence_.is(i + 1, WordKind::hijri_month) &&
         !sentence_.is(i + 1, WordKind::month))) {
      push({i, i + 1}, 1, 1, NumberHedge::exact, unit_at(i));
      return i + 1;
    }
    for (TokenIndex j = i; j-- > sentence_.begin && i - j <= lasting_reach;) {
      if (words_[j].is(WordKind::lasting)) {
        push({i, i + 1}, 1, 1, NumberHedge::exact, unit_at(i));
        return i + 1;
      }
      if (words_[j].kind != WordKind::none) break;
    }
    return i;
  }

  /// منذ عقود: at least two of them.
  TokenIndex many_units(TokenIndex i) {
    const bool told = sentence_.was(i, WordKind::since) || sentence_.was(i, WordKind::before);
    if (!told || words_[i].definite() || words_[i].value < static_cast<double>(TimeUnit::decade)) return i;
    push({i, i + 1}, words_[i].value == static_cast<double>(TimeUnit::decade) ? 20 : 200, 0, NumberHedge::order,
         Unit{{i, i + 1}, years_key()});
    numbers_.back().high.reset();
    return i + 1;
  }

  /// نصف مليون, نصف ساعة, ثلث الأعضاء.
  TokenIndex fraction(TokenIndex i) {
    if (words_[i].conjoined() || words_[i].definite()) return i;
    if (sentence_.is(i + 1, WordKind::scale) && !words_[i + 1].definite()) {
      Numeral n;
      n.tokens = {i, i + 2};
      n.low = n.high = words_[i].value * words_[i + 1].value;
      n.form = NumeralForm::words, n.scaled = true;
      return quantity(n);
    }
    if (sentence_.is(i + 1, WordKind::time_unit) && !words_[i + 1].definite()) {
      push({i, i + 1}, words_[i].value, words_[i].value, NumberHedge::exact, unit_at(i + 1));
      return i + 2;
    }
    return i;
  }

  /// Ordinals are no quantities but for how often (للمرة الرابعة) and ages (السابعة عشرة من العمر).
  TokenIndex ordinal(TokenIndex i) {
    const auto found = read_ordinal(words_, i, sentence_.end);
    if (!found || !words_[i].definite()) return i;
    if (i > sentence_.begin && found->value > 1 && (sentence_.is(i - 1, "للمره") || sentence_.is(i - 1, "المره"))) {
      push({i, found->end}, found->value, found->value, NumberHedge::exact, unit_at(i - 1));
      return found->end;
    }
    const TokenIndex age = found->end + 1;
    if (sentence_.is(found->end, "من") && age < sentence_.end && is_age(analysis_.form(age))) {
      push({i, found->end}, found->value, found->value, NumberHedge::exact, Unit{{age, age + 1}, years_key()});
      return age + 1;
    }
    return found->end;  // السادسة والعشرين is no 20
  }

  /// Takes the hedges around a number into it and writes it down.
  void push(TokenSpan tokens, double low, double high, NumberHedge hedge, std::optional<Unit> unit) {
    Number& out = numbers_.emplace_back();
    const TokenIndex least =
        numbers_.size() > 1 ? std::max(sentence_.begin, numbers_[numbers_.size() - 2].tokens.end) : sentence_.begin;
    const TokenIndex behind = unit && unit->tokens.begin >= tokens.end ? unit->tokens.end : tokens.end;
    const HedgesFound found = hedges_around(sentence_, tokens, least, behind);
    out.low = low, out.high = high;
    if (hedge == NumberHedge::exact || hedge == NumberHedge::about) {
      if (found.at_least)
        hedge = NumberHedge::at_least;
      else if (found.at_most)
        hedge = NumberHedge::at_most;
      else if (found.about)
        hedge = NumberHedge::about;
    }
    if (found.at_least)
      out.high.reset();
    else if (found.at_most)
      out.low.reset();
    out.hedge = hedge;
    out.tokens = {found.first, tokens.end};
    out.span = {begin_of_word(text_, analysis_, words_, found.first), analysis_.tokens[tokens.end - 1].end};
    if (unit) {
      out.unit = {unit_begin(text_, analysis_, unit->tokens.begin), analysis_.tokens[unit->tokens.end - 1].end};
      out.unit_key = unit->key;
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Word> words_;
  std::vector<TimeHit> times_;
  SentenceWords sentence_;
  std::vector<Number> numbers_;
};

}  // namespace

std::vector<Number> find_numbers(const Page& page, const Analysis& analysis) {
  return NumberFinder(page, analysis).run();
}

}  // namespace tawatur
