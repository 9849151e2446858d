// The examples show a newcomer what a dossier is: each thing their README promises must be in it.
#include <gtest/gtest.h>

#include <algorithm>

#include "dossier/dossier.h"

namespace tawatur {
namespace {

class Examples : public ::testing::Test {
 protected:
  Examples() {
    const std::string folder = TAWATUR_SOURCE_DIR "/examples";
    dossier_ = build_dossier({&folder, 1}, {});
  }
  size_t count(ClaimStatus status) const {
    return static_cast<size_t>(std::ranges::count(dossier_.claims.claims, status, &Claim::status));
  }
  size_t count(LossKind kind) const {
    return static_cast<size_t>(std::ranges::count(dossier_.claims.losses, kind, &Loss::kind));
  }
  Dossier dossier_;
};

TEST_F(Examples, AllArePages) {
  EXPECT_EQ(dossier_.corpus->size(), 13u);
  EXPECT_TRUE(dossier_.diagnostics.empty());
}

TEST_F(Examples, OneFactIsConfirmedByAnIndependentOrigin) { EXPECT_GE(count(ClaimStatus::corroborated), 1u); }

TEST_F(Examples, TheAgreementIsDisputed) {
  EXPECT_GE(count(ClaimStatus::disputed), 2u);
  const auto polarity = std::ranges::find(dossier_.claims.conflicts, ConflictKind::polarity, &Conflict::kind);
  ASSERT_NE(polarity, dossier_.claims.conflicts.end());
  EXPECT_EQ(polarity->sides.size(), 2u);
}

TEST_F(Examples, TheTollRisesAndIsNoContradiction) {
  EXPECT_TRUE(std::ranges::any_of(dossier_.claims.conflicts, [](const Conflict& c) {
    return c.kind == ConflictKind::quantity && c.update && c.sides.size() == 3 &&
           c.sides.front().value.starts_with("12") && c.sides.back().value.starts_with("23");
  }));
}

TEST_F(Examples, RetellingsLoseSpeakersHedgesAndMarks) {
  EXPECT_GE(count(LossKind::speaker_anonymised), 1u);
  EXPECT_GE(count(LossKind::hedge_dropped), 1u);
  EXPECT_GE(count(LossKind::quote_altered), 1u);
}

TEST_F(Examples, CopiesAreFamilies) { EXPECT_GE(dossier_.families.size(), 3u); }

}  // namespace
}  // namespace tawatur
