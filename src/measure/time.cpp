#include "measure/time.h"

#include "measure/time_scanner.h"

namespace tawatur {

std::vector<TimeMention> find_times(const Page& page, const Analysis& analysis) {
  const std::vector<Word> words = read_words(analysis);
  std::vector<TimeMention> times;
  for (TimeHit& hit : scan_times(page, analysis, words)) {
    TimeMention& out = times.emplace_back();
    out.tokens = hit.tokens;
    out.span = {begin_of_word(page.text, analysis, words, hit.tokens.begin), analysis.tokens[hit.tokens.end - 1].end};
    out.calendar = hit.calendar;
    out.value = std::move(hit.value);
    if (const size_t divider = out.value.find('/'); divider != std::string::npos)
      out.end_value = out.value.substr(divider + 1);
  }
  return times;
}

}  // namespace tawatur
