#pragma once
// What stands before the first words of a report: place, agency, reporter, desk ("القدس (CNN)--", "بيروت - نبأ -").
#include <optional>
#include <vector>

#include "speech/tagged_text.h"

namespace tawatur {

/// A medium that a dateline names.
struct DatelineCredit {
  TokenSpan tokens;
  uint16_t medium = UINT16_MAX;  // SpeechLexicon::medium; UINT16_MAX where only the pattern shows that it is one
};

struct Dateline {
  TokenIndex end = 0;  // first token of the report itself; the end of the line where the dateline stands alone
  std::vector<DatelineCredit> credits;
};

/// The dateline of a line that begins at `begin`; empty where there is none. An unknown name counts as a medium where
/// it stands between a place and the report. Reads at most 20 tokens.
std::optional<Dateline> read_dateline(const TaggedText& text, TokenIndex begin, TokenIndex end);

/// Behind the dateline that begins at `begin`; `begin` where there is none.
TokenIndex after_dateline(const TaggedText& text, TokenIndex begin, TokenIndex end);

}  // namespace tawatur
