#pragma once
// Light spelling folding, for matching only: what is shown is always the page's own form.
// أ إ آ ٱ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي, گ ک → ك, پ → ب, ڤ → ف, ی → ي; marks, tatweel and bidi controls dropped;
// digits of every script → ASCII; Latin letters lower case without accents left as they are.
#include <string>
#include <string_view>

namespace tawatur {

/// What one code point folds to; 0 where it is dropped.
char32_t fold(char32_t value);

/// Folded form, appended to `out`. Idempotent. Linear, allocates only as `out` grows.
void fold_to(std::string& out, std::string_view text);
std::string folded(std::string_view text);

bool is_arabic_letter(char32_t value);
/// Marks on letters, tatweel, and the invisible direction controls.
bool is_arabic_mark(char32_t value);
/// A letter or a mark of any script, by ICU.
bool is_letter(char32_t value);
/// Value of a decimal digit of ASCII, Arabic-Indic or Extended Arabic-Indic script, or -1.
int digit_value(char32_t value);
/// White space of any kind, no-break and zero-width ones included.
bool is_space(char32_t value);

}  // namespace tawatur
