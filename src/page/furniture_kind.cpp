#include "page/furniture_kind.h"

namespace tawatur {

FurnitureKind furniture_kind_named(std::string_view name) {
  for (const FurnitureKind kind : {FurnitureKind::navigation, FurnitureKind::related, FurnitureKind::comments,
                                   FurnitureKind::sharing, FurnitureKind::advertising, FurnitureKind::template_text}) {
    if (name == name_of(kind)) return kind;
  }
  return FurnitureKind::other;
}

FurnitureKind furniture_kind_of(const Document& document, const std::vector<HintSet>& hints, const Block& block) {
  struct Rule {
    HintSet hints;
    FurnitureKind kind;
  };
  static constexpr Rule rules[] = {
      {bit_of(Hint::comment), FurnitureKind::comments},
      {bit_of(Hint::share) | bit_of(Hint::subscribe), FurnitureKind::sharing},
      {bit_of(Hint::related) | bit_of(Hint::tags), FurnitureKind::related},
      {bit_of(Hint::advertising), FurnitureKind::advertising},
      {bit_of(Hint::navigation) | bit_of(Hint::contents), FurnitureKind::navigation},
      {bit_of(Hint::consent) | bit_of(Hint::footer), FurnitureKind::template_text},
      {bit_of(Hint::side), FurnitureKind::related},
  };
  int steps = 0;
  for (NodeIndex n = block.node; n != no_node && steps < 40; n = document[n].parent, ++steps) {
    const Tag tag = document[n].kind;
    if (tag == Tag::body) break;
    if (tag == Tag::nav) return FurnitureKind::navigation;
    if (tag == Tag::footer) return FurnitureKind::template_text;
    if (tag == Tag::figcaption || tag == Tag::figure) return FurnitureKind::other;
    for (const Rule& rule : rules) {
      if ((hints[n] & rule.hints) != 0) return rule.kind;
    }
    if (tag == Tag::aside) return FurnitureKind::related;
  }
  return FurnitureKind::other;
}

}  // namespace tawatur
