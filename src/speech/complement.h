#pragma once
// What a reporting verb introduces: "إن …", a quotation, what stands behind a colon, a phrase behind عن or إلى, a noun
// phrase.
#include <cstdint>

#include "speech/tagged_text.h"

namespace tawatur {

enum class ComplementKind : uint8_t { none, that, quote, colon, preposition, object };

/// What is told follows in words of its own.
inline bool is_clause(ComplementKind kind) {
  return kind == ComplementKind::that || kind == ComplementKind::quote || kind == ComplementKind::colon;
}

struct FoundComplement {
  ComplementKind kind = ComplementKind::none;
  TokenIndex begin =
      0;  // the complementiser, the quotation mark, the colon, the preposition; the verb's next token for an object
  uint32_t quote = no_index;
};

/// Looks from behind the verb at `verb` to `end`, at most about 40 tokens.
FoundComplement find_complement(const TaggedText& text, TokenIndex verb, TokenIndex end, uint32_t allowed);

/// A short quotation that is a name (صحيفة "هآرتس", لـ"العربية") rather than speech.
bool is_name_quote(const TaggedText& text, const Quote& quote);

/// 'قال "تجمع اهالي المعتقلين في السجون" في بيان إن': marks around the subject's name, however long.
bool is_long_name(const TaggedText& text, const Quote& quote);

/// A token after which a bracket that opens at `i` is closed; `i + 1` where it is not within ten tokens.
TokenIndex after_bracket(const TaggedText& text, TokenIndex i, TokenIndex end);

}  // namespace tawatur
