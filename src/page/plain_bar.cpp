#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/furniture_kind.h"
#include "page/page_text.h"
#include "page/plain_line.h"

namespace tawatur {
namespace {

constexpr size_t longest_bar = 900;  // bytes of a line that is looked at as a bar

struct Control {
  FurnitureKind kind = FurnitureKind::other;
  bool filler = false;
};

struct Controls {
  boost::unordered_flat_map<std::string, Control> words;  // squeezed: folded letters alone
  size_t longest = 0;                                     // bytes
};

const Controls& controls() {
  static const auto table = [] {
    Controls out;
    for (const auto& row : table_rows(resource("page/controls.tsv"))) {
      if (row.size() < 2) continue;
      std::string word = squeezed(row[0]);
      out.longest = std::max(out.longest, word.size());
      out.words[std::move(word)] = {furniture_kind_named(row[1]), row[1] == "filler"};
    }
    return out;
  }();
  return table;
}

}  // namespace

std::optional<FurnitureKind> bar_kind(const PlainLine& line) {
  if (line.ends_sentence || line.folded.size() > longest_bar) return std::nullopt;
  const std::string letters = squeezed(line.folded);
  size_t covered = 0, all = 0;
  uint32_t navigation = 0, sharing = 0, comments = 0;
  for (size_t at = 0; at < letters.size();) {
    if (letters[at] >= '0' && letters[at] <= '9') {
      ++at;
      continue;
    }
    const Control* found = nullptr;
    size_t length = std::min(controls().longest, letters.size() - at);
    for (; length >= 2; --length) {
      const auto it = controls().words.find(letters.substr(at, length));
      if (it == controls().words.end()) continue;
      found = &it->second;
      break;
    }
    if (found == nullptr) {
      const uint32_t size = decode(letters, at).size;
      at += size, all += size;
      continue;
    }
    if (!found->filler) {
      navigation += found->kind == FurnitureKind::navigation;
      sharing += found->kind == FurnitureKind::sharing;
      comments += found->kind == FurnitureKind::comments;
    }
    at += length, all += length, covered += length;
  }
  if (all == 0) return std::nullopt;
  const double share = static_cast<double>(covered) / static_cast<double>(all);
  if (sharing + comments >= 3 && share >= 0.7) return FurnitureKind::sharing;
  if (share < 0.9) return std::nullopt;
  if (sharing >= 2 || (sharing == 1 && line.words <= 4 && share == 1.0 && navigation == 0))
    return FurnitureKind::sharing;
  if (sharing + comments >= 2) return FurnitureKind::comments;
  if (navigation >= 3) return FurnitureKind::navigation;
  return std::nullopt;
}

}  // namespace tawatur
