// Addresses: an accepted one is accepted again and stays what it is; the origin never comes from another part.
#include "source/url.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const char* base : {"", "https://example.org/a/b?c"}) {
    const auto address = parse_url(text, base);
    if (!address) continue;
    const auto again = parse_url(address->url);
    if (!again || again->origin != address->origin || !address->url.starts_with("http")) std::abort();
  }
  return 0;
}
