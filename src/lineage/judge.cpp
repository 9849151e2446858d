#include "lineage/judge.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr float least_share = 0.10f;      // of the shorter page's own words in passages: with less, no text is shared
constexpr float least_shared_words = 16;  // fewer are a formula or a name with its title
constexpr float nearly_all = 0.94f;       // of a short page, however few its words
constexpr float least_sure = 0.6f;        // that text is shared: a false origin costs more than a missed one
constexpr float least_retold = 0.4f;      // best by cross-validation, see docs/quality/lineage.md
constexpr float most_runs = 0.15f;        // in passages: two renderings of one original keep some runs too, not more

}  // namespace

std::optional<Verdict> judge(const LineageSigns& s, size_t words_shorter, const LineageModel& model) {
  const auto says = [&](LineageQuestion question) { return model.answer(question, s) >= 0.5f; };
  const bool may_retell = words_shorter >= least_retold_words && s[passages_shorter] < most_runs;
  const float retold = may_retell ? model.answer(LineageQuestion::retells, s) : 0;
  if (retold >= least_retold)
    return Verdict{says(LineageQuestion::translates) ? Relation::translation : Relation::rewrite, retold};
  const bool enough = s[passages_common] >= std::log1p(least_shared_words) || s[passages_shorter] >= nearly_all;
  if (s[passages_shorter] < least_share || !enough || model.answer(LineageQuestion::shares_text, s) < least_sure)
    return std::nullopt;
  const Relation relation = !says(LineageQuestion::is_whole) ? Relation::shared_passages
                            : says(LineageQuestion::is_copy) ? Relation::copy
                                                             : Relation::edited;
  return Verdict{relation, std::min(1.0f, s[passages_shorter])};
}

}  // namespace tawatur
