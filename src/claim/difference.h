#pragma once
// One difference between two statements of one fact, before sides are gathered.
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/pair.h"
#include "claim/profile.h"

namespace tawatur {

struct Difference {
  ConflictKind kind = ConflictKind::quantity;
  uint64_t about = 0;               // unit or topic: differences of one kind about one thing make one conflict
  std::string a, b;                 // what each side says, verbatim
  double size_a = 0, size_b = 0;    // of quantities; of states their numbers: one side is one size
  bool rises = false;               // counts what grows as news comes in
  uint64_t item_a = 0, item_b = 0;  // the values' places, so that each is held against one other of a page
  float sureness = 0;
};

/// A difference found by what is told of one thing on two pages, whether or not the statements are alike.
struct GroupDifference {
  uint32_t a = 0, b = 0;  // indices into the ProfileSet
  Difference what;
};

/// All differences of a pair. `joined`: both stand in one claim; a looser pair must share the words around a number.
void find_differences(const Profile& a, const Profile& b, const Pair& pair, bool joined, std::vector<Difference>& out);

}  // namespace tawatur
