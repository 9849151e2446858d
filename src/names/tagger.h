#pragma once
// The trained sequence tagger: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the
// features of features.h, decoded by Viterbi. Weights: models/names.bin, made by training/names.cpp.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "names/features.h"

namespace tawatur {

/// What the tagger tells apart; finer than EntityKind where annotators and readers differ.
enum class NameClass : uint8_t { person, place, facility, organisation, government, other };
inline constexpr size_t name_class_count = 6;
inline constexpr size_t tag_count = 1 + 2 * name_class_count;

/// 0 is outside, 1 + 2·class begins a name, 2 + 2·class goes on.
using NameTag = uint8_t;
inline constexpr NameTag outside_tag = 0;
constexpr NameTag begin_tag(NameClass c) { return static_cast<NameTag>(1 + 2 * static_cast<int>(c)); }
constexpr NameTag inside_tag(NameClass c) { return static_cast<NameTag>(2 + 2 * static_cast<int>(c)); }
constexpr bool is_begin(NameTag t) { return t % 2 == 1; }
constexpr bool is_inside(NameTag t) { return t != 0 && t % 2 == 0; }
constexpr NameClass class_of(NameTag t) { return static_cast<NameClass>((t - 1) / 2); }
/// Whether `to` may follow `from` in a sentence: inside tags only after their own class.
constexpr bool may_follow(NameTag from, NameTag to) {
  return !is_inside(to) || (from != outside_tag && class_of(from) == class_of(to));
}

inline constexpr std::string_view names_magic = "TWTNAMES";
inline constexpr uint32_t names_version = 2;

/// One feature's weights. Rows stand in buckets of four, one cache line each; a feature's bucket is the low bits of its
/// hash, its fingerprint the high bits (0: free row).
struct FeatureRow {
  uint16_t fingerprint;
  int8_t weight[tag_count];
  uint8_t reserved;
};
static_assert(sizeof(FeatureRow) == 16);
constexpr uint16_t fingerprint_of(uint64_t feature) { return static_cast<uint16_t>((feature >> 48) | 1u); }

struct TaggerHeader {
  uint32_t bucket_bits;
  float scale;                              // weight = int8 · scale
  float transition[tag_count * tag_count];  // [from][to]
  float start[tag_count];
  uint32_t name_bits;    // the name lexicon has 2^name_bits slots; it follows the rows
  uint32_t letter_bits;  // 2^letter_bits rows of the letter guess follow the name lexicon
  float letter_scale;
  uint32_t reserved[5];
};

class Tagger {
 public:
  Tagger() = default;  // tags everything as outside
  /// `file` must outlive the tagger. Errors as open_model.
  static Result<Tagger> load(std::string_view file);
  /// The model of this build; one that tags nothing where it is missing or damaged.
  static const Tagger& shipped();

  /// What FeatureReader needs beside the page.
  const NameLexicon& names() const { return names_; }

  /// Tags of reader.tokens(), best sequence. Linear.
  void tag(const FeatureReader& reader, std::vector<NameTag>& out) const;

 private:
  using Scores = std::array<float, tag_count>;
  /// Asks the memory for the features' rows.
  void fetch(const FeatureList& features) const;
  void score(const FeatureList& features, Scores& out) const;

  const TaggerHeader* header_ = nullptr;
  std::span<const FeatureRow> rows_;
  NameLexicon names_;
};

}  // namespace tawatur
