#pragma once
// Which mentions of different pages mean the same person, place or organisation.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "names/mention.h"

namespace tawatur {

using PageIndex = uint32_t;  // pages in the order in which they were added
using EntityIndex = uint32_t;

enum class VariantReason : uint8_t { same_form, spelling, transliteration, surname, title, typo, acronym, user };
const char* name_of(VariantReason reason);

struct Variant {
  std::string text;  // as written, clitics removed
  uint32_t count = 0;
  VariantReason why = VariantReason::same_form;
};

struct Entity {
  EntityKind kind = EntityKind::other;
  std::string name;               // the fullest well-formed variant
  std::vector<Variant> variants;  // most frequent first
};

/// Joins names over pages. Incremental: adding a page costs what it touches. `resolve` gives the same entities whatever
/// the order of arrival (indices follow the order of the pages). Not thread-safe.
class EntityResolver {
 public:
  EntityResolver();
  ~EntityResolver();
  EntityResolver(EntityResolver&&) noexcept;
  EntityResolver& operator=(EntityResolver&&) noexcept;

  /// Pages must come as 0, 1, 2 …; nothing of the arguments is kept by reference.
  void add(PageIndex page, const Page& article, const Analysis& analysis, std::span<const Mention> mentions);
  /// Brings entities up to date after adds. Idempotent.
  void resolve();
  /// Valid after resolve(): the entity of each mention of a page, in order.
  std::span<const EntityIndex> entities_of(PageIndex page) const;
  std::span<const Entity> entities() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur
