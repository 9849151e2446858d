// Numbers and times of any text: spans lie inside it, in order, not overlapping; bounds and values are well-formed.
#include <cstdlib>

#include "base/utf8.h"
#include "measure/number.h"
#include "measure/time.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  Page page;
  page.text = to_nfc(make_valid_utf8({reinterpret_cast<const char*>(data), size}));
  if (size % 2 == 0) page.published = Instant{1521590400, {2018, 3, 21}, false, {}};
  const Analysis analysis = analyse(page.text, 0);
  const auto check = [](bool holds) {
    if (!holds) std::abort();
  };
  uint32_t last = 0;
  for (const Number& n : find_numbers(page, analysis)) {
    check(n.span.begin <= n.span.end && n.span.end <= page.text.size() && n.span.begin >= last &&
          n.unit.end <= page.text.size());
    check(n.low.has_value() || n.high.has_value());
    check(!n.low || !n.high || *n.low <= *n.high);
    last = n.span.end;
  }
  last = 0;
  for (const TimeMention& t : find_times(page, analysis)) {
    check(t.span.begin <= t.span.end && t.span.end <= page.text.size() && t.span.begin >= last && !t.value.empty());
    last = t.span.end;
  }
  return 0;
}
