#include "dossier/substance.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr uint32_t named_speaker = 2;  // weighs as much as two names

/// How many of the spans, which are in text order, begin within the tokens.
template <class Items>
uint32_t count_in(const Items& items, TokenSpan tokens) {
  const auto begins_before = [](const auto& item, TokenIndex at) { return item.tokens.begin < at; };
  const auto first = std::lower_bound(items.begin(), items.end(), tokens.begin, begins_before);
  const auto last = std::lower_bound(first, items.end(), tokens.end, begins_before);
  return static_cast<uint32_t>(last - first);
}

/// "جاء ذلك في بيان …", "ويأتي هذا …": where something was said, which stands in the sentence before.
bool only_points_back(const Reading& reading, TokenSpan tokens) {
  if (tokens.size() < 2) return false;
  const std::string_view verb = reading.analysis.stem(tokens.begin), what = reading.analysis.form(tokens.begin + 1);
  return (verb == "جاء" || verb == "جاءت" || verb == "ياتي" || verb == "تاتي") &&
         (what == "ذلك" || what == "هذا" || what == "هذه" || what == "تلك");
}

bool is_named(SourceKind kind) { return kind != SourceKind::anonymous && kind != SourceKind::unknown; }

}  // namespace

uint32_t substance_of(const Reading& reading, const Statement& statement) {
  if (statement.modality == Modality::asked || only_points_back(reading, statement.tokens)) return 0;
  const bool answered = !statement.chain.empty() && statement.chain.front().role == LinkRole::origin &&
                        is_named(statement.chain.front().kind);
  return count_in(reading.mentions, statement.tokens) + count_in(reading.numbers, statement.tokens) +
         count_in(reading.times, statement.tokens) + (answered ? named_speaker : 0);
}

}  // namespace tawatur
