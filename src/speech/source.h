#pragma once
// Noun phrases that can be the source of a statement: "وزير الخارجية الفلسطيني رياض المالكي", "مصادر دبلوماسية", "وكالة
// (معا)".
#include <optional>

#include "speech/statement.h"
#include "speech/tagged_text.h"

namespace tawatur {

struct Source {
  TokenSpan tokens;  // the whole phrase
  TokenSpan name;    // the name alone, or the whole phrase where nobody is named
  TokenSpan role;    // the description beside the name; empty where none
  uint32_t mention = no_index;
  uint16_t medium = UINT16_MAX;  // of the list of media
  SourceKind kind = SourceKind::unknown;
  Gender gender = Gender::unknown;
  Count count = Count::unknown;
  bool named = false;         // has a proper name
  bool is_utterance = false;  // بيان, رسالة: `name` is who made it where the phrase tells, else the phrase itself
  bool definite_noun = false;  // الوزير, الوكالة: may go back to somebody named before
};

/// The phrase that begins at `begin`, cut at `limit`; none where no phrase begins there. At most about 30 tokens are
/// read.
std::optional<Source> read_source(const TaggedText& text, TokenIndex begin, TokenIndex limit);

/// Whether a noun phrase behind a verb can be its subject by gender: "تدعو الأمين العام إلى" has another one.
bool agrees_behind(const TaggedText& text, const Source& source, const VerbForm& verb);

/// Whether one can tell from the words that this is somebody who speaks.
bool is_speaker(const Source& source);

}  // namespace tawatur
