#include "page/furniture_kind.h"

namespace tawatur {

FurnitureKind furniture_kind_named(std::string_view name) {
  for (const FurnitureKind kind : {FurnitureKind::navigation, FurnitureKind::related, FurnitureKind::comments,
                                   FurnitureKind::sharing, FurnitureKind::advertising, FurnitureKind::template_text}) {
    if (name == name_of(kind)) return kind;
  }
  return FurnitureKind::other;
}

}  // namespace tawatur
