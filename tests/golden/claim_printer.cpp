// What the pages of one story tell together.
#include <fmt/format.h>

#include <algorithm>

#include "claim/claim.h"
#include "golden/printers.h"

namespace tawatur::golden {

std::vector<std::string> print_claims(std::vector<Reading> pages) {
  Corpus corpus;
  std::vector<Story> stories(1);
  for (Reading& page : pages) stories[0].pages.push_back(corpus.add(std::move(page)));
  corpus.resolve();
  Claims claims(corpus, 1);
  claims.update({}, stories);
  const ClaimReport& report = claims.report();

  const auto text = [&](StatementRef ref) {
    const Reading& r = corpus[ref.page];
    return std::string(slice(r.page.text, r.speech.statements[ref.statement].span));
  };
  const auto letter = [](StatementRef ref) { return static_cast<char>('a' + ref.page); };
  std::vector<std::string> lines;
  for (const Claim& c : report.claims)
    if (c.pages > 1)
      lines.push_back(fmt::format("{} {} pages {} origins: {}", name_of(c.status), c.pages, c.origins, text(c.text)));
  for (const Conflict& c : report.conflicts) {
    std::string& line = lines.emplace_back(fmt::format("conflict {}{}:", name_of(c.kind), c.update ? " update" : ""));
    for (const ConflictSide& side : c.sides) {
      line += fmt::format(" [{}", side.value);
      for (const StatementRef ref : side.statements) line += fmt::format(" {}", letter(ref));
      line += "]";
    }
  }
  for (const Loss& l : report.losses)
    lines.push_back(fmt::format("lost {} {} to {}: {}", name_of(l.kind), letter(l.from), letter(l.to), l.what));
  for (const Event& e : report.timeline)
    if (report.claims[e.claim].pages > 1)
      lines.push_back(fmt::format("{}: {}", e.time, text(report.claims[e.claim].text)));
  return lines;
}

}  // namespace tawatur::golden
