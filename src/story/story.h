#pragma once
// Which pages report one event, and which events are one running topic.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lineage/lineage.h"
#include "reading/corpus.h"

namespace tawatur {

struct Story {
  std::vector<PageIndex> pages;  // ascending, at least one; every page is in exactly one story
  PageIndex title_page = 0;      // whose title is the story's title
  std::string title;             // verbatim from a member
  uint32_t thread = 0;           // stories with one number are one running topic
  std::string id;                // stable as pages come in
};

/// Groups pages into stories and threads. Incremental; batch and incremental end alike. Holds references to the corpus.
class Stories {
 public:
  explicit Stories(const Corpus& corpus, unsigned threads = 0);
  ~Stories();
  /// Adds all pages of the corpus that are not yet in. `families` as they stand now.
  void update(std::span<const Family> families);
  /// In order of their first page.
  std::vector<Story> stories() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur
