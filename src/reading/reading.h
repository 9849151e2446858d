#pragma once
// All that one page says by itself: made once, in parallel, and compared with others later.
#include "language/analysis.h"
#include "measure/number.h"
#include "measure/time.h"
#include "names/mention.h"
#include "page/page.h"
#include "speech/statement.h"

namespace tawatur {

struct Reading {
  Page page;
  Analysis analysis;
  std::vector<Mention> mentions;
  std::vector<Number> numbers;
  std::vector<TimeMention> times;
  Speech speech;
};

/// Runs the page's own layers. Pure function; thread-safe.
Reading read_page(Page page);

}  // namespace tawatur
