// Any bytes in any declared charset: UTF-8 without control characters comes out, the same each time. The first line is
// what a server declares.
#include "page/charset.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t end = input.find('\n');
  const std::string_view declared = end == std::string_view::npos ? std::string_view() : input.substr(0, end);
  const std::string_view bytes = end == std::string_view::npos ? input : input.substr(end + 1);
  const Decoded once = decode_page(bytes, declared), again = decode_page(bytes, declared);
  if (!is_valid_utf8(once.text) || once.text != again.text || once.charset != again.charset) __builtin_trap();
  for (const char c : once.text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') __builtin_trap();
  }
  return 0;
}
