#pragma once
// What numbers count: the nouns beside them.
#include <optional>
#include <span>
#include <string_view>

#include "language/analysis.h"
#include "measure/lexicon.h"
#include "measure/numeral.h"

namespace tawatur {

struct Unit {
  TokenSpan tokens;
  uint64_t key = 0;
};

/// What units are compared by: one key for all forms of a row of data/counted.tsv, else the token's lemma-like key.
uint64_t unit_key(const Analysis& analysis, TokenIndex token);
/// Where the noun begins in the text: behind the proclitics that are none of its letters.
uint32_t unit_begin(std::string_view text, const Analysis& analysis, TokenIndex token);
inline constexpr std::string_view percent_unit = "%";
uint64_t percent_key();
uint64_t years_key();
/// Whether the folded form says that a number or decade before it is an age: العمر, عمره.
bool is_age(std::string_view form);
/// Whether a noun is in the plural, as far as its form or data/counted.tsv shows it.
bool is_plural_form(const Analysis& analysis, TokenIndex token);

/// The noun that a numeral counts: behind it (٣ جنود, 8 من التهم), or before it (التهم الـ12, قتيل واحد).
std::optional<Unit> unit_behind(const Analysis& analysis, std::span<const Word> words, const Numeral& numeral,
                                TokenIndex end);
std::optional<Unit> unit_before(const Analysis& analysis, std::span<const Word> words, TokenIndex numeral,
                                TokenIndex begin);

/// Whether the token is the singular of data/counted.tsv, alone.
bool is_counted_singular(const Analysis& analysis, TokenIndex token);

/// Whether the token may be what `value` counts, by the form that Arabic asks for after such a value: the accusative
/// singular after 11 to 99, the genitive after hundreds. Used to tell "2000 شيكل" from the year 2000.
bool may_be_counted(const Analysis& analysis, std::span<const Word> words, TokenIndex token, double value);

/// A noun in the dual that tells a number by itself: قتيلان, غارتين, شرطيتان, وزيرا الدفاع.
std::optional<Unit> dual_noun(const Analysis& analysis, std::span<const Word> words, TokenIndex at, TokenIndex end);

}  // namespace tawatur
