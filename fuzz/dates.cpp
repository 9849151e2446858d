// Any bytes as a date that readers see or that an address holds: a valid date or none.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "page/visible_date.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string text = make_valid_utf8({reinterpret_cast<const char*>(data), size});
  for (const auto& date : {find_visible_date(text, false), find_visible_date(text, true), date_in_url(text)}) {
    if (date && !is_valid(date->local)) __builtin_trap();
  }
  return 0;
}
