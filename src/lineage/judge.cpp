#include "lineage/judge.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr float least_share = 0.10f;         // of the shorter page's own words in passages: with less, no text is shared
constexpr float least_shared_words = 16;     // fewer are a formula or a name with its title
constexpr float nearly_all = 0.94f;          // of a short page, however few its words
constexpr float least_retold = 0.4f;         // best by cross-validation, see docs/quality/lineage.md
constexpr size_t least_retold_words = 40;    // in fewer words two people tell one event alike

}  // namespace

std::optional<Verdict> judge(const LineageSigns& s, size_t words_shorter, const LineageModel& model) {
  const auto says = [&](LineageQuestion question) { return model.answer(question, s) >= 0.5f; };
  const bool enough = s[passages_common] >= std::log1p(least_shared_words) || s[passages_shorter] >= nearly_all;
  if (s[passages_shorter] >= least_share && enough && says(LineageQuestion::shares_text)) {
    const Relation relation = !says(LineageQuestion::is_whole)  ? Relation::shared_passages
                              : says(LineageQuestion::is_copy) ? Relation::copy
                                                               : Relation::edited;
    return Verdict{relation, std::min(1.0f, s[passages_shorter])};
  }
  const float retold = model.answer(LineageQuestion::retells, s);
  if (retold < least_retold || words_shorter < least_retold_words) return std::nullopt;
  return Verdict{says(LineageQuestion::translates) ? Relation::translation : Relation::rewrite, retold};
}

}  // namespace tawatur
