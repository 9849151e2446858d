#include "dossier/unique_ids.h"

#include "base/hash.h"

namespace tawatur {

bool UniqueIds::make_unique(std::string& id) {
  const auto [first, fresh] = taken_.try_emplace(hash_bytes(id), 1);
  if (fresh) return false;
  for (uint32_t count = first->second + 1;; ++count) {
    std::string next = id + "~" + std::to_string(count);
    if (!taken_.try_emplace(hash_bytes(next), 1).second) continue;  // an input may use such an id itself
    taken_[hash_bytes(id)] = count;
    id = std::move(next);
    return true;
  }
}

}  // namespace tawatur
