#include "measure/numeral.h"

#include <cmath>

#include "measure/digits.h"

namespace tawatur {
namespace {

constexpr double largest = 1e15;  // no news counts further; a scale repeated for ever must not overflow

/// Recursive descent over one numeral.
class NumeralReader {
 public:
  NumeralReader(const Analysis& analysis, std::span<const Word> words, TokenIndex end)
      : analysis_(analysis), words_(words), end_(end) {}

  std::optional<Numeral> read(TokenIndex at) {
    Numeral out;
    at_ = at;
    const Word& first = words_[at];
    out.definite = first.definite() || glued_article(at);
    out.form = first.is(WordKind::digits) ? NumeralForm::digits : NumeralForm::words;
    if (first.is(WordKind::scale_plural)) return vague(at, out);
    if (first.is(WordKind::few)) {
      out.tokens = {at, at + 1};
      out.form = NumeralForm::vague;
      out.low = first.value, out.high = 9;
      // بضعة آلاف, بضع مئات: a few of a scale
      if (is_at(at + 1, WordKind::scale_plural))
        out.tokens.end = at + 2, out.low *= words_[at + 1].value, out.high *= words_[at + 1].value;
      return out;
    }
    std::optional<double> value = group();
    if (!value) return std::nullopt;
    double total = *value, scale = scale_;
    out.scaled = scale > 1;
    // 3 ملايين و400 ألف: further groups, each below the scale before it
    while (scale > 1) {
      const TokenIndex resume = at_;
      const std::optional<TokenIndex> joined = after_wa();
      if (!joined || words_[*joined].is(WordKind::fraction)) break;
      at_ = *joined;
      value = group();
      if (!value || *value >= scale) {
        at_ = resume;
        break;
      }
      total += *value;
      if (scale_ >= scale || scale_ <= 1) break;
      scale = scale_;
    }
    if (const auto joined = after_wa();
        joined && words_[*joined].is(WordKind::fraction) && !words_[*joined].definite()) {
      total += words_[*joined].value * std::max(scale, 1.0);
      at_ = *joined + 1;
      if (is_at(at_, WordKind::scale) && words_[at_].definite()) ++at_;  // ونصف المليون
    }
    out.tokens = {at, at_};
    out.low = out.high = total;
    return out;
  }

 private:
  bool is_at(TokenIndex i, WordKind kind) const { return i < end_ && words_[i].is(kind); }

  /// The article written apart from digits: الـ12, بالـ12.
  bool glued_article(TokenIndex i) const {
    if (i == 0 || analysis_.tokens[i].space_before || analysis_.tokens[i].kind != TokenKind::number) return false;
    return analysis_.form(i - 1).ends_with("ال");
  }

  /// Where the word joined by و begins: the next token itself (ومئتان), or the one behind a و that stands alone (و
  /// 200).
  std::optional<TokenIndex> after_wa() const {
    if (at_ >= end_) return std::nullopt;
    if (words_[at_].proclitics & conjunction_wa) return at_;
    if (at_ + 1 < end_ && analysis_.form(at_) == "و") return at_ + 1;
    return std::nullopt;
  }

  std::optional<Numeral> vague(TokenIndex at, Numeral out) {
    double low = words_[at].value;
    out.form = NumeralForm::vague;
    ++at_;
    while (is_at(at_, WordKind::scale_plural) && words_[at_].value >= words_[at_ - 1].value && low < largest)
      low *= words_[at_++].value;
    out.tokens = {at, at_};
    out.low = low, out.high = low * 10 - 1;
    out.scaled = true;
    return out;
  }

  /// A value below a thousand and the scale behind it; sets scale_ (1 where none).
  std::optional<double> group() {
    scale_ = 1;
    if (is_at(at_, WordKind::scale)) {
      scale_ = words_[at_++].value;
      return scale_;
    }
    if (is_at(at_, WordKind::scale_dual)) {
      const double value = words_[at_++].value;
      scale_ = value / 2;
      return value;
    }
    std::optional<double> value;
    if (is_at(at_, WordKind::digits)) {
      const bool scaled = is_at(at_ + 1, WordKind::scale) || is_at(at_ + 1, WordKind::scale_plural) ||
                          is_at(at_ + 1, WordKind::scale_dual);
      const double digits = scaled ? digits_value(analysis_.form(at_), true) : words_[at_].value;
      if (digits < 0) return std::nullopt;
      value = digits;
      ++at_;
    } else {
      value = below_thousand();
    }
    if (!value) return std::nullopt;
    while (at_ < end_ && scale_ < largest && !words_[at_].conjoined()) {
      const Word& word = words_[at_];
      if (word.is(WordKind::scale) || (word.is(WordKind::scale_plural) && word.value >= 1000))
        scale_ *= word.value;
      else if (word.is(WordKind::scale_dual))  // 17 ألفا و421: behind a number ألفا is the accusative of one
        scale_ *= word.value / 2;
      else
        break;
      ++at_;
    }
    return *value * scale_;
  }

