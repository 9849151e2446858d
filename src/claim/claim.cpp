#include "claim/claim.h"

namespace tawatur {

const char* name_of(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::corroborated: return "corroborated";
    case ClaimStatus::single_origin: return "single_origin";
    case ClaimStatus::disputed: return "disputed";
  }
  return "single_origin";
}

const char* name_of(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::quantity: return "quantity";
    case ConflictKind::time: return "time";
    case ConflictKind::status: return "status";
    case ConflictKind::polarity: return "polarity";
    case ConflictKind::who: return "who";
    case ConflictKind::where: return "where";
    case ConflictKind::wording: return "wording";
    case ConflictKind::role: return "role";
  }
  return "quantity";
}

const char* name_of(LossKind kind) {
  switch (kind) {
    case LossKind::speaker_dropped: return "speaker_dropped";
    case LossKind::speaker_anonymised: return "speaker_anonymised";
    case LossKind::medium_dropped: return "medium_dropped";
    case LossKind::hedge_dropped: return "hedge_dropped";
    case LossKind::quote_marks_dropped: return "quote_marks_dropped";
    case LossKind::quote_altered: return "quote_altered";
  }
  return "speaker_dropped";
}

struct Claims::State {
  const Corpus& corpus;
  ClaimReport report;
};

Claims::Claims(const Corpus& corpus, unsigned) : state_(std::make_unique<State>(corpus)) {}
Claims::~Claims() = default;

void Claims::update(std::span<const Family>, std::span<const Story>) {
  state_->report = {};
  for (PageIndex p = 0; p < state_->corpus.size(); ++p) {
    for (uint32_t s = 0; s < state_->corpus[p].speech.statements.size(); ++s)
      state_->report.claims.push_back({{{p, s}}, {p, s}, 1, 1, 1, ClaimStatus::single_origin, 0});
  }
}

const ClaimReport& Claims::report() const { return state_->report; }

}  // namespace tawatur
