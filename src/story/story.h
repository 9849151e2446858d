#pragma once
// Which pages report one event, and which events are one running topic.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lineage/lineage.h"
#include "reading/corpus.h"
#include "story/explain.h"
#include "story/ruling.h"

namespace tawatur {

struct Story {
  std::vector<PageIndex> pages;        // ascending, at least one; every page is in exactly one story
  PageIndex title_page = 0;            // whose title is the story's title
  std::string title;                   // verbatim from a member
  uint32_t thread = 0;                 // stories with one number are one running topic
  std::string id;                      // stable as pages come in
  uint32_t origins = 0;                // its weight: pages of one family count once
  std::optional<Instant> first, last;  // times of publication, where any page tells one
};

/// Days without a page after which a story is closed. A later page on the event opens it again.
inline constexpr double story_quiet_days = 3;

/// Whether a story still runs at this time; one whose pages tell no time does.
inline bool is_open(const Story& story, Instant now) {
  return !story.last || static_cast<double>(now.seconds - story.last->seconds) <= story_quiet_days * 86400;
}

enum class StoryChangeKind : uint8_t { opened, grew, reopened, merged, split };

/// Why a story changed: by pages that came, or by a person's ruling.
enum class StoryChangeCause : uint8_t { pages, ruling };

/// What an update did to a story, and why, for the log.
struct StoryChange {
  StoryChangeKind kind;
  StoryChangeCause cause;
  std::string story;
  std::vector<PageIndex> pages;  // that came
  PageIndex beside = no_index;   // a page of the story that they came to; why(pages.front(), beside) tells the reasons
};

/// Groups pages into stories and threads. Incremental: which pages are together depends on the pages and on what people
/// ruled, not on the order in which they came. Holds references to the corpus. Not thread-safe; uses up to `threads`
/// threads inside (0: all).
class Stories {
 public:
  explicit Stories(const Corpus& corpus, unsigned threads = 0);
  ~Stories();
  /// Adds all pages of the corpus that are not yet in. `families` as they stand now.
  void update(std::span<const Family> families);
  /// In order of their first page.
  std::vector<Story> stories() const;
  /// Why two pages are or are not in one story: a line a person understands.
  std::string why(PageIndex a, PageIndex b, ReasonLanguage language = ReasonLanguage::english) const;
  /// A person's word on pages; it outweighs the model, that pages are one text, and what earlier rulings say against
  /// it. Holds for pages that come later too: what is ruled apart stays apart whatever is reported between. Without
  /// effect where a page is unknown or named twice.
  void rule(Ruling ruling);
  void rule(PageIndex a, PageIndex b, Decision decision) { rule({{a, b}, decision}); }
  /// The whole stories of two pages, as they stand now, become one.
  void merge(PageIndex a, PageIndex b);
  /// The page leaves its story, and stays out of it.
  void split(PageIndex page);
  /// The page leaves its story for that of another one, as it stands now.
  void pin(PageIndex page, PageIndex to);
  /// All rulings in the order in which they were made: said again to other Stories of the same pages, they give the
  /// same stories.
  std::span<const Ruling> rulings() const;
  /// What the last update or ruling changed.
  std::span<const StoryChange> changes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur
