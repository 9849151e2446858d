#include "measure/quantity.h"

#include "measure/unit.h"

namespace tawatur {
namespace {

constexpr size_t phone_digits = 7;     // digits without separators or unit that are dialled
constexpr size_t longest_digits = 12;  // bytes; what is longer is a code

/// Digits that name, list or dial rather than count.
bool is_label(const SentenceWords& s, const Numeral& n) {
  const TokenIndex i = n.tokens.begin, next = n.tokens.end;
  const Token& token = s.analysis.tokens[i];
  const std::string_view form = s.form(i);
  const bool alone = next == i + 1;
  const bool week = i > s.begin && s.form(i - 1) == "الاسبوع" && !n.definite;  // الأسبوع 24 of a season
  if ((week || s.was(i, WordKind::label)) && !s.is(next, WordKind::percent)) return true;
  if (i > s.begin && !token.space_before) {
    const TokenKind before = s.analysis.tokens[i - 1].kind;
    const bool joined = before == TokenKind::dash && i > s.begin + 1 && !s.analysis.tokens[i - 1].space_before;
    const auto is_wordish = [&](TokenIndex at) {
      return s.is(at, TokenKind::word) || s.is(at, TokenKind::arabic) || s.is(at, TokenKind::mixed);
    };
    if (joined && is_wordish(i - 2)) return true;  // إس-300; but (-8.1 في المائة)
    if (before == TokenKind::word || before == TokenKind::mixed || before == TokenKind::hashtag) return true;
    if (s.form(i - 1) == "×" || (s.form(i - 1) == "+" && i > s.begin + 1 && s.is(i - 2, TokenKind::number)))
      return true;
  }
  const bool separated = form.find_first_of(".,") != std::string_view::npos;
  if (alone && form.size() > 1 && form[0] == '0' && !separated) return true;  // phone numbers
  if (alone && form.size() > longest_digits) return true;
  if (alone && form.size() >= phone_digits && !separated && !unit_behind(s.analysis, s.words, n, s.end)) return true;
  if (s.is(next, "×") || s.is(next, "+")) return true;  // 4×6, 5+1
  if (s.is(next, TokenKind::dash) && !s.analysis.tokens[next].space_before && s.is(next + 1, TokenKind::word))
    return true;
  // 1- … 2) … at the head of a line
  if (i == s.begin && alone &&
      (s.is(next, TokenKind::dash) || s.is(next, TokenKind::close_bracket) || s.is(next, TokenKind::stop) ||
       s.is(next, "/")))
    return true;
  return alone && s.end - s.begin == 1;
}

/// شخص واحد counts; واحد من, كل واحد and أحد are pronouns.
bool one_counts(const SentenceWords& s, TokenIndex i) {
  constexpr size_t shortest_noun = 6;  // bytes: three letters
  if (s.words[i].proclitics != 0 || i == s.begin) return false;
  if (s.is(i + 1, WordKind::at_least_after)) return true;  // هناك واحد على الأقل
  const Token& before = s.analysis.tokens[i - 1];
  const std::string_view form = s.form(i - 1);
  return before.kind == TokenKind::arabic && (before.proclitics & article) == 0 &&
         (s.was(i, WordKind::none) || s.was(i, WordKind::time_unit)) && form != "كل" && form != "ان" && form != "وقت" &&
         form.size() >= shortest_noun && !s.is(i + 1, WordKind::from);
}

bool follows_plural(const SentenceWords& s, TokenIndex i) {
  const auto unit = unit_before(s.analysis, s.words, i, s.begin);
  return !unit || is_plural_form(s.analysis, unit->tokens.begin);
}

double scale_of(const SentenceWords& s, TokenSpan tokens) {
  double scale = 1;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
    if (s.words[i].is(WordKind::scale) || s.words[i].is(WordKind::scale_plural)) scale *= s.words[i].value;
  return scale;
}

}  // namespace

bool tells_quantity(const SentenceWords& s, const Numeral& n) {
  const TokenIndex i = n.tokens.begin;
  if (n.form == NumeralForm::digits && is_label(s, n)) return false;
  if (n.form == NumeralForm::words && n.tokens.end == i + 1) {
    const Word& word = s.words[i];
    if (word.is(WordKind::ones) && word.value == 1) return one_counts(s, i);
    if (s.form(i) == "لست" || s.form(i).ends_with("اثني")) return false;                        // أثنى: praised
    if (word.is(WordKind::scale) && !unit_behind(s.analysis, s.words, n, s.end)) return false;  // ألّف, المليون
    if (word.is(WordKind::ten) && word.definite()) return false;
  }
  if (!n.definite || i == s.begin) return true;
  if (s.was(i, WordKind::label)) return false;
  // سن الـ14 عاما counts; القرن العشرين, الدورة الـ37, مجموعة السبع: behind a singular the number orders or names
  return (n.tokens.end < s.end && may_be_counted(s.analysis, s.words, n.tokens.end, n.low)) || follows_plural(s, i);
}

std::optional<NumeralRange> read_range(const SentenceWords& s, const Numeral& first) {
  const TokenIndex begin = first.tokens.begin;
  TokenIndex i = first.tokens.end;
  if (first.form == NumeralForm::vague || i + 1 >= s.end) return std::nullopt;
  if (begin > s.begin && (s.was(begin, WordKind::change) || s.words[begin].proclitics & preposition_ba))
    return std::nullopt;
  bool dash = false;
  if (s.was(begin, WordKind::between) && (s.words[i].conjoined() || s.form(i) == "و")) {
    if (s.form(i) == "و") ++i;
  } else if (s.is(i, WordKind::to) || s.is(i, WordKind::one_of_two)) {
    ++i;
  } else if (s.is(i, TokenKind::dash) && first.form == NumeralForm::digits) {
    ++i, dash = true;
  } else {
    return std::nullopt;
  }
  const auto last = read_numeral(s.analysis, s.words, i, s.end);
  if (!last || last->form == NumeralForm::vague || last->high <= first.low) return std::nullopt;
  if (dash && !unit_behind(s.analysis, s.words, *last, s.end)) return std::nullopt;
  NumeralRange range{*last, first.low, last->high};
  if (first.form == NumeralForm::digits && !first.scaled && last->scaled && range.low < range.high) {
    const double low = range.low * scale_of(s, last->tokens);
    if (low < range.high) range.low = low;
  }
  return range;
}

}  // namespace tawatur
