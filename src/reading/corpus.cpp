#include "reading/corpus.h"

namespace tawatur {

PageIndex Corpus::add(Reading reading) {
  const PageIndex index = size();
  const Reading& kept = readings_.emplace_back(std::move(reading));
  resolver_.add(index, kept.page, kept.analysis, kept.mentions);
  return index;
}

}  // namespace tawatur
