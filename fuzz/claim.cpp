// Any pages give stories that hold every page once, and claims that hold every statement; what is told of them names
// statements that are there.
#include "claim/claim.h"

#include "page_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  Corpus corpus;
  for (Reading& r : fuzz::page_set(data, size)) corpus.add(std::move(r));
  corpus.resolve();
  Lineage lineage(corpus, 1);
  lineage.update();
  const std::vector<Family> families = lineage.families();
  Stories grouping(corpus, 1);
  grouping.update(families);
  const std::vector<Story> stories = grouping.stories();
  std::vector<int> in_story(corpus.size(), 0);
  for (const Story& s : stories)
    for (const PageIndex p : s.pages) ++in_story[p];
  for (const int times : in_story)
    if (times != 1) __builtin_trap();
  Claims claims(corpus, 1);
  claims.update(families, stories);
  const ClaimReport first = claims.report();
  claims.update(families, stories);
  const ClaimReport& report = claims.report();
  if (first.claims.size() != report.claims.size()) __builtin_trap();
  std::vector<std::vector<bool>> told(corpus.size());
  for (PageIndex p = 0; p < corpus.size(); ++p) told[p].resize(corpus[p].speech.statements.size(), false);
  for (const Claim& c : report.claims) {
    if (c.statements.empty() || c.story >= stories.size() || c.origins == 0 || c.origins > c.pages) __builtin_trap();
    for (const StatementRef s : c.statements) told.at(s.page).at(s.statement) = true;
  }
  for (const auto& page : told)
    for (const bool t : page)
      if (!t) __builtin_trap();
  for (const Conflict& c : report.conflicts)
    if (c.claim >= report.claims.size() || c.sides.size() < 2) __builtin_trap();
  return 0;
}
