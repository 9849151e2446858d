#pragma once
// Which page comes from which.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "reading/corpus.h"

namespace tawatur {

enum class Relation : uint8_t { copy, edited, shared_passages, rewrite, translation };
enum class Direction : uint8_t { known, common_source, unclear };
const char* name_of(Relation relation);
const char* name_of(Direction direction);

struct PassagePair {
  ByteSpan from, to;
};

struct LineageLink {
  PageIndex from = 0, to = 0;  // `from` is nearer the origin
  Relation relation = Relation::copy;
  Direction direction = Direction::unclear;
  double score = 0;                   // 0 to 1: how much of the shorter text the two have in common
  std::vector<PassagePair> passages;  // in order of `from`
  std::string evidence;               // a line a person understands
};

struct Family {
  std::vector<PageIndex> pages;  // two or more, ascending
  std::optional<PageIndex> origin_page;
  std::string origin_name;  // a credited wire or outlet whose own page is absent; empty where none
  std::vector<LineageLink> links;
};

/// Finds families. Incremental: add() finds a page's relatives at once; families() does not depend on the order of
/// arrival. Holds a reference to the corpus, which must outlive it. Not thread-safe; uses up to `threads` threads
/// inside (0: all).
class Lineage {
 public:
  explicit Lineage(const Corpus& corpus, unsigned threads = 0);
  ~Lineage();
  /// Adds all pages of the corpus that are not yet in.
  void update();
  /// Families in order of their first page; links in order of (from, to).
  std::vector<Family> families() const;
  /// The family of each page (index into families()), no_index where none.
  std::vector<uint32_t> family_of_pages() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur
