#include "reading/reading.h"

namespace tawatur {

Reading read_page(Page page) {
  Reading reading;
  reading.page = std::move(page);
  reading.analysis = analyse(reading.page.text, reading.page.title_end);
  reading.mentions = find_mentions(reading.page, reading.analysis);
  reading.numbers = find_numbers(reading.page, reading.analysis);
  reading.times = find_times(reading.page, reading.analysis);
  reading.speech = find_speech(reading.page, reading.analysis, reading.mentions, reading.numbers, reading.times);
  return reading;
}

}  // namespace tawatur
