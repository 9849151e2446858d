// Any bytes become valid UTF-8 once and for all; folding and normalising keep it valid; offsets count what they should.
#include "base/utf8.h"

#include <cstddef>
#include <cstdint>

#include "base/fold.h"
#include "base/instant.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = make_valid_utf8(bytes);
  if (!is_valid_utf8(text) || make_valid_utf8(text) != text) __builtin_trap();
  if (!is_valid_utf8(to_nfc(text))) __builtin_trap();
  const std::string once = folded(text);
  if (!is_valid_utf8(once) || folded(once) != once) __builtin_trap();
  const CodePointIndex index(text);
  if (index.at(static_cast<uint32_t>(text.size())) != count_code_points(text)) __builtin_trap();
  if (const auto instant = parse_instant(bytes)) {
    const auto again = parse_instant(to_iso(*instant));
    if (!again || again->seconds != instant->seconds) __builtin_trap();
  }
  return 0;
}
