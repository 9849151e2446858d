// Plain text with furniture: every line goes either to the article or to the furniture, and an address to an address.
#include "page/plain_text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "page/address.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = tawatur::to_nfc(tawatur::make_valid_utf8(bytes));
  const tawatur::PlainText plain = tawatur::clean_plain_text(text);
  size_t out = plain.title.size() + plain.body.size();
  for (const tawatur::Furniture& part : plain.furniture) out += part.text.size();
  if (out > 2 * text.size() + 16) __builtin_trap();
  const size_t half = size / 2;
  const std::string address = tawatur::article_address(bytes.substr(0, half), bytes.substr(half));
  if (!address.empty() && !address.starts_with("http")) __builtin_trap();
  return 0;
}
