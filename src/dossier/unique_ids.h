#pragma once
// Ids that are unique in a dossier, whatever the inputs call their pages.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string>

namespace tawatur {

/// The first page that brings an id keeps it; the second is called "ID~2", the third "ID~3".
class UniqueIds {
 public:
  /// True where `id` had to be changed.
  bool make_unique(std::string& id);

 private:
  boost::unordered_flat_map<uint64_t, uint32_t> taken_;  // hash of an id → how often it came
};

}  // namespace tawatur
