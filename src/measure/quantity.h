#pragma once
// Which numerals tell a quantity, and how far one reaches.
#include <optional>

#include "measure/numeral.h"
#include "measure/sentence_words.h"

namespace tawatur {

/// Whether the numeral tells a quantity, rather than a label, a phone number, a place in a list or a pronoun. O(1).
bool tells_quantity(const SentenceWords& sentence, const Numeral& numeral);

struct NumeralRange {
  Numeral last;
  double low, high;
};

/// The range that begins with `first`: 3-5 أيام, من 3 إلى 5, بين 20 و30, ثلاثة أو أربعة; the scale of its end holds for
/// both (3 إلى 5 ملايين). None where what follows is a change (من 33 إلى 32), a score (3-1) or what a change led to
/// (ارتفع بمقدار 19 إلى 876), and where the unit stands between (من 3 أيام إلى 5 أيام): those are two numbers.
std::optional<NumeralRange> read_range(const SentenceWords& sentence, const Numeral& first);

}  // namespace tawatur
