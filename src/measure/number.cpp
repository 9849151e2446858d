#include "measure/number.h"

#include <algorithm>

#include "measure/calendar.h"
#include "measure/lexicon.h"
#include "measure/numeral.h"
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

constexpr TokenIndex longest_hedge = 4;      // words of the longest hedge before a number
constexpr TokenIndex lasting_reach = 3;      // words between استمر and ساعة
constexpr TokenIndex hedge_after_reach = 5;  // how far behind the number على الأقل still belongs to it

class NumberFinder {
 public:
  NumberFinder(const Page& page, const Analysis& analysis)
      : text_(page.text),
        analysis_(analysis),
        words_(read_words(analysis)),
        times_(scan_times(page, analysis, words_)) {}

  std::vector<Number> run() {
    size_t time = 0;
    for (const Sentence& sentence : analysis_.sentences) {
      begin_ = sentence.tokens.begin, end_ = sentence.tokens.end;
      for (TokenIndex i = begin_; i < end_;) {
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
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }
  bool is_kind(TokenIndex i, TokenKind kind) const { return i < end_ && analysis_.tokens[i].kind == kind; }

  /// Reads a number at token i; returns where to go on, i where there is none.
  TokenIndex read(TokenIndex i) {
    const Word& word = words_[i];
    switch (word.kind) {
      case WordKind::time_unit_dual:
        if (is_at(i + 1, WordKind::digits)) return i;  // عامي 2011 و2012
        push({i, i + 1}, 2, 2, NumberHedge::exact, Unit{{i, i + 1}, unit_key(analysis_, i)});
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
        if (!is_at(i + 1, WordKind::ten)) return i;
        break;
      case WordKind::none:
      case WordKind::event:
      case WordKind::event_start:
        if (i > begin_ + 1 && words_[i - 2].is(WordKind::at_least) && words_[i - 2].tokens == 2 &&
            is_counted_singular(analysis_, i)) {
          push({i, i + 1}, 2, 2, NumberHedge::exact,
               Unit{{i, i + 1}, unit_key(analysis_, i)});  // أكثر من هجوم: two at least
          return i + 1;
        }
        if (const auto dual = dual_noun(analysis_, words_, i, end_)) {
          push({i, i + 1}, 2, 2, NumberHedge::exact, dual);
          // شخصين اثنين
          return is_at(i + 1, WordKind::ones) && words_[i + 1].value == 2 ? i + 2 : i + 1;
        }
        return i;
      default:
        break;
    }
    const auto numeral = read_numeral(analysis_, words_, i, end_);
    if (!numeral) {
      // السابعة عشرة من العمر
      return word.is(WordKind::ones) || word.is(WordKind::ten_one) ? ordinal(i) : i;
    }
    if (!is_quantity(*numeral)) return std::max(numeral->tokens.end, i + 1);
    return quantity(*numeral);
  }

  /// Whether the numeral tells a quantity, rather than a label, a phone number, a place in a list or a pronoun.
  bool is_quantity(const Numeral& n) const {
    const TokenIndex i = n.tokens.begin;
    const Token& token = analysis_.tokens[i];
    const std::string_view form = analysis_.form(i);
    const TokenIndex next = n.tokens.end;
    const bool alone = next == i + 1;
    if (n.form == NumeralForm::digits) {
      if (i > begin_ && words_[i - 1].is(WordKind::label) && !is_at(next, WordKind::percent)) return false;
      if (i > begin_ && !token.space_before) {
        const TokenKind before = analysis_.tokens[i - 1].kind;
        const bool joined = before == TokenKind::dash && i > begin_ + 1 && !analysis_.tokens[i - 1].space_before;
        if (joined && !is_kind(i - 2, TokenKind::number)) return false;  // إس-300
        if (before == TokenKind::word || before == TokenKind::mixed || before == TokenKind::hashtag) return false;
        if (analysis_.form(i - 1) == "+" || analysis_.form(i - 1) == "×") return false;
      }
      if (alone && form.size() > 1 && form[0] == '0' && form.find_first_of(".,") == std::string_view::npos)
        return false;  // phone numbers
      if (alone && form.size() > 12) return false;
      if (next < end_ && analysis_.form(next) == "×") return false;  // 4×6
      if (is_kind(next, TokenKind::dash) && !analysis_.tokens[next].space_before && is_kind(next + 1, TokenKind::word))
        return false;
      // 1- … 2) … at the head of a line
      if (i == begin_ && alone && next < end_ &&
          (is_kind(next, TokenKind::dash) || is_kind(next, TokenKind::close_bracket) ||
           is_kind(next, TokenKind::stop) || analysis_.form(next) == "/"))
        return false;
      if (alone && end_ - begin_ == 1) return false;
    }
    if (n.form == NumeralForm::words && alone) {
      const Word& word = words_[i];
      if (word.is(WordKind::ones) && word.value == 1) return one_counts(i);
      if (form == "لست") return false;
      if (word.is(WordKind::scale) && !unit_behind(analysis_, words_, n, end_)) return false;  // ألّف, المليون
      if (word.is(WordKind::ten) && word.definite()) return false;
    }
    // القرن العشرين, الدورة الـ37, مجموعة السبع: behind a singular the number orders or names
    if (n.definite && i > begin_ && !unit_is_plural_before(i)) return false;
    return true;
  }

  /// شخص واحد counts; واحد من, كل واحد and أحد are pronouns.
  bool one_counts(TokenIndex i) const {
    if (words_[i].proclitics != 0 || i == begin_) return false;
    const Token& before = analysis_.tokens[i - 1];
    return before.kind == TokenKind::arabic && (before.proclitics & article) == 0 &&
           (words_[i - 1].is(WordKind::none) || words_[i - 1].is(WordKind::time_unit)) &&
           analysis_.form(i - 1) != "كل" && analysis_.form(i - 1) != "ان" && analysis_.form(i - 1) != "وقت" &&
           analysis_.form(i - 1).size() >= 6 && !is_at(i + 1, WordKind::from);
  }

  bool unit_is_plural_before(TokenIndex i) const {
    const auto unit = unit_before(analysis_, words_, i, begin_);
    if (!unit) return true;
    return is_plural_form(analysis_, unit->tokens.begin);
  }

  TokenIndex quantity(const Numeral& first) {
    const TokenIndex i = first.tokens.begin;
    TokenIndex next = first.tokens.end;
    double low = first.low, high = first.high;
    Numeral last = first;
    bool range = false;
    if (const auto second = range_end(first)) {
      last = *second;
      low = first.low, high = second->high, range = true;
      if (first.form == NumeralForm::digits && !first.scaled && second->scaled && low < second->high) {
        const double scale = scale_of(second->tokens);
        if (low * scale < high) low *= scale;  // 3 إلى 5 ملايين
      }
      next = second->tokens.end;
    }
    std::optional<Unit> unit = currency_before(i);
    const bool names_all = first.definite && !first.scaled && words_[i].kind != WordKind::digits;  // الدول الخمس
    if (!unit && names_all) unit = unit_before(analysis_, words_, i, begin_);
    const bool one = words_[i].is(WordKind::ones) && words_[i].value == 1;  // فيلم واحد
    if (!unit && one) unit = unit_before(analysis_, words_, i, begin_);
    if (!unit) unit = unit_behind(analysis_, words_, last, end_);
    if (!unit && first.definite) unit = unit_before(analysis_, words_, i, begin_);
    TokenIndex resume = next;
    if (unit && unit->tokens.begin >= next) {
      resume = unit->tokens.begin;
      // ثلاثة أعوام ونصف
      const TokenIndex half = unit->tokens.end;
      if (!range && half < end_) {
        if (is_at(half, WordKind::fraction) && words_[half].conjoined())
          low += words_[half].value, high = low, next = half + 1;
        else if (analysis_.form(half) == "و" && is_at(half + 1, WordKind::fraction))
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

  double scale_of(TokenSpan tokens) const {
    double scale = 1;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
      if (words_[i].is(WordKind::scale) || words_[i].is(WordKind::scale_plural)) scale *= words_[i].value;
    return scale;
  }

  /// The upper end of a range: 3-5 أيام, من 3 إلى 5, بين 20 و30, ثلاثة أو أربعة.
  std::optional<Numeral> range_end(const Numeral& first) const {
    if (first.form == NumeralForm::vague) return std::nullopt;
    TokenIndex i = first.tokens.end;
    // the unit may stand between: من 3 أيام إلى 5 أيام is left as two numbers
    if (i + 1 >= end_) return std::nullopt;
    // ارتفع بمقدار 19 إلى 876 tells a change and what it led to
    if (first.tokens.begin > begin_ &&
        (words_[first.tokens.begin - 1].is(WordKind::change) || words_[first.tokens.begin].proclitics & preposition_ba))
      return std::nullopt;
    const bool is_between = first.tokens.begin > begin_ && words_[first.tokens.begin - 1].is(WordKind::between);
    bool dash = false;
    if (is_between && (words_[i].conjoined() || analysis_.form(i) == "و")) {
      if (analysis_.form(i) == "و") ++i;
    } else if (words_[i].is(WordKind::to) || words_[i].is(WordKind::one_of_two)) {
      ++i;
    } else if (is_kind(i, TokenKind::dash) && first.form == NumeralForm::digits) {
      ++i, dash = true;
    } else {
      return std::nullopt;
    }
    if (i >= end_) return std::nullopt;
    const auto second = read_numeral(analysis_, words_, i, end_);
    if (!second || second->form == NumeralForm::vague) return std::nullopt;
    if (second->high <= first.low) return std::nullopt;  // من 33 إلى 32 is a change, 3-1 a score
    if (dash && !unit_behind(analysis_, words_, *second, end_)) return std::nullopt;
    return second;
  }

  std::optional<Unit> currency_before(TokenIndex i) const {
    if (i == begin_ || analysis_.tokens[i - 1].kind != TokenKind::symbol) return std::nullopt;
    if (words_[i - 1].is(WordKind::percent)) return Unit{{i - 1, i}, percent_key()};
    const std::string_view form = analysis_.form(i - 1);
    if (form == "$" || form == "€" || form == "£") return Unit{{i - 1, i}, unit_key(analysis_, i - 1)};
    return std::nullopt;
  }

  /// لمدة ساعة, استمر الاجتماع يوما, أكثر من أسبوع, قبل شهر: one.
  TokenIndex one_unit(TokenIndex i) {
    if (words_[i].definite() || words_[i].proclitics != 0 || is_at(i + 1, WordKind::digits)) return i;
    const bool bare = i + 1 >= end_ || !(analysis_.tokens[i + 1].proclitics & article);  // قبل شهر رمضان is none
    if (hedge_before(i) || (bare && i > begin_ && words_[i - 1].is(WordKind::before) &&
                            !is_at(i + 1, WordKind::hijri_month) && !is_at(i + 1, WordKind::month))) {
      push({i, i + 1}, 1, 1, NumberHedge::exact, Unit{{i, i + 1}, unit_key(analysis_, i)});
      return i + 1;
    }
    for (TokenIndex j = i; j-- > begin_ && i - j <= lasting_reach;) {
      if (words_[j].is(WordKind::lasting)) {
        push({i, i + 1}, 1, 1, NumberHedge::exact, Unit{{i, i + 1}, unit_key(analysis_, i)});
        return i + 1;
      }
      if (words_[j].kind != WordKind::none) break;
    }
    return i;
  }

  bool hedge_before(TokenIndex i) const {
    for (TokenIndex size = 1; size <= longest_hedge && i >= begin_ + size; ++size) {
      const Word& word = words_[i - size];
      if (word.tokens == size &&
          (word.is(WordKind::at_least) || word.is(WordKind::at_most) || word.is(WordKind::about)))
        return true;
    }
    return false;
  }

  /// منذ عقود: at least two of them.
  TokenIndex many_units(TokenIndex i) {
    const bool told = i > begin_ && (words_[i - 1].is(WordKind::since) || words_[i - 1].is(WordKind::before));
    if (!told || words_[i].definite() || words_[i].value < static_cast<double>(TimeUnit::decade)) return i;
    push({i, i + 1}, words_[i].value == static_cast<double>(TimeUnit::decade) ? 20 : 200, 0, NumberHedge::order,
         Unit{{i, i + 1}, years_key()});
    numbers_.back().high.reset();
    return i + 1;
  }

  /// نصف مليون, نصف ساعة, ثلث الأعضاء.
  TokenIndex fraction(TokenIndex i) {
    if (words_[i].conjoined() || words_[i].definite()) return i;
    if (is_at(i + 1, WordKind::scale) && !words_[i + 1].definite()) {
      Numeral n;
      n.tokens = {i, i + 2};
      n.low = n.high = words_[i].value * words_[i + 1].value;
      n.form = NumeralForm::words, n.scaled = true;
      return quantity(n);
    }
    if (is_at(i + 1, WordKind::time_unit) && !words_[i + 1].definite()) {
      push({i, i + 1}, words_[i].value, words_[i].value, NumberHedge::exact,
           Unit{{i + 1, i + 2}, unit_key(analysis_, i + 1)});
      return i + 2;
    }
    return i;
  }

  /// Ordinals are no quantities but for how often (للمرة الرابعة) and ages (السابعة عشرة من العمر).
  TokenIndex ordinal(TokenIndex i) {
    const auto found = read_ordinal(words_, i, end_);
    if (!found || !words_[i].definite()) return i;
    const auto is_form = [&](TokenIndex at, std::string_view form) { return at < end_ && analysis_.form(at) == form; };
    if (i > begin_ && found->value > 1 && (is_form(i - 1, "للمره") || is_form(i - 1, "المره"))) {
      push({i, found->end}, found->value, found->value, NumberHedge::exact,
           Unit{{i - 1, i}, unit_key(analysis_, i - 1)});
      return found->end;
    }
    if (is_form(found->end, "من") && found->end + 1 < end_) {
      const std::string_view age = analysis_.form(found->end + 1);
      if (age == "العمر" || age == "عمره" || age == "عمرها" || age == "عمري") {
        push({i, found->end}, found->value, found->value, NumberHedge::exact,
             Unit{{found->end + 1, found->end + 2}, years_key()});
        return found->end + 2;
      }
    }
    return found->end;  // السادسة والعشرين is no 20
  }

  /// Takes the hedges around a number into it and writes it down.
  void push(TokenSpan tokens, double low, double high, NumberHedge hedge, std::optional<Unit> unit) {
    Number& out = numbers_.emplace_back();
    TokenIndex first = tokens.begin;
    const TokenIndex least = numbers_.size() > 1 ? std::max(begin_, numbers_[numbers_.size() - 2].tokens.end) : begin_;
    bool at_least = false, at_most = false, about = false;
    for (bool found = true; found && first > least;) {
      found = false;
      TokenIndex end = first;
      // بأكثر من الـ12; بين and من before a range
      if (end > least && analysis_.form(end - 1).ends_with("ال") && analysis_.form(end - 1).size() <= 6 &&
          !analysis_.tokens[first].space_before)
        --end;
      for (TokenIndex size = longest_hedge; size > 0; --size) {
        if (end < least + size) continue;
        const Word& word = words_[end - size];
        if (word.tokens != size) continue;
        if (word.is(WordKind::at_least))
          at_least = true;
        else if (word.is(WordKind::at_most))
          at_most = true;
        else if (word.is(WordKind::about))
          about = true;
        else
          continue;
        first = end - size, found = true;
        break;
      }
    }
    const TokenIndex behind = unit && unit->tokens.begin >= tokens.end ? unit->tokens.end : tokens.end;
    for (TokenIndex i = tokens.end; i < std::min(end_, behind + hedge_after_reach); ++i) {
      const TokenKind kind = analysis_.tokens[i].kind;
      if (kind == TokenKind::comma || kind == TokenKind::stop || (i >= behind && words_[i].is(WordKind::digits))) break;
      if (words_[i].is(WordKind::at_least_after) || (words_[i].is(WordKind::at_least) && words_[i].tokens == 2 &&
                                                     analysis_.tokens[i].kind == TokenKind::word && i >= behind))
        at_least = true;
      else if (words_[i].is(WordKind::at_most_after))
        at_most = true;
      else if (words_[i].is(WordKind::about_after))
        about = true;
    }
    out.low = low, out.high = high;
    if (hedge == NumberHedge::exact || hedge == NumberHedge::about) {
      if (at_least)
        hedge = NumberHedge::at_least;
      else if (at_most)
        hedge = NumberHedge::at_most;
      else if (about)
        hedge = NumberHedge::about;
    }
    if (at_least)
      out.high.reset();
    else if (at_most)
      out.low.reset();
    out.hedge = hedge;
    out.tokens = {first, tokens.end};
    out.span = {begin_of_word(text_, analysis_, words_, first), analysis_.tokens[tokens.end - 1].end};
    if (unit) {
      out.unit = {analysis_.word_begin(text_, analysis_.tokens[unit->tokens.begin]),
                  analysis_.tokens[unit->tokens.end - 1].end};
      out.unit_key = unit->key;
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Word> words_;
  std::vector<TimeHit> times_;
  TokenIndex begin_ = 0, end_ = 0;
  std::vector<Number> numbers_;
};

}  // namespace

std::vector<Number> find_numbers(const Page& page, const Analysis& analysis) {
  return NumberFinder(page, analysis).run();
}

}  // namespace tawatur
