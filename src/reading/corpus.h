#pragma once
// The pages that are compared with each other, and the entities they share.
#include <deque>

#include "names/resolver.h"
#include "reading/reading.h"

namespace tawatur {

/// Holds readings at stable addresses. Indices are given in order of arrival. Not thread-safe while adding.
class Corpus {
 public:
  PageIndex add(Reading reading);
  uint32_t size() const { return static_cast<uint32_t>(readings_.size()); }
  const Reading& operator[](PageIndex page) const { return readings_[page]; }
  /// Brings the entities up to date; call after adding and before asking for entities.
  void resolve() { resolver_.resolve(); }
  std::span<const EntityIndex> entities_of(PageIndex page) const { return resolver_.entities_of(page); }
  std::span<const Entity> entities() const { return resolver_.entities(); }

 private:
  std::deque<Reading> readings_;
  EntityResolver resolver_;
};

}  // namespace tawatur