  std::optional<double> below_thousand() {
    double hundreds = 0;
    if (is_at(at_, WordKind::hundreds)) {
      hundreds = words_[at_++].value;
    } else if (is_at(at_, WordKind::ones) && is_at(at_ + 1, WordKind::hundreds) && !words_[at_ + 1].conjoined() &&
               words_[at_ + 1].value == 100) {
      hundreds = words_[at_].value * 100;
      at_ += 2;
    }
    if (hundreds == 0) return below_hundred();
    const TokenIndex resume = at_;
    if (const auto joined = after_wa()) {
      at_ = *joined;
      if (is_at(at_, WordKind::digits)) {  // مئة و20 is rather two numbers
        at_ = resume;
        return hundreds;
      }
      if (const auto rest = below_hundred()) return hundreds + *rest;
      at_ = resume;
    }
    return hundreds;
  }

  std::optional<double> below_hundred() {
    if (at_ >= end_) return std::nullopt;
    const Word& first = words_[at_];
    if (first.is(WordKind::ten_one) && !is_at(at_ + 1, WordKind::ten)) return std::nullopt;  // أحد is a pronoun
    if (first.is(WordKind::tens) || first.is(WordKind::ten)) {
      ++at_;
      return first.value;
    }
    if (!first.is(WordKind::ones) && !first.is(WordKind::ten_one)) return std::nullopt;
    ++at_;
    if (is_at(at_, WordKind::ten) && !words_[at_].conjoined()) {
      ++at_;
      return first.value + 10;
    }
    const TokenIndex resume = at_;
    if (const auto joined = after_wa(); joined && is_at(*joined, WordKind::tens)) {
      at_ = *joined + 1;
      return first.value + words_[*joined].value;
    }
    at_ = resume;
    return first.value;
  }

  const Analysis& analysis_;
  std::span<const Word> words_;
  TokenIndex end_;
  TokenIndex at_ = 0;
  double scale_ = 1;
};

}  // namespace

std::optional<Numeral> read_numeral(const Analysis& analysis, std::span<const Word> words, TokenIndex at,
                                    TokenIndex end) {
  switch (words[at].kind) {
    case WordKind::digits:
    case WordKind::ones:
    case WordKind::ten_one:
    case WordKind::ten:
    case WordKind::tens:
    case WordKind::hundreds:
    case WordKind::scale:
    case WordKind::scale_dual:
    case WordKind::scale_plural:
    case WordKind::few:
      return NumeralReader(analysis, words, end).read(at);
    default:
      return std::nullopt;
  }
}

std::optional<Ordinal> read_ordinal(std::span<const Word> words, TokenIndex at, TokenIndex end) {
  const auto is_at = [&](TokenIndex i, WordKind kind) { return i < end && words[i].is(kind); };
  if (!is_at(at, WordKind::ordinal) && !is_at(at, WordKind::ten_one) && !is_at(at, WordKind::tens) &&
      !is_at(at, WordKind::ones))
    return std::nullopt;
  const int first = words[at].whole();
  if (words[at].is(WordKind::tens)) {
    if (!words[at].definite()) return std::nullopt;
    return Ordinal{at + 1, first};
  }
  if (is_at(at + 1, WordKind::ten) && !words[at + 1].conjoined()) return Ordinal{at + 2, first + 10};
  if (is_at(at + 1, WordKind::tens) && words[at + 1].conjoined()) return Ordinal{at + 2, first + words[at + 1].whole()};
  if (!words[at].is(WordKind::ordinal)) return std::nullopt;
  return Ordinal{at + 1, first};
}

}  // namespace tawatur
