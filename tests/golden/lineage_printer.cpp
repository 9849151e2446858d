#include <fmt/format.h>

#include <utility>

#include "golden/printers.h"
#include "lineage/difference.h"
#include "lineage/lineage.h"

namespace tawatur::golden {
namespace {

std::string letter(PageIndex page) { return {static_cast<char>('a' + page)}; }

void print_edits(const Corpus& corpus, PageIndex page, const std::vector<ChangedSpan>& spans,
                 std::vector<std::string>& lines) {
  for (const ChangedSpan& s : spans) {
    if (!changes_meaning(s.change)) continue;
    lines.push_back(
        fmt::format("  {} in {}: {}", name_of(s.change), letter(page), slice(corpus[page].page.text, s.span)));
  }
}

}  // namespace

std::vector<std::string> print_lineage(std::vector<Reading> pages) {
  Corpus corpus;
  for (Reading& page : pages) corpus.add(std::move(page));
  Lineage lineage(corpus, 1);
  lineage.update();
  std::vector<std::string> lines;
  for (const Family& family : lineage.families()) {
    std::string& head = lines.emplace_back("family");
    for (const PageIndex p : family.pages) head += " " + letter(p);
    if (family.origin_page)
      head += " | origin " + letter(*family.origin_page);
    else if (!family.origin_name.empty())
      head += " | origin " + family.origin_name;
    for (const LineageLink& link : family.links) {
      lines.push_back(fmt::format("{} -> {} {} {}", letter(link.from), letter(link.to), name_of(link.relation),
                                  name_of(link.direction)));
      const TextDifference difference = difference_between(corpus[link.from], corpus[link.to]);
      print_edits(corpus, link.from, difference.from, lines);
      print_edits(corpus, link.to, difference.to, lines);
    }
  }
  return lines;
}

}  // namespace tawatur::golden
