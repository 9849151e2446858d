#pragma once
// States that exclude each other (in force, ratified, sought).
#include <vector>

#include "reading/reading.h"

namespace tawatur {

struct StateDifference {
  uint64_t topic = 0;
  uint64_t state_a = 0, state_b = 0;
  TokenIndex a = 0, b = 0;  // the words that tell the states
};

/// A state as sides of a conflict are told apart by: StateDifference::topic and its state.
struct ToldState {
  uint64_t topic = 0, state = 0;
};
std::vector<ToldState> told_states(const Reading& reading, TokenSpan passage);

/// Topics on which two passages tell different states and neither tells the other's.
std::vector<StateDifference> differing_states(const Reading& a, TokenSpan passage_a, const Reading& b,
                                              TokenSpan passage_b);

}  // namespace tawatur
