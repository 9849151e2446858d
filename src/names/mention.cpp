#include "names/mention.h"

namespace tawatur {

const char* name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: return "person";
    case EntityKind::place: return "place";
    case EntityKind::organisation: return "organisation";
    case EntityKind::other: return "other";
  }
  return "other";
}

std::vector<Mention> find_mentions(const Page&, const Analysis&) { return {}; }

}  // namespace tawatur
