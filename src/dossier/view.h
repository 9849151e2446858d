#pragma once
// What a reader is shown and in which order: one view, which HTML, Markdown and the terminal only dress differently.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.h"

namespace tawatur {

/// A statement and those of other pages that tell it in the same words.
struct SpokenView {
  StatementRef first;
  std::vector<StatementRef> repeated;
};

/// What several retellings lost of one statement, or of the same words on several pages.
struct LossView {
  uint32_t first = 0;            // index into ClaimReport::losses
  std::vector<StatementRef> to;  // the retellings, one with the first loss first
};

/// One speaker's statements in a story.
struct SpeakerView {
  std::string name;         // as the first page names the speaker
  std::string description;  // the first description given; empty where none
  SourceKind kind = SourceKind::unknown;
  uint32_t entity = no_index;
  std::vector<SpokenView> said;
};

struct StoryView {
  uint32_t story = 0;               // index into Dossier::stories
  uint32_t origins = 0;             // independent origins among its pages
  std::vector<PageIndex> pages;     // by publication time, then order of reading
  std::vector<uint32_t> confirmed;  // claims, most origins first
  std::vector<uint32_t> conflicts;  // contradictions first, updates after them
  std::vector<uint32_t> single;     // claims of one origin that no conflict shows, those with most to check first
  std::vector<LossView> losses;
  std::vector<SpeakerView> speakers;  // those who say most first
  std::vector<uint32_t> timeline;     // events
  std::vector<uint32_t> families;
};

struct View {
  const Dossier* dossier = nullptr;
  std::vector<StoryView> stories;  // heaviest first: origins, then pages, then order of reading
  /// Of each claim: one statement of each page that tells what the claim's text tells; those of other sides of a
  /// conflict are left out.
  std::vector<std::vector<StatementRef>> sources;

  const Reading& reading(PageIndex page) const { return (*dossier->corpus)[page]; }
  const Statement& statement(StatementRef ref) const { return reading(ref.page).speech.statements[ref.statement]; }
  std::string_view text(StatementRef ref) const { return slice(reading(ref.page).page.text, statement(ref).span); }
  /// One statement of each page, of its body rather than its title, in the given order.
  std::vector<StatementRef> one_a_page(const std::vector<StatementRef>& refs) const;
  /// Statements of the same words together, in the given order of the first of each.
  std::vector<SpokenView> by_words(const std::vector<StatementRef>& refs) const;
  /// Who stands behind a page on a line: the outlet, else the page's id.
  std::string_view outlet(PageIndex page) const;
  /// "2018-03-21", or empty.
  std::string day(PageIndex page) const;
  /// The days between which a story was told, "2026-03-10 – 2026-03-12"; empty where none of its pages tells a time.
  std::string days(uint32_t story) const;
};

/// Orders a dossier for reading. Linear in the dossier, but for sorting.
View make_view(const Dossier& dossier);

}  // namespace tawatur
