#pragma once
// Who said what, through whom.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "measure/number.h"
#include "measure/time.h"
#include "names/mention.h"
#include "page/page.h"

namespace tawatur {

enum class StatementForm : uint8_t { direct, indirect, mixed, asserted };
enum class Polarity : uint8_t { positive, negative };
enum class Modality : uint8_t { asserted, possible, planned, predicted, demanded, denied, asked };
enum class LinkRole : uint8_t { origin, via, outlet };
enum class SourceKind : uint8_t { person, institution, anonymous, medium, document, unknown };
const char* name_of(StatementForm);
const char* name_of(Polarity);
const char* name_of(Modality);
const char* name_of(LinkRole);
const char* name_of(SourceKind);

/// One hand through which a statement passed.
struct ChainLink {
  LinkRole role = LinkRole::origin;
  SourceKind kind = SourceKind::unknown;
  std::string text;             // as the page first names it, pronouns resolved; the outlet's name for LinkRole::outlet
  uint32_t mention = no_index;  // a mention of the page that names it, for its entity; no_index where none
  std::string description;      // "المحلل المقيم في كييف"; empty where none
  std::string cue;              // "قال", "بحسب"; empty where none
};

struct Statement {
  ByteSpan span;  // the content alone, without the cue and the speaker
  TokenSpan tokens;
  StatementForm form = StatementForm::asserted;
  std::vector<ChainLink> chain;  // the origin first, each via after it, the page's outlet last
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::asserted;
  std::vector<ByteSpan> hedges;  // the words that hedge it (ربما, يُعتقد أن), as spans
  uint32_t sentence = 0;         // the sentence it begins in
  uint32_t time = no_index;      // the TimeMention that dates it; no_index where none
};

/// Whom the page as a whole credits: a wire in a dateline, byline or sign-off, another outlet it says it takes the
/// report from.
struct Credit {
  std::string name;  // canonical name from the list of media, or the text's own words
  SourceKind kind = SourceKind::medium;
  bool is_wire = false;
  ByteSpan span;  // where the text says so; empty where it comes from the byline or outlet
};

struct Speech {
  std::vector<Statement> statements;  // in text order; content words of the article are covered by at least one
  std::vector<Credit> credits;
};

/// Statements and credits of a page. Pure function; linear in the page.
Speech find_speech(const Page& page, const Analysis& analysis, std::span<const Mention> mentions,
                   std::span<const Number> numbers, std::span<const TimeMention> times);

}  // namespace tawatur
