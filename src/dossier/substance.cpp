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

bool is_named(SourceKind kind) { return kind != SourceKind::anonymous && kind != SourceKind::unknown; }

}  // namespace

uint32_t substance_of(const Reading& reading, const Statement& statement) {
  if (statement.modality == Modality::asked) return 0;
  const bool answered = !statement.chain.empty() && statement.chain.front().role == LinkRole::origin &&
                        is_named(statement.chain.front().kind);
  return count_in(reading.mentions, statement.tokens) + count_in(reading.numbers, statement.tokens) +
         count_in(reading.times, statement.tokens) + (answered ? named_speaker : 0);
}

}  // namespace tawatur
