#include "claim/pair_memory.h"

#include <algorithm>

namespace tawatur {

void PairMemory::make_room(uint32_t pages) {
  if (const uint32_t first = pages > kept_pages ? pages - kept_pages : 0; first > first_) {
    const auto gone = std::min<size_t>(first - first_, of_page_.size());
    of_page_.erase(of_page_.begin(), of_page_.begin() + static_cast<std::ptrdiff_t>(gone));
    first_ = first;
  }
  of_page_.resize(pages - first_);
}

PairMemory::Place PairMemory::of(StatementRef earlier, StatementRef later) {
  constexpr uint32_t most_statements = 1u << 16;
  if (later.page < first_ || earlier.statement >= most_statements || later.statement >= most_statements) return {};
  const uint64_t key = uint64_t{earlier.page} << 32 | earlier.statement << 16 | later.statement;
  const auto [at, fresh] = of_page_[later.page - first_].try_emplace(key);
  return {&at->second, fresh};
}

}  // namespace tawatur
