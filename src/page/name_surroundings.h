#pragma once
// What the elements around a name say of its being the author's.
#include <cstdint>
#include <string_view>
#include <vector>

#include "page/document.h"

namespace tawatur {

struct Around {
  bool author = false, meta = false, list = false, microdata = false, rel_author = false, link = false;
  bool author_link = false, furniture = false, heading = false, list_item = false;
  uint64_t signature = 0;  // of the nearest class names
};

/// Addresses of pages about authors.
bool leads_to_author(std::string_view href);

/// Refers to the document. Remembers what each element's names say: one element stands around many names.
class NameSurroundings {
 public:
  explicit NameSurroundings(const Document& document) : document_(document), read_(document.size()) {}
  /// Up to 24 elements up from a node.
  Around of(NodeIndex node);

 private:
  enum Said : uint8_t { known = 1, author = 2, meta = 4, list = 8, microdata = 16, rel_author = 32, author_link = 64 };
  uint8_t read(NodeIndex element) const;

  const Document& document_;
  std::vector<uint8_t> read_;  // Said, of each node
};

}  // namespace tawatur
