#pragma once
// Words by which a line announces that it is no article: "اقرأ أيضا", "Leave a comment", "Share".
#include <cstdint>
#include <optional>
#include <string_view>

#include "page/page.h"

namespace tawatur {

/// Bytes of a folded line that announced_furniture() looks at.
inline constexpr size_t announcing_bytes = 120;

struct LineShape {
  std::string_view folded;  // its first bytes, announcing_bytes or all
  uint32_t words = 0;
  bool ends_with_stop = false;  // '.'
};

enum class Announcement : uint8_t {
  hint,       // says nothing alone
  line,       // this line
  all_after,  // this line and what follows, to the page's end
};

struct Announced {
  FurnitureKind kind;
  Announcement what;
};

/// By the list data/furniture.tsv. Looks only at patterns that begin with the line's first word.
std::optional<Announced> announced_furniture(const LineShape& line);

}  // namespace tawatur
