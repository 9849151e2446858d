// Any pages, added one by one or at once, give the same families: disjoint, with passages that lie inside their pages.
#include "lineage/lineage.h"

#include "page_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  Corpus one_by_one, at_once;
  Lineage growing(one_by_one, 1), batch(at_once, 1);
  for (Reading& r : fuzz::page_set(data, size)) {
    at_once.add(r);
    one_by_one.add(std::move(r));
    growing.update();
  }
  batch.update();
  const std::vector<Family> families = growing.families(), same = batch.families();
  if (families.size() != same.size()) __builtin_trap();
  std::vector<bool> taken(one_by_one.size(), false);
  for (size_t f = 0; f < families.size(); ++f) {
    if (families[f].pages != same[f].pages || families[f].pages.size() < 2) __builtin_trap();
    for (const PageIndex p : families[f].pages) {
      if (taken[p]) __builtin_trap();
      taken[p] = true;
    }
    for (const LineageLink& link : families[f].links)
      for (const PassagePair& pair : link.passages)
        if (pair.from.end > one_by_one[link.from].page.text.size() ||
            pair.to.end > one_by_one[link.to].page.text.size())
          __builtin_trap();
  }
  return 0;
}
