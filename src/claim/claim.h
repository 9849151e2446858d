#pragma once
// What is told, by how many independent origins, where tellings differ, and what a retelling lost.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lineage/lineage.h"
#include "reading/corpus.h"
#include "story/story.h"

namespace tawatur {

struct StatementRef {
  PageIndex page = 0;
  uint32_t statement = 0;  // index into Reading::speech.statements
  auto operator<=>(const StatementRef&) const = default;
};

enum class ClaimStatus : uint8_t { corroborated, single_origin, disputed };
enum class ConflictKind : uint8_t { quantity, time, status, polarity, who, where, wording, role };
enum class LossKind : uint8_t {
  speaker_dropped,
  speaker_anonymised,
  medium_dropped,
  hedge_dropped,
  quote_marks_dropped,
  quote_altered
};
const char* name_of(ClaimStatus status);
const char* name_of(ConflictKind kind);
const char* name_of(LossKind kind);

struct Claim {
  std::vector<StatementRef> statements;  // one or more, ascending
  std::vector<StatementRef> titles;      // that tell again what a member of their article tells
  StatementRef text;                     // the clearest member
  uint32_t pages = 0, outlets = 0, origins = 0;
  ClaimStatus status = ClaimStatus::single_origin;
  uint32_t story = 0;  // index into the stories
};

struct ConflictSide {
  std::string value;  // verbatim from a member
  std::vector<StatementRef> statements;
};

struct Conflict {
  uint32_t claim = 0;
  ConflictKind kind = ConflictKind::quantity;
  bool update = false;
  std::vector<ConflictSide> sides;
  std::string note;
};

struct Loss {
  StatementRef from, to;
  LossKind kind = LossKind::speaker_dropped;
  std::string what;
};

struct Event {
  std::string time, end;
  uint32_t claim = 0;
};

struct ClaimReport {
  std::vector<Claim> claims;  // every statement is in at least one, as a member or a title; one that tells
                              // several facts stands in each
  std::vector<Conflict> conflicts;
  std::vector<Loss> losses;
  std::vector<Event> timeline;  // in order of time
};

/// Joins statements into claims. Incremental; holds references to the corpus.
class Claims {
 public:
  explicit Claims(const Corpus& corpus, unsigned threads = 0);
  ~Claims();
  void update(std::span<const Family> families, std::span<const Story> stories);
  const ClaimReport& report() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur
