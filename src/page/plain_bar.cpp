#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/hash.h"
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

/// Names of controls, squeezed to their folded letters.
class Controls {
 public:
  Controls() {
    for (const auto& row : table_rows(resource("page/controls.tsv"))) {
      if (row.size() < 2) continue;
      std::string word = squeezed(row[0]);
      if (word.size() < front_bytes) continue;
      std::vector<size_t>& lengths = lengths_[front_of(word)];
      if (std::ranges::find(lengths, word.size()) == lengths.end()) lengths.push_back(word.size());
      words_[std::move(word)] = {furniture_kind_named(row[1]), row[1] == "filler"};
    }
    for (auto& [front, lengths] : lengths_) std::ranges::sort(lengths, std::greater{});
  }

  /// The longest name with which `letters` begins, and its size in bytes.
  std::pair<const Control*, size_t> at_front_of(std::string_view letters) const {
    if (letters.size() < front_bytes) return {};
    const auto lengths = lengths_.find(front_of(letters));
    if (lengths == lengths_.end()) return {};
    for (const size_t length : lengths->second) {
      if (length > letters.size()) continue;
      if (const auto found = words_.find(letters.substr(0, length)); found != words_.end())
        return {&found->second, length};
    }
    return {};
  }

 private:
  static constexpr size_t front_bytes = 2;
  static uint16_t front_of(std::string_view word) {
    return static_cast<uint16_t>(static_cast<unsigned char>(word[0]) << 8 | static_cast<unsigned char>(word[1]));
  }
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return hash_bytes(word); }
  };

  boost::unordered_flat_map<std::string, Control, Hash, std::equal_to<>> words_;
  boost::unordered_flat_map<uint16_t, std::vector<size_t>> lengths_;  // of the names that begin so, longest first
};

const Controls& controls() {
  static const Controls table;
  return table;
}

}  // namespace

std::optional<FurnitureKind> bar_kind(const PlainLine& line) {
  if (line.ends_sentence || line.folded.size() > longest_bar) return std::nullopt;
  const std::string letters = squeezed(line.folded);
  const Controls& names = controls();
  size_t covered = 0, all = 0;
  uint32_t navigation = 0, sharing = 0, comments = 0;
  for (size_t at = 0; at < letters.size();) {
    if (letters[at] >= '0' && letters[at] <= '9') {
      ++at;
      continue;
    }
    const auto [found, length] = names.at_front_of(std::string_view(letters).substr(at));
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
